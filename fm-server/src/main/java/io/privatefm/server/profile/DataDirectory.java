package io.privatefm.server.profile;

import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The one directory of everything a server remembers, held by one store at a time.
 *
 * <pre>
 * format       the version of this layout
 * lock         locked while open; tells who holds it
 * clean        there only while nobody has it open and the last who had closed it
 * keys         see {@link io.privatefm.server.journal.KeyVault}
 * journal/     see {@link io.privatefm.server.journal.Journal}
 * profiles     see {@link Profiles}
 * checkpoint   see {@link Checkpoint}
 * erased       see {@link Erased}
 * backup.ask   see {@link BackupDesk}
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
  private static final int FORMAT = 2;
  private static final long RESERVE_BYTES = 64L << 20;
  private static final long ROOM_LASTS_NANOS = 20_000_000;
  private static final String FORMAT_LINE = "private-fm data ";

  private final Path directory;
  private final FileChannel lockFile;
  private final boolean wasClean;
  private final FileStore disk;

  /** When there was room last; at first long ago. */
  private long roomSeenNanos = System.nanoTime() - ROOM_LASTS_NANOS;

  private DataDirectory(Path directory, FileChannel lockFile) throws IOException {
    this.directory = directory;
    this.lockFile = lockFile;
    this.disk = Files.getFileStore(directory);
    boolean fresh = Files.notExists(file("format"));
    checkFormat();
    this.wasClean = fresh || Files.exists(file("clean"));
  }

  /** Makes the directory if need be, and holds it until closed. */
  static DataDirectory hold(Path directory, InstantSource clock) {
    try {
      Files.createDirectories(directory);
      return hold(directory, openLock(directory), clock);
    } catch (IOException e) {
      throw new StorageException(
          Reason.DISK, "must be a directory to read and write: data=" + directory + ": " + e, e);
    }
  }

  private static FileChannel openLock(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve("lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static DataDirectory hold(Path directory, FileChannel lockFile, InstantSource clock)
      throws IOException {
    try {
      if (tryLock(lockFile) == null) {
        throw new StorageException(
            Reason.IN_USE,
            "must be in use by nobody else: data=" + directory + " (" + read(lockFile) + ")");
      }
      tellHolder(lockFile, clock);
      return new DataDirectory(directory, lockFile);
    } catch (IOException | StorageException e) {
      lockFile.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  static String read(FileChannel lockFile) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(200);
    lockFile.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
  }

  private static void tellHolder(FileChannel lockFile, InstantSource clock) throws IOException {
    String holder =
        "held by process " + ProcessHandle.current().pid() + " since " + clock.instant() + "\n";
    lockFile.truncate(0);
    lockFile.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private void checkFormat() throws IOException {
    Path format = file("format");
    if (Files.notExists(format) || version(format) < FORMAT) {
      SafeFile.replace(format, (FORMAT_LINE + FORMAT + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The version that a directory says it is of, one that is known here. */
  static int version(Path format) throws IOException {
    int version = version(Files.readString(format).strip());
    if (version < 1) {
      throw new StorageException(
          Reason.DAMAGED, "must begin with \"" + FORMAT_LINE + "\": " + format);
    }
    if (version > FORMAT) {
      throw new StorageException(
          Reason.NEWER_FORMAT,
          "must be at most " + FORMAT + " for this release: " + format + " says " + version);
    }
    return version;
  }

  private static int version(String line) {
    String digits = line.startsWith(FORMAT_LINE) ? line.substring(FORMAT_LINE.length()) : "";
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }

  /**
   * Refuses while the disk is nearly full. Journal and profiles are sparse files mapped into
   * memory: a write that finds no block is not an error but a fault of the memory access, which may
   * strike later than where it belongs, and what was written is in no file. So nothing is written
   * unless there is far more room than a batch may take.
   */
  void requireRoom() {
    long now = System.nanoTime();
    if (now - roomSeenNanos < ROOM_LASTS_NANOS) {
      return; // nobody fills the reserve in so short a time
    }
    try {
      long freeBytes = disk.getUsableSpace();
      if (freeBytes < RESERVE_BYTES) {
        throw new StorageException(
            Reason.DISK,
            "must have at least "
                + RESERVE_BYTES
                + " bytes free: data="
                + directory
                + " free="
                + freeBytes);
      }
      roomSeenNanos = now;
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must tell its room: data=" + directory, e);
    }
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** Whether the last holder closed everything, or there was none. */
  boolean wasClean() {
    return wasClean;
  }

  /** From here on, dying is not clean. */
  void markOpen() {
    try {
      if (Files.deleteIfExists(file("clean"))) {
        SafeFile.forceDirectory(directory);
      }
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be deletable: " + file("clean"), e);
    }
  }

  /** Everything was closed. */
  void markClean() {
    try {
      SafeFile.replace(file("clean"), new byte[0]);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: " + file("clean"), e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must close: " + file("lock"), e);
    }
  }
}
