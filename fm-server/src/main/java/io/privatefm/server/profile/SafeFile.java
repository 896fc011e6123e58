package io.privatefm.server.profile;

import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that are there whole or not at all, whenever the process or the machine stops. */
final class SafeFile {
  private static final int COPY_BYTES = 1 << 16;

  private SafeFile() {}

  /** Writes beside, forces, then renames over. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file.resolveSibling(""));
  }

  /** Makes a renaming or deletion last. */
  static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Renames a file that is of no use any more, but perhaps of interest. */
  static void moveAside(Path file) {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".unreadable"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be renamable: " + file, e);
    }
  }

  /** Copies a file of mostly holes and leaves them holes. */
  static void copySparse(Path from, Path to) throws IOException {
    Files.deleteIfExists(to);
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.WRITE)) {
      copyBlocks(in, out);
    }
  }

  private static void copyBlocks(FileChannel in, FileChannel out) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(COPY_BYTES);
    ByteBuffer zeros = ByteBuffer.allocateDirect(COPY_BYTES);
    long offset = 0;
    while (in.read(block.clear(), offset) > 0) {
      block.flip();
      int count = block.remaining();
      boolean hole = block.equals(zeros.clear().limit(count));
      boolean last = offset + count == in.size();
      if (!hole || last) {
        out.write(block, offset);
      }
      offset += count;
    }
  }
}
