package io.privatefm.server.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks for bytes in files, in windows that overlap. */
final class Bytes {
  private static final int WINDOW = 1 << 20;

  private Bytes() {}

  static boolean contain(Path file, byte[] part) {
    ByteBuffer window = ByteBuffer.allocate(WINDOW + part.length);
    try (FileChannel channel = FileChannel.open(file)) {
      for (long offset = 0; offset < channel.size(); offset += WINDOW) {
        window.clear();
        channel.read(window, offset);
        if (indexOf(window.array(), window.position(), part) >= 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int indexOf(byte[] bytes, int length, byte[] part) {
    for (int i = 0; i + part.length <= length; i++) {
      int same = 0;
      while (same < part.length && bytes[i + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return i;
      }
    }
    return -1;
  }
}
