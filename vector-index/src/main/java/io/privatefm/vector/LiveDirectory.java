package io.privatefm.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a live index, held by one process at a time.
 *
 * <pre>
 * current            the number of the generation in force, in decimal; replaced by a rename
 * base-NNNNNN.vec    the base, as {@link IndexBuilder} published it
 * base-NNNNNN.gone   {@link GoneFile}: which of its rows are deleted ids
 * delta-NNNNNN.log   {@link LiveLog}: what changed since
 * lock               empty
 * </pre>
 *
 * <p>Files of other generations, and what is still being built, are of a process that was killed.
 */
final class LiveDirectory implements AutoCloseable {
  private final Path folder;
  private final FileChannel lockFile;

  @SuppressWarnings("MustBeClosedChecker")
  LiveDirectory(Path folder) {
    this.folder = folder.toAbsolutePath();
    try {
      lockFile =
          FileChannel.open(
              this.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!isLocked()) {
      close();
      throw new IllegalStateException("must not be open elsewhere: directory=" + folder);
    }
  }

  private boolean isLocked() {
    try {
      @Nullable FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path base(int number) {
    return folder.resolve("base-%06d.vec".formatted(number));
  }

  Path gone(int number) {
    return folder.resolve("base-%06d.gone".formatted(number));
  }

  Path delta(int number) {
    return folder.resolve("delta-%06d.log".formatted(number));
  }

  boolean hasCurrent() {
    return Files.exists(folder.resolve("current"));
  }

  /** The generation in force. */
  int current() {
    Path file = folder.resolve("current");
    try {
      String text = Files.readString(file).strip();
      if (!text.matches("[0-9]{1,9}")) {
        throw new IndexFormatException(file, "current", "must be a number: " + text);
      }
      return Integer.parseInt(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a generation, whose files are durable, in force. */
  void publish(int number) {
    Path building = folder.resolve("current.building");
    try {
      Files.writeString(building, number + "\n");
      try (FileChannel channel = FileChannel.open(building, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(building, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    syncFolder();
  }

  /**
   * Fails silently: the generation is in force by now, and to go on with the old one loses writes.
   */
  private void syncFolder() {
    if (java.io.File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        // A power failure just now may bring the old generation back.
      }
    }
  }

  /** Deletes all files of other generations, as far as they can be. */
  void keepOnly(int number) {
    List<Path> kept = List.of(base(number), gone(number), delta(number));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean numbered = name.startsWith("base-") || name.startsWith("delta-");
        if (name.endsWith(".building") || (numbered && !kept.contains(file))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // Where mapped files cannot be deleted, the next opening does it.
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
