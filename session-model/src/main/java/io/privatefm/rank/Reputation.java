package io.privatefm.rank;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * What all listeners together thought lately of each track, beyond what anybody thinks of any
 * track.
 *
 * <p>For each row the number of its judgements and the sum of their rewards. Of them comes the mean
 * reward, less that of all tracks, drawn towards 0 as if {@value #PRIOR} judgements had said
 * nothing: the posterior mean of a normal effect of the track, with the tracks' variance 1/{@value
 * #PRIOR} of a reward's (empirical Bayes; Efron and Morris, <i>Data Analysis Using Stein's
 * Estimator</i>, JASA 1975). A track that nobody judged has 0.
 *
 * <p><b>Forgetting.</b> A judgement counts half as much as one {@value #HALF_LIFE_DAYS} days later.
 * It is forward decay (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009): not what was counted is
 * made less, but what is counted now weighs more, by whole powers of two. So all sums are of whole
 * numbers, and their order does not matter: engines that exchange {@link ReputationDelta}s agree to
 * the bit. Only when the weights grow too large, once in {@value #STEP} half-lives, all is made
 * less, and 1 / 256 of a judgement may be lost.
 *
 * <p>Belongs to one thread. 16 bytes and a bit a row, and some 20 for each row judged since the
 * last {@link #takeDelta}. Observing and asking cost a few additions and allocate nothing but room
 * for the untold.
 */
public final class Reputation {
  /** How many judgements that say nothing every track begins with. */
  static final double PRIOR = 20;

  static final int HALF_LIFE_DAYS = 30;

  /** A sum overflows after 10^11 judgements. */
  private static final int STEP = 8;

  /** Most tracks that are told of at once, in a saved model. */
  static final int MOST_SAVED = 100_000;

  private final long[] counts;
  private final long[] rewards;

  /** A bit a row that was ever judged: to find them costs no look at all the others. */
  private final BitSet judged;

  private final Judgements untold = new Judgements();
  private final Age age = new Age(HALF_LIFE_DAYS, STEP);
  private long allCounts;
  private long allRewards;

  /** Nothing known of so many rows. */
  public Reputation(int rows) {
    counts = new long[rows];
    rewards = new long[rows];
    judged = new BitSet(rows);
  }

  /** A row was judged; {@code reward} is -1 to 1. */
  public void observe(int row, double reward, long atMs) {
    learn(row, 1, reward, atMs);
  }

  /** A row judged before was worth this much more, or less when below 0. */
  public void correct(int row, double rewardChange, long atMs) {
    learn(row, 0, rewardChange, atMs);
  }

  private void learn(int row, long count, double reward, long atMs) {
    if (row < 0) {
      return; // of a catalogue before
    }
    long units = Math.round(reward * Observations.REWARD_SCALE);
    int weight = reach(age.epoch(atMs));
    add(row, count << weight, units << weight);
    untold.add(row, count << weight, units << weight);
  }

  private void add(int row, long count, long reward) {
    judged.set(row);
    counts[row] += count;
    rewards[row] += reward;
    allCounts += count;
    allRewards += reward;
  }

  /** Makes room for an epoch; how many times what is of it counts double. */
  private int reach(long epoch) {
    int halvings = age.reach(epoch);
    if (halvings > 0) {
      allCounts = 0;
      allRewards = 0;
      for (int row = judged.nextSetBit(0); row >= 0; row = judged.nextSetBit(row + 1)) {
        long count = counts[row] >> halvings;
        long reward = rewards[row] >> halvings;
        counts[row] = 0;
        rewards[row] = 0;
        add(row, count, reward);
      }
      untold.halve(halvings);
    }
    return age.weight(epoch);
  }

  /** What is thought of a row beyond what is thought of any, in units of reward, -2 to 2. */
  public double of(int row) {
    double one = age.one();
    double mean = allRewards / (allCounts + PRIOR * one);
    double above = rewards[row] - counts[row] * mean;
    return above / (counts[row] + PRIOR * one) / Observations.REWARD_SCALE;
  }

  /** How many judgements of a row count, in judgements of today. */
  public double judgements(int row) {
    return counts[row] / age.one();
  }

  /**
   * What was learned here since the last call.
   *
   * @param ids names a row to engines over any catalogue
   */
  public ReputationDelta takeDelta(IntFunction<String> ids) {
    ReputationDelta delta = untold.tell(ids, age);
    untold.clear();
    return delta;
  }

  /**
   * Takes in what another engine learned.
   *
   * @param rows finds a track; below 0 when it is not here, and what was thought of it is dropped
   */
  public void absorb(ReputationDelta delta, ToIntFunction<String> rows) {
    if (delta.isEmpty()) {
      return;
    }
    reach(delta.base());
    reach(delta.newest());
    for (int i = 0; i < delta.size(); i++) {
      int row = rows.applyAsInt(delta.id(i));
      if (row >= 0) {
        long base = delta.base();
        add(row, age.rebased(delta.count(i), base), age.rebased(delta.reward(i), base));
      }
    }
  }

  /**
   * Takes the place of the reputation over another catalogue, with what it has not told yet.
   *
   * @param ids names the rows of the other
   * @param rows finds a track here, below 0 when there is none
   */
  public void become(Reputation before, IntFunction<String> ids, ToIntFunction<String> rows) {
    become(before.known(before.counts.length).named(ids), rows);
    ReputationDelta told = before.untold.tell(ids, before.age);
    for (int i = 0; i < told.size(); i++) {
      int row = rows.applyAsInt(told.id(i));
      if (row >= 0) {
        long base = told.base();
        untold.add(row, age.rebased(told.count(i), base), age.rebased(told.reward(i), base));
      }
    }
  }

  /**
   * Becomes what was saved; what was learned here and not told is dropped.
   *
   * @param rows finds a track; below 0 when it is not here
   */
  public void become(ReputationDelta all, ToIntFunction<String> rows) {
    Arrays.fill(counts, 0);
    Arrays.fill(rewards, 0);
    judged.clear();
    allCounts = 0;
    allRewards = 0;
    untold.clear();
    age.clear();
    absorb(all, rows);
  }

  /** What is known, to be saved: of more than {@value #MOST_SAVED} tracks those judged most. */
  public ReputationDelta all(IntFunction<String> ids) {
    return known().named(ids);
  }

  /** The same as it stands now, to be named later and by any thread. */
  public KnownRows known() {
    return known(MOST_SAVED);
  }

  private KnownRows known(int most) {
    long least = leastCount(most);
    int[] rows =
        judged.stream()
            .filter(row -> counts[row] >= least && (counts[row] != 0 || rewards[row] != 0))
            .toArray();
    long[] ofCounts = new long[rows.length];
    long[] ofRewards = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ofCounts[i] = counts[rows[i]];
      ofRewards[i] = rewards[rows[i]];
    }
    return new KnownRows(age.base(), age.newest(), rows, ofCounts, ofRewards);
  }

  /** The least power of two that no more than so many counts reach; 0 when all may. */
  private long leastCount(int most) {
    int[] lengths = new int[Long.SIZE + 1];
    for (int row = judged.nextSetBit(0); row >= 0; row = judged.nextSetBit(row + 1)) {
      lengths[Long.SIZE - Long.numberOfLeadingZeros(counts[row])]++;
    }
    int length = Long.SIZE;
    long reach = lengths[length];
    while (length > 1 && reach + lengths[length - 1] <= most) {
      reach += lengths[--length];
    }
    return length <= 1 ? 0 : 1L << (length - 1);
  }
}
