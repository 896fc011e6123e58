package io.privatefm.server.table;

import io.privatefm.catalogue.Progress;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.SealedEntry;
import io.privatefm.server.journal.Sealer;
import io.privatefm.server.journal.StoppedJournal;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.Tag;
import io.privatefm.server.profile.StoppedData;
import io.privatefm.station.Accounts;
import io.privatefm.station.Evidence;
import io.privatefm.station.Feedback;
import io.privatefm.station.FeedbackKind;
import io.privatefm.station.Reward;
import io.privatefm.station.Spin;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal of a server that has stopped as a table of spins, in the order in which they
 * were drawn. The journal is read twice: first for what was told of every spin, however late, then
 * for the spins. In memory is about 50 bytes a spin and 2 KB a listener. One thread, one use.
 */
public final class SpinTable {
  private static final int TELL_EVERY = 10_000;

  private final Tracks tracks;
  private final TimeSpan time;
  private final boolean clear;
  private final Progress progress;
  private final Shown shown;
  private final Map<Tag, ListenerTrail> trails = new HashMap<>();
  private final Set<Tag> erased = new HashSet<>();
  private final Tally tally = new Tally();
  private final Sealer sealer = new Sealer(new SecureRandom());

  private SpinTable(Tracks tracks, TimeSpan time, boolean clear, Progress progress, Shown shown) {
    this.tracks = tracks;
    this.time = time;
    this.clear = clear;
    this.progress = progress;
    this.shown = shown;
  }

  /**
   * Shows every row of a data directory.
   *
   * @param tracks the catalogues at hand; may be none
   * @param time which spins are shown; what was told of them is always read to the end
   * @param clear whether listeners stand by their ids, not by pseudonyms
   * @throws StorageException when the directory is in use or cannot be read
   */
  public static Tally read(
      Path data,
      Tracks tracks,
      TimeSpan time,
      boolean clear,
      Progress progress,
      Consumer<SpinRow> rows) {
    return readAll(
        data,
        tracks,
        time,
        clear,
        progress,
        (_, _, row) -> {
          if (row != null) {
            rows.accept(row);
          }
        });
  }

  /**
   * Shows every readable entry of a data directory, with the row of those that are one.
   *
   * @throws StorageException when the directory is in use or cannot be read
   */
  public static Tally readAll(
      Path data, Tracks tracks, TimeSpan time, boolean clear, Progress progress, Shown shown) {
    SpinTable table = new SpinTable(tracks, time, clear, progress, shown);
    try (StoppedData stopped = StoppedData.open(data);
        KeyVault vault = KeyVault.openToRead(stopped.keys());
        StoppedJournal journal = StoppedJournal.open(stopped.journal())) {
      return table.read(vault, journal);
    }
  }

  /** Sees the entries, each listener's in order. */
  @FunctionalInterface
  public interface Shown {
    /**
     * Takes an entry.
     *
     * @param listener the listener's pseudonym, or the id when that was asked for
     * @param entry as it was journalled
     * @param row of a draw that has evidence and is of the time that was asked for; else null
     */
    void entry(String listener, Entry entry, @Nullable SpinRow row);
  }

  private Tally read(KeyVault vault, StoppedJournal journal) {
    long count = journal.count();
    pass("reading feedback", count, vault, journal, this::account);
    tally.listeners = trails.size();
    tally.erasedListeners = erased.size();
    trails.values().forEach(ListenerTrail::rewind);
    pass("reading spins", count, vault, journal, (entry, trail) -> show(entry, trail, vault));
    return tally;
  }

  private interface Step {
    void take(Entry entry, ListenerTrail trail);
  }

  private void pass(String phase, long count, KeyVault vault, StoppedJournal journal, Step step) {
    boolean first = trails.isEmpty();
    long[] done = {0};
    progress.at(phase, 0, count);
    tally.missed =
        journal.read(
            (_, found) -> {
              open(found, vault, first)
                  .ifPresent(
                      entry ->
                          step.take(
                              entry,
                              trails.computeIfAbsent(found.tag(), _ -> new ListenerTrail())));
              if (++done[0] % TELL_EVERY == 0) {
                progress.at(phase, done[0], count);
              }
              return true;
            });
    progress.at(phase, done[0], done[0]);
  }

  private Optional<Entry> open(SealedEntry found, KeyVault vault, boolean first) {
    if (found.isMark()) {
      return Optional.empty();
    }
    tally.entries += first ? 1 : 0;
    ListenerKey key = vault.withTag(found.tag());
    if (key == null) {
      tally.erasedEntries += first ? 1 : 0;
      erased.add(found.tag());
      return Optional.empty();
    }
    try {
      Entry entry = found.open(key, sealer);
      if (first && found.isSpin()) {
        measure(found.record().length);
      }
      return Optional.of(entry);
    } catch (StorageException damaged) {
      tally.damagedEntries += first ? 1 : 0;
      return Optional.empty();
    }
  }

  private void measure(int bytes) {
    tally.spinEntries++;
    tally.spinBytes += bytes;
    tally.mostSpinBytes = Math.max(tally.mostSpinBytes, bytes);
  }

  /** The first reading. */
  private void account(Entry entry, ListenerTrail trail) {
    tally.firstAtMs = Math.min(tally.firstAtMs, entry.atMs());
    tally.lastAtMs = Math.max(tally.lastAtMs, entry.atMs());
    switch (entry) {
      case Entry.Spun spun -> trail.accounts.open(spun.spin().number(), durationMs(spun.spin()));
      case Entry.Told told -> tell(trail.accounts, told.feedback());
      case Entry.TunedIn _, Entry.Tuned _, Entry.Consumed _, Entry.Imported _, Entry.Moved _ -> {}
    }
  }

  private void tell(Accounts accounts, Feedback feedback) {
    if (!accounts.tell(feedback)) {
      tally.orphans++;
    }
  }

  /** What judges a skip: the length that the draw noted, else that of the catalogue. */
  private long durationMs(Spin spin) {
    return evidence(spin)
        .map(
            evidence ->
                evidence.durationMs() >= 0
                    ? evidence.durationMs()
                    : tracks.durationMs(evidence.catalogue(), spin.trackId()))
        .orElse(-1L);
  }

  private static Optional<Evidence> evidence(Spin spin) {
    try {
      return Optional.of(Evidence.of(spin.evidence()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The second reading. */
  private void show(Entry entry, ListenerTrail trail, KeyVault vault) {
    if (trail.name.isEmpty()) {
      String id = entry.listener();
      trail.name = clear ? id : vault.pseudonyms().name(id);
    }
    SpinRow row = null;
    switch (entry) {
      case Entry.TunedIn tunedIn -> trail.station = tunedIn.station();
      case Entry.Told told -> trail.heardOf(told.feedback().atMs());
      case Entry.Tuned tuned -> trail.heardOf(tuned.change().atMs());
      case Entry.Spun spun -> {
        trail.heardOf(spun.spin().drawnAtMs());
        row = trail.isFirst(spun.spin().number()) ? row(spun.spin(), trail) : null;
      }
      case Entry.Consumed _, Entry.Imported _, Entry.Moved _ -> {}
    }
    shown.entry(trail.name, entry, row);
  }

  private @Nullable SpinRow row(Spin spin, ListenerTrail trail) {
    Optional<Evidence> evidence = evidence(spin);
    if (evidence.isEmpty()) {
      tally.withoutEvidence++;
      return null;
    }
    if (!time.holds(spin.drawnAtMs())) {
      tally.outsideTime++;
      return null;
    }
    SpinRow row = row(trail.name, spin, evidence.get(), trail);
    count(row);
    return row;
  }

  private static SpinRow row(String listener, Spin spin, Evidence evidence, ListenerTrail trail) {
    Accounts accounts = trail.accounts;
    int at = accounts.find(spin.number());
    return new SpinRow(
        listener,
        trail.station,
        trail.sessionAtMs,
        spin,
        evidence,
        Outcome.of(accounts, at),
        accounts.started(at),
        accounts.startedAtMs(at),
        accounts.heardMs(at),
        accounts.judged(at) ? rounded(accounts.reward(at)) : Double.NaN,
        accounts.was(at, Reward.LIKED),
        accounts.told(at));
  }

  /** A sum of floats, without the digits that a float does not have. */
  private static double rounded(double reward) {
    return Math.round(reward * 1e6) / 1e6;
  }

  private void count(SpinRow row) {
    Evidence evidence = row.evidence();
    tally.spins.merge(row.outcome(), 1L, Long::sum);
    tally.policies.merge(row.spin().policy(), 1L, Long::sum);
    tally.catalogues.merge(Tracks.text(evidence.catalogue()), 1L, Long::sum);
    if (evidence.assignment() != null) {
      String arm = evidence.assignment().experiment() + "/" + evidence.assignment().arm();
      tally.experiments.merge(arm, 1L, Long::sum);
    }
    boolean told = evidence.durationMs() >= 0 || tracks.knows(evidence.catalogue());
    if (!told && row.was(FeedbackKind.SKIPPED)) {
      tally.guessedLengths++;
    }
  }
}
