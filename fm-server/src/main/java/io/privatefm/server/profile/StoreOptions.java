package io.privatefm.server.profile;

import io.privatefm.server.journal.JournalRoll;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a store on disk works.
 *
 * @param roll how long the journal writes to one file
 * @param retention how long journal files are kept, and listeners who are not heard
 * @param checkpointEvery how often it is noted how far saved stations cover the journal, which
 *     bounds what a restart after a crash has to replay
 * @param profiles how many listeners can be saved; the one after them is refused. Fixed when the
 *     directory is made
 * @param profileBytes what a saved station takes on average; room is made for {@code profiles} ×
 *     this, in a sparse file. Fixed when the directory is made
 * @param queued how many calls may wait; those beyond fail at once
 * @param durability what an acknowledged entry survives
 * @param clock the time of rolls and retention
 */
public record StoreOptions(
    JournalRoll roll,
    Retention retention,
    Duration checkpointEvery,
    int profiles,
    int profileBytes,
    int queued,
    Durability durability,
    InstantSource clock) {

  /**
   * Hourly files kept as usual, a checkpoint a minute, 100,000 listeners of 12 KB, 65,536 calls
   * waiting.
   */
  public static final StoreOptions DEFAULT =
      new StoreOptions(
          JournalRoll.HOURLY,
          Retention.DEFAULT,
          Duration.ofMinutes(1),
          100_000,
          12 << 10,
          1 << 16,
          Durability.PROCESS,
          InstantSource.system());

  private static final int MAX_PROFILES = 100_000_000;
  private static final int MAX_PROFILE_BYTES = 1 << 20;

  public StoreOptions {
    if (checkpointEvery.isNegative() || checkpointEvery.isZero()) {
      throw new IllegalArgumentException("must be positive: checkpointEvery=" + checkpointEvery);
    }
    within("profiles", profiles, MAX_PROFILES);
    within("profileBytes", profileBytes, MAX_PROFILE_BYTES);
    within("queued", queued, Integer.MAX_VALUE - 8);
  }

  private static void within(String field, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "must be between 1 and " + max + ": " + field + "=" + value);
    }
  }

  /** These options with room for other numbers of listeners and bytes. */
  public StoreOptions withRoom(int newProfiles, int newProfileBytes) {
    return new StoreOptions(
        roll, retention, checkpointEvery, newProfiles, newProfileBytes, queued, durability, clock);
  }

  /** These options with another retention. */
  public StoreOptions withRetention(Retention newRetention) {
    return new StoreOptions(
        roll, newRetention, checkpointEvery, profiles, profileBytes, queued, durability, clock);
  }

  /** These options with another length of the queue. */
  public StoreOptions withQueued(int newQueued) {
    return new StoreOptions(
        roll, retention, checkpointEvery, profiles, profileBytes, newQueued, durability, clock);
  }

  /** These options with another clock. */
  public StoreOptions withClock(InstantSource newClock) {
    return new StoreOptions(
        roll, retention, checkpointEvery, profiles, profileBytes, queued, durability, newClock);
  }

  /** These options with another durability. */
  public StoreOptions withDurability(Durability newDurability) {
    return new StoreOptions(
        roll, retention, checkpointEvery, profiles, profileBytes, queued, newDurability, clock);
  }
}
