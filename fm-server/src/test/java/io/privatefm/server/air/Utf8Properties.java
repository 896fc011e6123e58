package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Utf8Properties {

  @Property
  void bytesAreUtf8WhereTheJdkSaysSoHoweverTheyAreCut(
      @ForAll @Size(max = 12) byte[] bytes, @ForAll @IntRange(max = 12) int cut) {
    assertEquals(jdk(bytes), pieces(bytes, Math.min(cut, bytes.length)));
  }

  @Property
  void everyTextIsUtf8(@ForAll String text, @ForAll @IntRange(max = 40) int cut) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(true, pieces(bytes, Math.min(cut, bytes.length)));
  }

  /** All sequences of a lead byte and what makes its rules: two bytes after each. */
  @Property(tries = 20_000)
  void charactersOfManyBytesAreJudgedAsTheJdkDoes(
      @ForAll @IntRange(min = 0xC0, max = 0xFF) int lead,
      @ForAll byte second,
      @ForAll @IntRange(min = 0x7F, max = 0xC0) int third,
      @ForAll @IntRange(min = 0x7F, max = 0xC0) int fourth) {
    byte[] bytes = {(byte) lead, second, (byte) third, (byte) fourth};
    for (int length = 1; length <= bytes.length; length++) {
      byte[] part = java.util.Arrays.copyOf(bytes, length);
      assertEquals(jdk(part), pieces(part, length / 2));
    }
  }

  private static boolean pieces(byte[] bytes, int cut) {
    Utf8 utf8 = new Utf8();
    utf8.begin();
    Buffer whole = Buffer.buffer(bytes);
    return utf8.accept(whole.getBuffer(0, cut))
        && utf8.accept(whole.getBuffer(cut, bytes.length))
        && utf8.complete();
  }

  private static boolean jdk(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
