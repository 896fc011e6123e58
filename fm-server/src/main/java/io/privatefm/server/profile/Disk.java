package io.privatefm.server.profile;

import io.privatefm.engine.Engine;
import io.privatefm.server.journal.Journal;
import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.Sealer;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import net.openhft.chronicle.hash.ChronicleHashCorruption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open data directory: everything in it, recovered. Owned by whoever opened it. */
final class Disk implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Disk.class);
  private static final int TOLD_REPAIRS = 5;

  private final DataDirectory directory;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final KeyVault vault;
  private final Journal journal;
  private final Profiles profiles;
  private final Erased erased;
  private final Coverage coverage = new Coverage();
  private final Checkpoint checkpoint;
  private final RecoveryReport report;

  private Disk(DataDirectory directory, StoreOptions options, Engine engine, SecureRandom random) {
    this.directory = directory;
    open.push(directory);
    try {
      directory.requireRoom();
      directory.markOpen();
      vault = opened(KeyVault.open(directory.file("keys"), random));
      journal = opened(Journal.open(directory.file("journal"), options.roll(), options.clock()));
      profiles = opened(openProfiles(options));
      erased = Erased.open(directory.file("erased"));
      finishErasing();
      Checkpoint last = readCheckpoint();
      report =
          new Recovery(engine, vault, new Sealer(random), journal, profiles, coverage)
              .run(last, directory.wasClean());
      checkpoint = new Checkpoint(coverage.coveredIndex(journal.lastIndex()), last.model());
      makeLast();
    } catch (RuntimeException e) {
      closeAll();
      throw e;
    }
  }

  static Disk open(Path data, StoreOptions options, Engine engine, SecureRandom random) {
    long startMs = options.clock().millis();
    Disk disk = new Disk(DataDirectory.hold(data, options.clock()), options, engine, random);
    disk.tell(options.clock().millis() - startMs);
    return disk;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  /** What a crash left half erased. */
  private void finishErasing() {
    for (Tag tag : erased.tags()) {
      ListenerKey key = vault.withTag(tag);
      if (key != null) {
        erase(key);
      }
    }
  }

  /** Erases all that is held of a listener; of the thread that owns the files. */
  void erase(ListenerKey key) {
    erased.add(key.tag());
    vault.erase(key);
    profiles.erase(key.tag());
    coverage.covered(key.tag());
  }

  private Profiles openProfiles(StoreOptions options) {
    Path file = directory.file("profiles");
    if (directory.wasClean() || Files.notExists(file)) {
      return Profiles.open(file, options);
    }
    log.info("The last run was not closed; repairing the saved stations in {}", file);
    var repairs = new AtomicInteger();
    try {
      Profiles repaired =
          Profiles.recover(file, options, corruption -> tell(file, corruption, repairs));
      log.info("Repaired {} places in {}", repairs, file);
      return repaired;
    } catch (StorageException e) {
      return beginAgain(file, options, e);
    }
  }

  private static void tell(Path file, ChronicleHashCorruption corruption, AtomicInteger repairs) {
    if (repairs.incrementAndGet() <= TOLD_REPAIRS) {
      log.info("Repaired in {}: {}", file, corruption.message());
    }
  }

  /** What was lost comes back from the journal, as far as the journal goes back. */
  private static Profiles beginAgain(Path file, StoreOptions options, StorageException cause) {
    log.error("{}; rebuilding the stations from the journal", cause.getMessage());
    SafeFile.moveAside(file);
    return Profiles.open(file, options);
  }

  /** A damaged checkpoint costs time, not data: the whole journal is read. */
  private Checkpoint readCheckpoint() {
    try {
      return Checkpoint.read(directory.file("checkpoint"));
    } catch (StorageException e) {
      log.warn("Reading the whole journal, and the shared ranker begins anew: {}", e.getMessage());
      return Checkpoint.NONE;
    }
  }

  private void makeLast() {
    vault.force();
    write(checkpoint);
  }

  private void tell(long tookMs) {
    if (report.entries() > 0 || !report.clean()) {
      log.info(
          "Replayed {} journal entries onto {} stations in {} ms",
          report.entries(),
          report.stations(),
          tookMs);
    }
    report.losses().forEach(loss -> log.warn("Not as it was: {}", loss));
  }

  /** Throws {@code DISK} while there is too little room to write anything. */
  void requireRoom() {
    directory.requireRoom();
  }

  KeyVault vault() {
    return vault;
  }

  Journal journal() {
    return journal;
  }

  Profiles profiles() {
    return profiles;
  }

  /** The keys that were erased. */
  Erased erased() {
    return erased;
  }

  DataDirectory directory() {
    return directory;
  }

  Coverage coverage() {
    return coverage;
  }

  /** As it was written at open. */
  Checkpoint checkpoint() {
    return checkpoint;
  }

  RecoveryReport report() {
    return report;
  }

  /**
   * Forces what is saved to the disk, then says so in the checkpoint. Any thread, one at a time.
   */
  void write(Checkpoint next) {
    profiles.force();
    next.write(directory.file("checkpoint"));
  }

  /** Closes everything, and says that it did. */
  @Override
  public void close() {
    open.remove(directory);
    RuntimeException failure = closeAll();
    if (failure == null) {
      directory.markClean();
    }
    directory.close();
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable RuntimeException closeAll() {
    RuntimeException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        log.error("Could not close: {}", e.toString());
        first = e instanceof RuntimeException known ? known : new IllegalStateException(e);
      }
    }
    return first;
  }
}
