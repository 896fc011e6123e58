package io.privatefm.server.command.torture;

import io.privatefm.server.command.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What may happen to the files of a data directory that nobody has open. */
final class Damage {
  private static final int BLOCK_BYTES = 4_096;
  private static final int CUT_BYTES = 20_000;

  private Damage() {}

  /** Cuts off the end of the newest file of the journal, as a file system may after a crash. */
  static void cutJournal(Path data) throws IOException {
    try (FileChannel file = open(newest(data.resolve("journal")))) {
      List<Long> used = usedBlocks(file);
      file.truncate(Math.max(BLOCK_BYTES, (used.getLast() + 1) * BLOCK_BYTES - CUT_BYTES));
    }
  }

  /** Overwrites a block in the middle of what the newest file of the journal holds. */
  static void damageJournal(Path data, SplittableRandom random) throws IOException {
    try (FileChannel file = open(newest(data.resolve("journal")))) {
      List<Long> used = usedBlocks(file);
      overwrite(file, used.get(used.size() / 2), random);
    }
  }

  /** Overwrites the first block of the newest file of the journal, which says what it is. */
  static void damageHeader(Path data, SplittableRandom random) throws IOException {
    try (FileChannel file = open(newest(data.resolve("journal")))) {
      overwrite(file, 0, random);
    }
  }

  /** Leaves nothing in the newest file of the journal. */
  static void emptyJournal(Path data) throws IOException {
    try (FileChannel file = open(newest(data.resolve("journal")))) {
      file.truncate(0);
    }
  }

  /** Overwrites the beginning of the table of the journal's files. */
  static void damageTable(Path data, SplittableRandom random) throws IOException {
    try (FileChannel file = open(data.resolve("journal").resolve("metadata.cq4t"))) {
      overwrite(file, 0, random);
    }
  }

  /** Overwrites blocks of the saved stations, all over the file. */
  static void damageProfiles(Path data, SplittableRandom random) throws IOException {
    try (FileChannel file = open(data.resolve("profiles"))) {
      List<Long> used = usedBlocks(file);
      for (int i = 1; i < used.size(); i += 1 + random.nextInt(4)) {
        overwrite(file, used.get(i), random);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Path newest(Path journal) {
    try (Stream<Path> files = Files.list(journal)) {
      return files
          .filter(file -> file.toString().endsWith(".cq4"))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new UserError("must hold a file: journal=" + journal));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void overwrite(FileChannel file, long block, SplittableRandom random)
      throws IOException {
    byte[] noise = new byte[BLOCK_BYTES];
    random.nextBytes(noise);
    file.write(ByteBuffer.wrap(noise), block * BLOCK_BYTES);
  }

  /** The numbers of the blocks that are not all zeros, ascending. */
  private static List<Long> usedBlocks(FileChannel file) throws IOException {
    List<Long> used = new ArrayList<>();
    byte[] zeros = new byte[BLOCK_BYTES];
    ByteBuffer chunk = ByteBuffer.allocate(256 * BLOCK_BYTES);
    for (long at = 0; at < file.size(); at += chunk.capacity()) {
      chunk.clear();
      int read = file.read(chunk, at);
      for (int offset = 0; offset < read; offset += BLOCK_BYTES) {
        int end = Math.min(offset + BLOCK_BYTES, read);
        if (!Arrays.equals(chunk.array(), offset, end, zeros, 0, end - offset)) {
          used.add((at + offset) / BLOCK_BYTES);
        }
      }
    }
    return used;
  }
}
