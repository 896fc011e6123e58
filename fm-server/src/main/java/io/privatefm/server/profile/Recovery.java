package io.privatefm.server.profile;

import io.privatefm.engine.Engine;
import io.privatefm.server.journal.Journal;
import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.Missed;
import io.privatefm.server.journal.SealedEntry;
import io.privatefm.server.journal.Sealer;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.Tag;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings saved stations up to date with the journal, once, at open.
 *
 * <p>The journal is read once, from the last checkpoint, or from where the keys of listeners
 * without a saved station were made if that is earlier. Each entry that its listener's saved
 * station does not cover is replayed. At most {@value #STATIONS} stations are in memory; the one
 * that was not touched for longest is saved to make room.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final int STATIONS = 4_096;
  private static final long PROGRESS_ENTRIES = 1_000_000;

  private final Engine engine;
  private final KeyVault vault;
  private final Sealer sealer;
  private final Journal journal;
  private final Profiles profiles;
  private final Coverage coverage;
  private final Map<Tag, Replayed> replayedByTag = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Tag> missing = new HashSet<>();
  private final Set<Tag> rebuilt = new HashSet<>();
  private final Set<Tag> unsaved = new HashSet<>();
  private final Set<Tag> touched = new HashSet<>();
  private long read;
  private long replayed;
  private long damagedEntries;
  private Missed missed = Missed.NOTHING;
  private int damagedProfiles;
  private int lost;
  private long checkpointIndex;
  private long newestCovered;

  Recovery(
      Engine engine,
      KeyVault vault,
      Sealer sealer,
      Journal journal,
      Profiles profiles,
      Coverage coverage) {
    this.engine = engine;
    this.vault = vault;
    this.sealer = sealer;
    this.journal = journal;
    this.profiles = profiles;
    this.coverage = coverage;
  }

  RecoveryReport run(Checkpoint checkpoint, boolean clean) {
    if (!clean) {
      inspectProfiles();
    }
    checkpointIndex = checkpoint.coveredIndex();
    boolean endGone = !journal.proveEnd(Math.max(newestCovered, checkpointIndex));
    long from = beginning();
    missed = journal.read(from, this::visit);
    replayedByTag.values().forEach(this::save);
    settleMissing(clean);
    return new RecoveryReport(
        clean,
        replayed,
        touched.size(),
        damagedProfiles,
        rebuilt.size(),
        lost,
        damagedEntries,
        missed,
        journal.setAside(),
        endGone,
        unsaved.size(),
        vault.damagedSlots());
  }

  /** Keeps of each listener the newest saved station that opens, and nothing of who was erased. */
  private void inspectProfiles() {
    for (Tag tag : profiles.tags()) {
      ListenerKey key = vault.withTag(tag);
      if (key == null) {
        profiles.erase(tag);
      } else {
        inspect(key);
      }
    }
    profiles.recount();
  }

  private void inspect(ListenerKey key) {
    boolean zeroOpens = opens(key, 0);
    boolean oneOpens = opens(key, 1);
    if (!zeroOpens && !oneOpens) {
      damagedProfiles++;
    }
    SealedProfile newest = zeroOpens && oneOpens ? profiles.get(key.tag()) : null;
    boolean zeroIsNewest = newest == null || newest.coveredIndex() == covered(key, 0);
    if (!zeroOpens || (oneOpens && !zeroIsNewest)) {
      profiles.remove(key.tag(), 0);
    }
    if (!oneOpens || (zeroOpens && zeroIsNewest)) {
      profiles.remove(key.tag(), 1);
    }
  }

  private long covered(ListenerKey key, int side) {
    SealedProfile profile = profiles.get(key.tag(), side);
    return profile == null ? -1 : profile.coveredIndex();
  }

  private boolean opens(ListenerKey key, int side) {
    try {
      SealedProfile profile = profiles.get(key.tag(), side);
      if (profile == null) {
        return false;
      }
      profile.open(key, sealer);
      newestCovered = Math.max(newestCovered, profile.coveredIndex());
      return true;
    } catch (StorageException damaged) {
      return false;
    }
  }

  /** Where to begin to read, and who has no saved station. */
  private long beginning() {
    long from = checkpointIndex;
    for (ListenerKey key : vault.all()) {
      if (!profiles.contains(key.tag())) {
        missing.add(key.tag());
        from = Math.min(from, key.bornIndex());
      }
    }
    return from;
  }

  private boolean visit(long index, SealedEntry entry) {
    if (++read % PROGRESS_ENTRIES == 0) {
      log.info(
          "Read {} journal entries, replayed {} onto {} stations", read, replayed, touched.size());
    }
    ListenerKey key = vault.withTag(entry.tag());
    if (key != null) {
      replay(key, index, entry);
    }
    return true;
  }

  private void replay(ListenerKey key, long index, SealedEntry entry) {
    Replayed station = replayed(key);
    if (index <= station.coveredIndex()) {
      return;
    }
    try {
      station.replay(index, entry.open(key, sealer));
      coverage.appended(key.tag(), index);
      replayed++;
      touched.add(key.tag());
      noteLoss(key.tag(), index);
    } catch (StorageException damaged) {
      damagedEntries++;
      log.warn("Left out the journal entry at {}: {}", index, damaged.getMessage());
    }
  }

  /** What the checkpoint covers was saved once: who needs it again has lost that. */
  private void noteLoss(Tag tag, long index) {
    if (index <= checkpointIndex && missing.contains(tag)) {
      rebuilt.add(tag);
    }
  }

  private Replayed replayed(ListenerKey key) {
    Replayed known = replayedByTag.get(key.tag());
    if (known != null) {
      return known;
    }
    makeRoom();
    Replayed begun = begin(key);
    replayedByTag.put(key.tag(), begun);
    return begun;
  }

  private void makeRoom() {
    if (replayedByTag.size() >= STATIONS) {
      Map.Entry<Tag, Replayed> eldest = replayedByTag.entrySet().iterator().next();
      save(eldest.getValue());
      replayedByTag.remove(eldest.getKey());
    }
  }

  private Replayed begin(ListenerKey key) {
    SealedProfile profile = profiles.get(key.tag());
    if (profile != null) {
      try {
        Replayed station = new Replayed(key, engine);
        station.beginWith(profile.open(key, sealer), profile.coveredIndex());
        return station;
      } catch (StorageException | IllegalArgumentException damaged) {
        damagedProfiles++;
        rebuilt.add(key.tag());
        log.warn("Left out a saved station: {}", damaged.getMessage());
      }
    }
    return new Replayed(key, engine);
  }

  private void save(Replayed station) {
    if (!station.changed()) {
      return;
    }
    Tag tag = station.key.tag();
    try {
      profiles.put(SealedProfile.of(station.saved(), station.coveredIndex(), station.key, sealer));
      coverage.covered(tag);
    } catch (StorageException full) {
      unsaved.add(tag);
      log.warn("Could not save a station: {}", full.getMessage());
    }
  }

  /** Of who was missing and was not found in the journal, nothing is left to look for. */
  private void settleMissing(boolean clean) {
    for (Tag tag : missing) {
      ListenerKey key = vault.withTag(tag);
      if (key != null && !touched.contains(tag)) {
        lost += !clean && key.bornIndex() < checkpointIndex ? 1 : 0;
        vault.settle(key, journal.lastIndex());
      }
    }
  }
}
