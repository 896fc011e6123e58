package io.privatefm.server.profile;

import io.privatefm.server.journal.JournalCopy;
import io.privatefm.server.journal.JournalRoll;
import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.Sealer;
import io.privatefm.server.journal.StoppedJournal;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.privatefm.server.journal.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a data directory of a backup: reads the backup once to see that it is whole, once to build
 * the directory beside its place, erases who was erased since, tries every seal, and only then puts
 * it in its place. Of one thread, used once.
 */
public final class Restore {
  private final Path backup;
  private final Set<Tag> erased = new HashSet<>();
  private final List<String> erasedIds;
  private final Sealer sealer = new Sealer(new SecureRandom());
  private int erasedListeners;

  private Restore(Path backup, List<Path> erasedLists, List<String> erasedIds) {
    this.backup = backup;
    this.erasedIds = erasedIds;
    erasedLists.forEach(list -> erased.addAll(Erased.read(list)));
  }

  /**
   * What was restored.
   *
   * @param report what the backup holds
   * @param erased listeners of the backup who were erased since, and are erased in what was
   *     restored
   */
  public record Restored(BackupReport report, int erased) {}

  /**
   * Restores a backup.
   *
   * @param data where to; must be empty or not there
   * @param erasedLists files {@code erased} of the data directory that was backed up, as they
   *     became later
   * @param erasedIds listeners who were erased since the backup, by their ids
   * @throws StorageException when the backup is not whole, or the directory cannot be made
   */
  public static Restored run(
      Path backup, Path data, List<Path> erasedLists, List<String> erasedIds) {
    Restore restore = new Restore(backup, erasedLists, erasedIds);
    requireEmpty(data);
    BackupFile.read(backup, (_, _) -> {});
    Path beside = data.toAbsolutePath().resolveSibling(data.getFileName() + ".restoring");
    try {
      delete(beside);
      BackupReport report = restore.build(beside);
      Files.deleteIfExists(data);
      Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
      return new Restored(report, restore.erasedListeners);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: data=" + data + ": " + e, e);
    }
  }

  private static void requireEmpty(Path data) {
    try (Stream<Path> there = Files.exists(data) ? Files.list(data) : Stream.empty()) {
      if (there.findAny().isPresent()) {
        throw new StorageException(Reason.DISK, "must be empty, or not there: data=" + data);
      }
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be a directory: data=" + data + ": " + e, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private BackupReport build(Path data) throws IOException {
    try (DataDirectory directory = DataDirectory.hold(data, InstantSource.system())) {
      BackupReport report = fill(directory);
      try (KeyVault vault = KeyVault.open(directory.file("keys"), new SecureRandom());
          Profiles profiles = profiles(directory)) {
        eraseAgain(directory, vault, profiles);
        tryStations(vault, profiles);
        profiles.force();
      }
      tryEntries(directory, report);
      directory.markClean();
      return report;
    }
  }

  private static Profiles profiles(DataDirectory directory) {
    return Profiles.open(directory.file("profiles"), StoreOptions.DEFAULT);
  }

  private BackupReport fill(DataDirectory directory) throws IOException {
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    BackupReport report;
    try (JournalCopy journal = JournalCopy.make(directory.file("journal"), JournalRoll.HOURLY);
        Profiles profiles = profiles(directory)) {
      report =
          BackupFile.read(
              backup,
              (kind, payload) -> {
                switch (kind) {
                  case CHECKPOINT -> Checkpoint.decode(payload).write(directory.file("checkpoint"));
                  case STATION -> profiles.put(new SealedProfile(payload));
                  case ENTRY ->
                      journal.append(
                          ByteBuffer.wrap(payload).getLong(),
                          Arrays.copyOfRange(payload, Long.BYTES, payload.length));
                  case KEYS -> keys.writeBytes(payload);
                  case ERASED -> erased.add(Tag.at(payload, 0));
                  case END -> throw new AssertionError("never shown");
                }
              });
    }
    SafeFile.replace(directory.file("keys"), keys.toByteArray());
    return report;
  }

  /** Who was erased since the backup, or while it was made. */
  private void eraseAgain(DataDirectory directory, KeyVault vault, Profiles profiles) {
    Erased list = Erased.open(directory.file("erased"));
    erasedIds.stream()
        .map(vault::find)
        .filter(key -> key != null)
        .forEach(key -> erased.add(key.tag()));
    for (Tag tag : erased) {
      list.add(tag);
      ListenerKey key = vault.withTag(tag);
      if (key != null) {
        vault.erase(key);
        erasedListeners++;
      }
    }
    for (Tag tag : profiles.tags()) {
      if (vault.withTag(tag) == null) {
        profiles.erase(tag);
      }
    }
  }

  private void tryStations(KeyVault vault, Profiles profiles) {
    for (ListenerKey key : vault.all()) {
      SealedProfile saved = profiles.get(key.tag());
      if (saved != null) {
        saved.open(key, sealer);
      }
    }
  }

  /** Reads everything back, and opens what can be opened. */
  private void tryEntries(DataDirectory directory, BackupReport report) {
    long[] entries = {0};
    try (KeyVault vault = KeyVault.openToRead(directory.file("keys"));
        StoppedJournal journal = StoppedJournal.open(directory.file("journal"))) {
      journal.read(
          (_, entry) -> {
            ListenerKey key = vault.withTag(entry.tag());
            if (key != null) {
              entry.open(key, sealer);
            }
            entries[0] += 1;
            return true;
          });
    }
    if (entries[0] < report.entries()) {
      throw new StorageException(
          Reason.DAMAGED,
          "must be " + report.entries() + " entries when read back: entries=" + entries[0]);
    }
  }
}
