package io.privatefm.rank;

import java.util.function.IntFunction;

/** What a {@link Reputation} knew at a time, by row; nothing of it changes any more. */
public final class KnownRows {
  private final long base;
  private final long newest;
  private final int[] rows;
  private final long[] counts;
  private final long[] rewards;

  /** Takes the arrays over; rows rise. */
  KnownRows(long base, long newest, int[] rows, long[] counts, long[] rewards) {
    this.base = base;
    this.newest = newest;
    this.rows = rows;
    this.counts = counts;
    this.rewards = rewards;
  }

  /** By the names of the tracks, which take the time. */
  public ReputationDelta named(IntFunction<String> ids) {
    String[] names = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      names[i] = ids.apply(rows[i]);
    }
    return new ReputationDelta(base, newest, names, counts, rewards);
  }
}
