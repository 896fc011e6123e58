package io.privatefm.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad frame is answered with its code, field, rule and, where it can be read, its seq. */
class RejectionTest {

  private static Rejection json(String frame) {
    return json(frame.replace('\'', '"').getBytes(UTF_8));
  }

  private static Rejection json(byte[] frame) {
    return assertInstanceOf(Rejection.class, FrameCodec.JSON.decodeClient(frame));
  }

  private static Rejection cbor(String hex) {
    byte[] frame = HexFormat.of().parseHex(hex.replace(" ", ""));
    return assertInstanceOf(Rejection.class, FrameCodec.CBOR.decodeClient(frame));
  }

  private static Rejection because(String code, String message, String field, Long seq) {
    return new Rejection(code, message, field, seq);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'spin':''|invalid-field|must be 1 to 128 chars: spin=0 chars|spin",
        "'spin':7|invalid-field|must be a string: spin=number|spin",
        "'spin':null|invalid-field|must be a string: spin=null|spin",
        "'spin':['p']|invalid-field|must be a string: spin=array|spin",
        "'spin':'a\\u0000'|invalid-field|must have no control characters: spin=U+0000 at 1|spin",
        "'spin':'\\ud800'|invalid-field|must have no lone surrogates: spin=U+D800 at 0|spin",
        "'x':1|missing-field|must be present: spin=absent|spin",
        "'spin':'p','positionMs':-1|invalid-field|must be >= 0: positionMs=-1|positionMs",
        "'spin':'p','positionMs':NaN|invalid-field|must be a whole number: positionMs=NaN|positionMs",
        "'spin':'p','positionMs':1.5|invalid-field|must be a whole number: positionMs=1.5|positionMs",
        "'spin':'p','positionMs':'1'|invalid-field|must be a whole number: positionMs=string|positionMs",
        "'spin':'p','positionMs':86400001|invalid-field|must be <= 86400000: positionMs=86400001|positionMs",
        "'spin':'p','positionMs':1e999|invalid-field|must be a whole number: positionMs=Infinity|positionMs",
        "'spin':'p','positionMs':99999999999999999999|invalid-field|must be <= 86400000: positionMs=above every long|positionMs",
        "'spin':'p','spin':'p'|duplicate-field|must stand once: spin=again|spin",
        "'spin':'p','x':1,'x':1|duplicate-field|must stand once: x=again|x",
        "'spin':'p','x':[NaN]|invalid-field|must be finite: x=NaN or infinite|x",
        "'spin':'p','type':'liked'|duplicate-field|must stand once: type=again|type"
      })
  void aBadFieldIsNamedWithItsRuleAndTheSeq(
      String fields, String code, String message, String field) {
    Rejection expected = because(code, message, field, 5L);
    assertEquals(expected, json("{'type':'skipped'," + fields + ",'atMs':1,'seq':5}"));
    assertEquals(expected, json("{'seq':5,'type':'skipped'," + fields + ",'atMs':1}"));
  }

  @Test
  void theFieldsOfAnInnerObjectAreNamedByTheirPath() {
    assertEquals(
        because("invalid-field", "must be >= 0: resume.positionMs=-3", "resume.positionMs", null),
        json("{'type':'hello','token':'t','device':'d','resume':{'positionMs':-3}}"));
    assertEquals(
        because("invalid-field", "must be a string: within[1]=number", "within[1]", 3L),
        json("{'type':'tune','seq':3,'within':['a',7]}"));
  }

  @Test
  void aListLongerThanItsLimitIsNotRead() {
    String ids = "'1',".repeat(ProtocolLimits.WITHIN_TRACKS) + "'1'";
    assertEquals(
        because(
            "invalid-field",
            "must have 1 to 4096 elements: within=more than 4096 elements",
            "within",
            3L),
        json("{'type':'tune','seq':3,'within':[" + ids + "]}"));
    assertEquals(
        "must have 1 to 4096 elements: within=0 elements",
        json("{'type':'tune','seq':3,'within':[]}").message());
  }

  @Test
  void aTasteIsRefusedByItsFieldAndRule() {
    assertEquals(
        because("invalid-field", "must have artists, tags or tracks: taste=nothing", "taste", 3L),
        json("{'type':'tune','seq':3,'taste':{'colours':['red']}}"));
    assertEquals(
        because(
            "invalid-field", "must have 1 to 16 elements: taste.tags=0 elements", "taste.tags", 3L),
        json("{'type':'tune','seq':3,'taste':{'tags':[]}}"));
    String seventeen = "'x',".repeat(16) + "'x'";
    assertEquals(
        because(
            "invalid-field",
            "must have 1 to 16 elements: taste.artists=more than 16 elements",
            "taste.artists",
            3L),
        json("{'type':'tune','seq':3,'taste':{'artists':[" + seventeen + "]}}"));
    assertEquals(
        because(
            "invalid-field",
            "must be 1 to 128 chars: taste.tracks[1]=129 chars",
            "taste.tracks[1]",
            3L),
        json("{'type':'tune','seq':3,'taste':{'tracks':['1','" + "x".repeat(129) + "']}}"));
    String long512 = "'" + "x".repeat(512) + "'";
    String five = String.join(",", long512, long512, long512, long512, long512);
    assertEquals(
        because("invalid-field", "must be at most 2048 bytes: taste=2560 bytes", "taste", 3L),
        json("{'type':'tune','seq':3,'taste':{'artists':[" + five + "]}}"));
  }

  @Test
  void anEnumNamesItsChoices() {
    assertEquals(
        because(
            "invalid-field",
            "must be one of [balanced, familiar, explore]: mode=another string",
            "mode",
            3L),
        json("{'type':'tune','seq':3,'mode':'Explore'}"));
  }

  @Test
  void aTokenIsNeverRepeated() {
    assertEquals(
        "must be 1 to 8192 chars: token=9000 chars",
        json("{'type':'renew','token':'" + "s".repeat(9_000) + "'}").message());
  }

  @Test
  void anUnknownTypeKeepsItsSeq() {
    assertEquals(
        because("unknown-type", "must be a message of version 1: type=previous", "type", 9L),
        json("{'spin':'p','seq':9,'type':'previous'}"));
  }

  @Test
  void aTypeIsAskedFor() {
    assertEquals(
        because("missing-field", "must be present: type=absent", "type", 9L), json("{'seq':9}"));
    assertEquals(
        because("invalid-field", "must be a string: type=number", "type", 9L),
        json("{'type':1,'seq':9}"));
    assertEquals(
        because("invalid-field", "must be a string: type=null", "type", 9L),
        json("{'seq':9,'type':null}"));
  }

  @Test
  void twoSeqsAreNone() {
    assertEquals(
        because("duplicate-field", "must stand once: seq=again", "seq", null),
        json("{'type':'liked','seq':1,'seq':2,'spin':'p','atMs':1}"));
  }

  @Test
  void aMessageWithoutNumberConsumesNone() {
    assertEquals(
        because("missing-field", "must be present: token=absent", "token", null),
        json("{'type':'renew','seq':4}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "'hello'",
        "[]",
        "{",
        "{}x",
        "{'type':'renew','token':'t'}{}",
        "{'type':'renew','token':'t'} x",
        "{'type':'renew','token':'t'},",
        "{type:'renew'}",
        "{'type':'renew','token':'t',}",
        "{'type':'renew' 'token':'t'}",
        "{'a':01}",
        "{'a':+1}",
        "{'a':.5}",
        "{'a':tru}",
        "{'a':'\\x'}",
        "{'a':'\n'}",
        "/**/{'type':'renew','token':'t'}"
      })
  void whatIsNotOneJsonObjectIsMalformedOrWithoutType(String frame) {
    Rejection rejection = json(frame);
    assertEquals(null, rejection.seq());
    assertEquals(frame.equals("{}x") ? "missing-field" : "malformed", rejection.code());
  }

  @Test
  void badUtf8IsToldWithItsOffset() {
    byte[] latin = "{\"type\":\"renew\",\"token\":\"\u00e9\"}".getBytes(ISO_8859_1);
    assertEquals("must be UTF-8: offset=25", json(latin).message());
    assertEquals("must be UTF-8: offset=1", json("{}".getBytes(UTF_16LE)).message());
    assertEquals("must be UTF-8: offset=0", json("{}".getBytes(UTF_16BE)).message());
  }

  @Test
  void deepNestingIsRefusedAndTheSeqBehindItRead() {
    String deep = "[".repeat(200) + "]".repeat(200);
    Rejection rejection = json("{'type':'liked','x':" + deep + ",'seq':5,'spin':'p','atMs':1}");
    assertEquals("must nest at most 16 deep: offset=35", rejection.message());
    assertEquals(5L, rejection.seq());
  }

  @Test
  void aNumberOfManyDigitsHidesNoSeqBehindIt() {
    String digits = "9".repeat(50_000);
    assertEquals(
        because(
            "invalid-field", "must be <= 86400000: positionMs=above every long", "positionMs", 5L),
        json("{'type':'skipped','spin':'p','positionMs':" + digits + ",'atMs':1,'seq':5}"));
    assertEquals(
        because("invalid-field", "must be >= 0: positionMs=below every long", "positionMs", 5L),
        json("{'type':'skipped','spin':'p','positionMs':-" + digits + ",'atMs':1,'seq':5}"));
  }

  @Test
  void theDeepestNestingIsRead() {
    String deep = "[".repeat(15) + "]".repeat(15);
    String frame = "{'type':'liked','x':" + deep + ",'seq':5,'spin':'p','atMs':1}";
    assertEquals(
        new ClientMessage.Liked(5, "p", 1),
        FrameCodec.JSON.decodeClient(frame.replace('\'', '"').getBytes(UTF_8)));
  }

  @Test
  void aFrameBeyondTheLimitIsNotLookedAt() {
    assertEquals(
        because("malformed", "must be at most 65536 bytes: length=65537", null, null),
        json(new byte[ProtocolLimits.FRAME_BYTES + 1]));
  }

  /** {@code a3 "type":"liked" "seq":5 …} with one more entry. */
  private static Rejection likedWith(String entry) {
    return cbor("a5 6474797065 656c696b6564 63736571 05 647370696e 6170 6461744d73 01" + entry);
  }

  @ParameterizedTest
  @CsvSource({
    "6178 c074323031332d30332d32315432303a30343a30305a, must have no tags: offset=32",
    "6178 c249010000000000000000, must have no tags: offset=32",
    "6178 f7, 'must be false, true, null or a number: offset=32'",
    "6178 f818, 'must be false, true, null or a number: offset=32'",
    "6178 7b7fffffffffffffff, must be complete CBOR: offset=32",
    "6178 9bffffffffffffffff, must be complete CBOR: offset=41",
    "6178 bb7fffffffffffffff, must be complete CBOR: offset=41",
    "6178 62c080, must be UTF-8: offset=32",
    "6178 63eda080, must be UTF-8: offset=32",
    "6178 1c, must be well-formed CBOR: offset=32",
    "6178 7f4161ff, must be well-formed CBOR: offset=33",
    "01 02, must have names that are text: offset=30",
    "6178 0100, must end with its object: offset=33",
    "6178 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f, must nest at most 16 deep: offset=47",
    "'', must be complete CBOR: offset=30"
  })
  void cborThatIsIllOrStrangeIsRefusedByOffsetAndKeepsItsSeq(String entry, String message) {
    assertEquals(because("malformed", message, null, 5L), likedWith(entry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c11a00000001", "f7", "62c080", "e3", "a10102", "d9d9f780"})
  void aStrangeValueHidesNoSeqBehindIt(String strange) {
    assertEquals(
        5L, cbor("a3 6474797065 656c696b6564 6178" + strange + "63736571 05").seq(), strange);
  }

  @Test
  void bytesAreNoText() {
    assertEquals(
        because("invalid-field", "must be a string: token=bytes", "token", null),
        cbor("a2 6474797065 6572656e6577 65746f6b656e 43010203"));
  }

  @Test
  void cborNumbersBeyondTheirRangeAreNamed() {
    assertEquals(
        because("invalid-field", "must be <= 9007199254740991: seq=above every long", "seq", null),
        cbor("a2 6474797065 656c696b6564 63736571 1bffffffffffffffff"));
  }

  @Test
  void wholeNumbersMayBeWrittenAsFloats() {
    byte[] frame =
        HexFormat.of()
            .parseHex(
                "a4 6474797065 656c696b6564 63736571 f94500 647370696e 6170 6461744d73 fb4270000000000000"
                    .replace(" ", ""));
    assertEquals(new ClientMessage.Liked(5, "p", 1L << 40), FrameCodec.CBOR.decodeClient(frame));
  }
}
