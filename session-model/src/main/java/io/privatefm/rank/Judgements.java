package io.privatefm.rank;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Sums of a few of many rows: a hash table with open addressing. Grows by doubling, and never
 * shrinks.
 */
final class Judgements {
  private static final int FEWEST = 256;
  private static final int GOLDEN = 0x9E3779B9;

  /** Rows + 1; 0 is a free place. */
  private int[] keys = new int[FEWEST];

  private long[] counts = new long[FEWEST];
  private long[] rewards = new long[FEWEST];
  private int size;

  void add(int row, long count, long reward) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int at = place(row);
    if (keys[at] == 0) {
      keys[at] = row + 1;
      size++;
    }
    counts[at] += count;
    rewards[at] += reward;
  }

  /** Adds all of it to another. */
  void addTo(Judgements other) {
    for (int at = 0; at < keys.length; at++) {
      if (keys[at] != 0) {
        other.add(keys[at] - 1, counts[at], rewards[at]);
      }
    }
  }

  /** How many rows there are. */
  int size() {
    return size;
  }

  /** How many places there are, free ones too. */
  int places() {
    return keys.length;
  }

  /** The row at a place; -1 when it is free. */
  int rowAt(int at) {
    return keys[at] - 1;
  }

  long countAt(int at) {
    return counts[at];
  }

  long rewardAt(int at) {
    return rewards[at];
  }

  /** The place of a row; -1 when it is not here. */
  int find(int row) {
    int at = place(row);
    return keys[at] == 0 ? -1 : at;
  }

  /** Forgets all but about so many rows, those with the highest counts; of equals the first. */
  void keepMost(int most) {
    long[] rising = new long[size];
    int seen = 0;
    for (int at = 0; at < keys.length; at++) {
      if (keys[at] != 0) {
        rising[seen++] = counts[at];
      }
    }
    Arrays.sort(rising);
    long least = rising[size - most];
    int[] oldKeys = keys;
    long[] oldCounts = counts;
    long[] oldRewards = rewards;
    keys = new int[oldKeys.length];
    counts = new long[keys.length];
    rewards = new long[keys.length];
    size = 0;
    for (int at = 0; at < oldKeys.length; at++) {
      boolean keep = oldCounts[at] > least || (oldCounts[at] == least && size < most);
      if (oldKeys[at] != 0 && keep) {
        add(oldKeys[at] - 1, oldCounts[at], oldRewards[at]);
      }
    }
  }

  long count(int row) {
    return counts[place(row)];
  }

  long reward(int row) {
    return rewards[place(row)];
  }

  private int place(int row) {
    int mask = keys.length - 1;
    int at = ((row * GOLDEN) >>> 7) & mask;
    while (keys[at] != 0 && keys[at] != row + 1) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    long[] oldCounts = counts;
    long[] oldRewards = rewards;
    keys = new int[2 * oldKeys.length];
    counts = new long[keys.length];
    rewards = new long[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        add(oldKeys[i] - 1, oldCounts[i], oldRewards[i]);
      }
    }
  }

  void halve(int halvings) {
    for (int i = 0; i < keys.length; i++) {
      counts[i] >>= halvings;
      rewards[i] >>= halvings;
    }
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(keys, 0);
      Arrays.fill(counts, 0);
      Arrays.fill(rewards, 0);
      size = 0;
    }
  }

  /** All of it, by the tracks' names and in the order of their rows. */
  ReputationDelta tell(IntFunction<String> ids, Age age) {
    int[] rows = Arrays.stream(keys).filter(key -> key != 0).map(key -> key - 1).sorted().toArray();
    String[] names = new String[rows.length];
    long[] ofCounts = new long[rows.length];
    long[] ofRewards = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      names[i] = ids.apply(rows[i]);
      ofCounts[i] = count(rows[i]);
      ofRewards[i] = reward(rows[i]);
    }
    return new ReputationDelta(age.base(), age.newest(), names, ofCounts, ofRewards);
  }
}
