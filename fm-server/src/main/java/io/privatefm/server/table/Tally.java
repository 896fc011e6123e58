package io.privatefm.server.table;

import io.privatefm.server.journal.Missed;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was read from a journal, and what could not be, counted. Filled by one thread. */
public final class Tally {
  final Map<Outcome, Long> spins = new EnumMap<>(Outcome.class);
  final Map<String, Long> policies = new TreeMap<>();
  final Map<String, Long> experiments = new TreeMap<>();
  final Map<String, Long> catalogues = new TreeMap<>();
  long entries;
  long listeners;
  long erasedEntries;
  long erasedListeners;
  long damagedEntries;
  Missed missed = Missed.NOTHING;
  long withoutEvidence;
  long orphans;
  long spinEntries;
  long spinBytes;
  long mostSpinBytes;
  long outsideTime;
  long guessedLengths;
  long firstAtMs = Long.MAX_VALUE;
  long lastAtMs = Long.MIN_VALUE;

  Tally() {}

  /** Entries of the journal, of whatever kind, the unreadable ones included. */
  public long entries() {
    return entries;
  }

  /** Listeners with at least one readable entry. */
  public long listeners() {
    return listeners;
  }

  /** Entries of listeners who were erased: nobody can read them. */
  public long erasedEntries() {
    return erasedEntries;
  }

  /** Erased listeners, as far as they left entries. */
  public long erasedListeners() {
    return erasedListeners;
  }

  /** Entries that are not what was written. */
  public long damagedEntries() {
    return damagedEntries;
  }

  /** What is missing because the journal's files are damaged. */
  public Missed missed() {
    return missed;
  }

  /** Spins without evidence that is known here; they are no rows. */
  public long withoutEvidence() {
    return withoutEvidence;
  }

  /** Feedback on spins that the journal does not hold, because their file was dropped. */
  public long orphans() {
    return orphans;
  }

  /** Records of whole spins, those of earlier versions that only moved included. */
  public long spinEntries() {
    return spinEntries;
  }

  /** Bytes of all of them, as appended. */
  public long spinBytes() {
    return spinBytes;
  }

  /** Bytes of the longest. */
  public long mostSpinBytes() {
    return mostSpinBytes;
  }

  /** Spins drawn before or after the time that was asked for. */
  public long outsideTime() {
    return outsideTime;
  }

  /** Spins skipped, the length of whose track neither journal nor catalogue tell: the usual. */
  public long guessedLengths() {
    return guessedLengths;
  }

  /**
   * When the first readable entry was taken, epoch milliseconds; above the last if there is none.
   */
  public long firstAtMs() {
    return firstAtMs;
  }

  /** When the last readable entry was taken, epoch milliseconds. */
  public long lastAtMs() {
    return lastAtMs;
  }

  /** Rows by what became of them. */
  public Map<Outcome, Long> spins() {
    return spins;
  }

  /** All rows. */
  public long rows() {
    return spins.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows by policy. */
  public Map<String, Long> policies() {
    return policies;
  }

  /** Rows by {@code experiment/arm}. */
  public Map<String, Long> experiments() {
    return experiments;
  }

  /** Rows by the fingerprint of the catalogue that they were drawn from. */
  public Map<String, Long> catalogues() {
    return catalogues;
  }
}
