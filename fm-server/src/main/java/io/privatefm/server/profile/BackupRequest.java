package io.privatefm.server.profile;

import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.StoppedJournal;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets a backup of a data directory: from the server that has it open, which plays on, or, where
 * none has, from the files.
 */
public final class BackupRequest {
  private static final long ANSWER_WITHIN_MS = 15_000;
  private static final long SILENT_AT_MOST_MS = 120_000;
  private static final long LOOK_EVERY_MS = 100;

  private final Path data;
  private final Path file;

  private BackupRequest(Path data, Path file) {
    this.data = data;
    this.file = file.toAbsolutePath();
  }

  /**
   * Makes the backup, and tells in a line what is in it.
   *
   * @param file must not be there yet
   * @param progress hears how many stations and entries a running server has put into it
   * @throws StorageException when it cannot be made
   */
  public static String make(Path data, Path file, Consumer<String> progress)
      throws InterruptedException {
    if (Files.exists(file)) {
      throw new StorageException(Reason.DISK, "must not be there yet: backup=" + file);
    }
    BackupRequest request = new BackupRequest(data, file);
    BackupReport report = request.ofStopped();
    return report == null ? request.ofRunning(progress) : BackupText.of(report);
  }

  /** The backup of files that nobody has open; null while somebody has. */
  private @Nullable BackupReport ofStopped() {
    try {
      StoppedData.open(data).close(); // says what it is not, before it is held
    } catch (StorageException e) {
      if (e.reason() == Reason.IN_USE) {
        return null;
      }
      throw e;
    }
    InstantSource clock = InstantSource.system();
    try (DataDirectory held = DataDirectory.hold(data, clock)) {
      if (!held.wasClean()) {
        throw new StorageException(
            Reason.DISK,
            "must have been closed properly, or be running: start the server first: data=" + data);
      }
      return ofFiles(held, clock);
    }
  }

  private BackupReport ofFiles(DataDirectory held, InstantSource clock) {
    try (KeyVault vault = KeyVault.openToRead(held.file("keys"));
        StoppedJournal journal = StoppedJournal.open(held.file("journal"));
        Profiles profiles = Profiles.open(held.file("profiles"), StoreOptions.DEFAULT)) {
      Backup backup =
          new Backup(
              vault,
              profiles,
              journal::read,
              () -> Checkpoint.read(held.file("checkpoint")),
              journal::lastIndex,
              Erased.open(held.file("erased")),
              clock,
              new Backup.Turn() {
                @Override
                public <T> T take(Supplier<T> work) {
                  return work.get();
                }
              });
      return BackupFile.write(file, backup::into);
    }
  }

  private String ofRunning(Consumer<String> progress) throws InterruptedException {
    Path ask = data.resolve(BackupDesk.ASK);
    if (Files.exists(ask)) {
      throw new StorageException(Reason.IN_USE, "must wait for another backup: " + ask);
    }
    try {
      Files.deleteIfExists(data.resolve(BackupDesk.TOLD));
      SafeFile.replace(ask, file.toString().getBytes(StandardCharsets.UTF_8));
      return answer(ask, progress);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: data=" + data + ": " + e, e);
    }
  }

  private String answer(Path ask, Consumer<String> progress)
      throws IOException, InterruptedException {
    String before = "";
    long heardNanos = System.nanoTime();
    while (true) {
      boolean asked = Files.exists(ask);
      String told = told();
      if (!told.equals(before)) {
        before = told;
        heardNanos = System.nanoTime();
        progress.accept(told);
      }
      if (!asked && !told.startsWith(BackupDesk.UNDER_WAY)) {
        return outcome(told);
      }
      long patienceMs = told.isEmpty() ? ANSWER_WITHIN_MS : SILENT_AT_MOST_MS;
      if (System.nanoTime() - heardNanos > TimeUnit.MILLISECONDS.toNanos(patienceMs)) {
        Files.deleteIfExists(ask);
        throw new StorageException(
            Reason.IN_USE,
            "must answer within " + patienceMs / 1_000 + " s: the server at " + data);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
  }

  private String outcome(String told) {
    if (told.startsWith(BackupDesk.DONE) && Files.exists(file)) {
      return told.substring(BackupDesk.DONE.length());
    }
    throw new StorageException(
        Reason.DISK, "must be made by the server: " + (told.isEmpty() ? "it has ended" : told));
  }

  private String told() throws IOException {
    try {
      return Files.readString(data.resolve(BackupDesk.TOLD)).strip();
    } catch (NoSuchFileException notYet) {
      return "";
    }
  }
}
