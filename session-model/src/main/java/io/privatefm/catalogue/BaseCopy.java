package io.privatefm.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Copies the sections of a base, durably, and compares what it copied with the manifest. */
final class BaseCopy {
  private static final int BUFFER_BYTES = 1 << 20;

  private BaseCopy() {}

  static void copy(Path from, Manifest manifest, Path to, Progress progress) throws IOException {
    long total = manifest.sections().stream().mapToLong(Manifest.Part::bytes).sum();
    long done = 0;
    for (Section section : manifest.present()) {
      progress.at("copying", done, total);
      String copied = copy(from.resolve(section.file()), to.resolve(section.file()));
      Manifest.Part part = manifest.part(section);
      if (!copied.equals(part.crc32c())) {
        throw Sections.damaged(
            from,
            section,
            "must have the checksum that the manifest tells, " + part.crc32c(),
            copied);
      }
      done += part.bytes();
    }
    progress.at("copying", done, total);
  }

  private static String copy(Path from, Path to) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (in.read(buffer) >= 0) {
        crc.update(buffer.flip());
        buffer.rewind();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        buffer.clear();
      }
      out.force(true);
    }
    return Checksum.hex(crc);
  }
}
