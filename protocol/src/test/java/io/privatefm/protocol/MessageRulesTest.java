package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Reacted;
import io.privatefm.protocol.ClientMessage.Taste;
import io.privatefm.protocol.ClientMessage.Within;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** An invalid message cannot be made: rule then value, in the words in which frames are refused. */
class MessageRulesTest {

  private static void refuses(String message, Executable construction) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, construction).getMessage());
  }

  @Test
  void aNumberOutOfBoundsIsRefused() {
    refuses("must be >= 1: seq=0", () -> new ClientMessage.Liked(0, "p", 1));
    refuses(
        "must be <= 9007199254740991: seq=9007199254740992",
        () -> new ClientMessage.Liked(1L << 53, "p", 1));
    refuses(
        "must be <= 86400000: positionMs=86400001",
        () -> new ClientMessage.Skipped(1, "p", 86_400_001, 1));
    refuses("must be <= 4999: code=5000", () -> new ServerMessage.Bye(5_000, "", 0));
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() {
    refuses(
        "must be finite: propensity=NaN", () -> new Why("c", false, Double.NaN, null, List.of()));
    refuses(
        "must be <= 1.0: polarity=1.5",
        () -> new Reacted(1, "p", ClientMessage.Kind.COMMENTED, 1.5, 1));
  }

  @Test
  void textOutOfBoundsIsRefusedWithoutItsWords() {
    refuses("must be 1 to 128 chars: spin=0 chars", () -> new ClientMessage.Liked(1, "", 1));
    refuses(
        "must be 1 to 8192 chars: token=8193 chars",
        () -> new ClientMessage.Renew("s".repeat(8_193)));
    refuses(
        "must have no control characters: token=U+000A at 1", () -> new ClientMessage.Renew("s\n"));
    refuses(
        "must have no lone surrogates: token=U+DC00 at 0", () -> new ClientMessage.Renew("\uDC00"));
  }

  @Test
  void listsAreBounded() {
    refuses(
        "must have artists, tags or tracks: taste=nothing",
        () -> new Taste(List.of(), List.of(), List.of()));
    refuses(
        "must have 1 to 16 elements: artists=17 elements",
        () -> new Taste(Collections.nCopies(17, "LiSA"), List.of(), List.of()));
    refuses(
        "must be 1 to 64 chars: tags=0 chars", () -> new Taste(List.of(), List.of(""), List.of()));
    refuses(
        "must be at most 2048 bytes: taste=3840 bytes",
        () -> new Taste(List.of(), List.of(), Collections.nCopies(30, "x".repeat(128))));
    refuses("must have 1 to 4096 elements: within=0 elements", () -> new Within.Tracks(List.of()));
    refuses(
        "must be at most 49152 bytes: within=61440 bytes",
        () -> new Within.Tracks(Collections.nCopies(480, "x".repeat(128))));
    refuses(
        "must have 0 to 32 elements: features=33 elements",
        () -> new Why("c", false, 1, null, Collections.nCopies(33, new Why.Reason("n", 1))));
  }

  @Test
  void whatIsNeitherToldNorMayBeAbsentIsRefused() {
    refuses("must be told: scope=null", () -> new ClientMessage.Disliked(1, "p", null, 1));
  }

  @Test
  void wordsFromACatalogueAreMadeToFit() {
    TrackInfo track =
        TrackInfo.fitting(
            "7",
            "a\tb\uD800".repeat(200),
            "\uD83C\uDFB5".repeat(300),
            null,
            -5,
            List.of("", "x".repeat(70)),
            "",
            -44,
            "http://a\nb",
            Map.of("k", "v".repeat(300), "", "dropped"));
    assertTrue(track.title().startsWith("a b\uFFFDa b"));
    assertEquals(512, track.title().length());
    assertEquals(256, track.artist().codePointCount(0, track.artist().length()));
    assertEquals(0, track.durationMs());
    assertEquals(List.of("x".repeat(64)), track.tags());
    assertEquals(null, track.language());
    assertEquals(0, track.year());
    assertEquals(null, track.url());
    assertEquals(Map.of("k", "v".repeat(256)), track.traits());
  }

  @Test
  void cuttingNeverSplitsACharacter() {
    assertEquals("ab", WireText.fit("ab\uD83C\uDFB5", 3));
    assertEquals("ab\uD83C\uDFB5", WireText.fit("ab\uD83C\uDFB5", 4));
  }

  @Test
  void theLargestMessagesFitAFrame() {
    assertTrue(ProtocolLimits.largestPlayBytes() <= ProtocolLimits.FRAME_BYTES);
    assertTrue(ProtocolLimits.largestTuneBytes() <= ProtocolLimits.FRAME_BYTES);
    String widest = "\uFFFD";
    String text = widest.repeat(512);
    TrackInfo track =
        TrackInfo.fitting(
            widest.repeat(128),
            text,
            text,
            text,
            86_400_000,
            Collections.nCopies(32, text),
            text,
            9_999,
            widest.repeat(2_048),
            traits(text));
    Why why =
        new Why(
            widest.repeat(64),
            true,
            0.1,
            text,
            Collections.nCopies(32, new Why.Reason(widest.repeat(64), -Double.MIN_NORMAL)),
            Collections.nCopies(8, widest.repeat(64)));
    ServerMessage play = new ServerMessage.Play(widest.repeat(128), track, why, 86_400_000);
    for (FrameCodec codec : FrameCodec.values()) {
      byte[] frame = codec.encode(play);
      assertTrue(frame.length <= ProtocolLimits.largestPlayBytes(), codec + " " + frame.length);
      assertEquals(play, codec.decodeServer(frame));
    }
  }

  private static Map<String, String> traits(String text) {
    Map<String, String> traits = new java.util.HashMap<>();
    for (int name = 0; name < 32; name++) {
      traits.put(name + text.substring(0, 62), text);
    }
    return traits;
  }
}
