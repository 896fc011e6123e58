package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 strictly: a byte that does not belong is an error that tells its line and its
 * offset, never a replacement character. A byte order mark at the start is dropped. Owned by one
 * thread.
 */
final class Utf8Reader extends Reader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Input input;
  private final InputStream bytes;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer raw = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER_BYTES).flip();
  private long decodedBytes;
  private long line = 1;
  private boolean ended;
  private boolean started;

  Utf8Reader(Input input) {
    this.input = input;
    this.bytes = input.bytes();
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (ended) {
        return -1;
      }
      decodeMore();
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(into, offset, count);
    return count;
  }

  @Override
  public void close() {
    input.close();
  }

  private void decodeMore() throws IOException {
    fill();
    decoded.clear();
    int before = raw.position();
    CoderResult result = decoder.decode(raw, decoded, ended);
    decodedBytes += raw.position() - before;
    decoded.flip();
    if (result.isError()) {
      throw broken();
    }
    for (int i = 0; i < decoded.limit(); i++) {
      line += decoded.get(i) == '\n' ? 1 : 0;
    }
    if (!started && decoded.hasRemaining()) {
      started = true;
      decoded.position(decoded.get(0) == BYTE_ORDER_MARK ? 1 : 0);
    }
  }

  private void fill() throws IOException {
    raw.compact();
    int read = bytes.read(raw.array(), raw.position(), raw.remaining());
    raw.position(raw.position() + Math.max(0, read));
    raw.flip();
    ended = read < 0;
  }

  private RuntimeException broken() {
    long brokenLine = line + decoded.chars().filter(c -> c == '\n').count();
    return Place.line(input.name(), brokenLine)
        .breaks(
            "must be UTF-8",
            "byte " + decodedBytes,
            String.format("0x%02X", raw.get(raw.position())));
  }
}
