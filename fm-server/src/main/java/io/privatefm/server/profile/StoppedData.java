package io.privatefm.server.profile;

import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a server that has stopped, or a copy of one, to be read and left as it is.
 * While it is open no server can start in it; others may read it too.
 */
public final class StoppedData implements AutoCloseable {
  private final Path directory;
  private final @Nullable FileChannel lockFile;

  private StoppedData(Path directory, @Nullable FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /**
   * Opens a directory.
   *
   * @throws StorageException when it is none of a server's, is of a newer release, or in use
   */
  public static StoppedData open(Path directory) {
    for (String needed : List.of("format", "keys", "journal")) {
      if (Files.notExists(directory.resolve(needed))) {
        throw new StorageException(
            Reason.DISK,
            "must be the data directory of a server, with format, keys and journal: data="
                + directory
                + " lacks "
                + needed);
      }
    }
    try {
      DataDirectory.version(directory.resolve("format"));
      return new StoppedData(directory, lock(directory));
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: data=" + directory + ": " + e, e);
    }
  }

  /** Shared with those who read, not with a server; a copy may come without the file. */
  private static @Nullable FileChannel lock(Path directory) throws IOException {
    FileChannel lockFile;
    try {
      lockFile = FileChannel.open(directory.resolve("lock"), StandardOpenOption.READ);
    } catch (NoSuchFileException copied) {
      return null;
    }
    if (tryShare(lockFile)) {
      return lockFile;
    }
    String holder = DataDirectory.read(lockFile);
    lockFile.close();
    throw new StorageException(
        Reason.IN_USE,
        "must be in use by nobody: stop the server, or read a copy: data="
            + directory
            + " ("
            + holder
            + ")");
  }

  private static boolean tryShare(FileChannel lockFile) throws IOException {
    try {
      FileLock lock = lockFile.tryLock(0, Long.MAX_VALUE, true);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** The file of the listeners' keys. */
  public Path keys() {
    return directory.resolve("keys");
  }

  /** The directory of the journal. */
  public Path journal() {
    return directory.resolve("journal");
  }

  @Override
  public void close() {
    try {
      if (lockFile != null) {
        lockFile.close();
      }
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must close: " + directory.resolve("lock"), e);
    }
  }
}
