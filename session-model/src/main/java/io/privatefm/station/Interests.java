package io.privatefm.station;

import java.util.Arrays;

/**
 * A handful of taste vectors with weights, whose number follows the variety of what is heard.
 *
 * <p>A track near an interest pulls it; a track far from all opens a new one; two that have come to
 * point the same way become one. What the listener refuses pushes near interests away and takes
 * weight from them. Weights decay by time and by every pull. The idea of several interest vectors
 * is that of MIND (Li et al., CIKM 2019); instead of a trained router the rule here is online
 * clustering with a distance bound, as in DP-means (Kulis and Jordan, ICML 2012).
 *
 * <p>One owner thread. Updates allocate nothing, but that there is room for one interest more than
 * there ever were, up to {@code capacity}. Layout, with room for n:
 *
 * <pre>
 *   vectors      float32[n][dimension]   unit length
 *   weights      float32[n]              > 0
 *   feederRows   int32[n][FEEDERS]       catalogue rows, see Station for rows below 0
 *   feederActs   int8[n][FEEDERS]        code of the Reward that fed it
 *   feederSums   float32[n][FEEDERS]     what it fed, decayed like the weight; 0 = empty
 * </pre>
 */
public final class Interests {
  /** Tracks remembered per interest as what it is made of. */
  static final int FEEDERS = 4;

  private static final float PUSH = 0.35f;
  private static final float[] NONE = {};

  final int dimension;
  final InterestOptions options;
  float[] vectors = NONE;
  float[] weights = NONE;
  int[] feederRows = {};
  byte[] feederActs = {};
  float[] feederSums = NONE;
  int count;
  long decayedAtMs;

  /** No interest yet. */
  public Interests(int dimension, InterestOptions options) {
    this.dimension = dimension;
    this.options = options;
  }

  /** Makes room for so many interests. */
  void makeRoom(int interests) {
    if (weights.length < interests) {
      vectors = Arrays.copyOf(vectors, interests * dimension);
      weights = Arrays.copyOf(weights, interests);
      feederRows = Arrays.copyOf(feederRows, interests * FEEDERS);
      feederActs = Arrays.copyOf(feederActs, interests * FEEDERS);
      feederSums = Arrays.copyOf(feederSums, interests * FEEDERS);
    }
  }

  /** How many interests there are. */
  public int count() {
    return count;
  }

  /** The interest's weight, above 0. */
  public float weight(int interest) {
    return weights[checked(interest)];
  }

  /** The interest's part of all weight, 0 to 1. */
  public float share(int interest) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[i];
    }
    return weights[checked(interest)] / sum;
  }

  /** Copies the interest's unit vector. */
  public void copyVector(int interest, float[] into) {
    System.arraycopy(vectors, checked(interest) * dimension, into, 0, dimension);
  }

  /** Cosine of the interest and a unit vector that starts at {@code from}. */
  public float similarity(int interest, float[] unit, int from) {
    return Vectors.dot(vectors, interest * dimension, unit, from, dimension);
  }

  /** The interest nearest to a unit vector; -1 when there is none. */
  public int nearest(float[] unit, int from) {
    int best = -1;
    float bestSimilarity = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      float similarity = similarity(i, unit, from);
      if (similarity > bestSimilarity) {
        best = i;
        bestSimilarity = similarity;
      }
    }
    return best;
  }

  /** Cosine of a unit vector and the interest nearest to it; 0 when there is none. */
  public float likeness(float[] unit) {
    float likeness = count == 0 ? 0 : Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      likeness = Math.max(likeness, similarity(i, unit, 0));
    }
    return likeness;
  }

  /** How many tracks are remembered as feeding the interest. */
  public int feeders(int interest) {
    int from = checked(interest) * FEEDERS;
    int feeders = 0;
    while (feeders < FEEDERS && feederSums[from + feeders] > 0) {
      feeders++;
    }
    return feeders;
  }

  /** The row of a feeder, heaviest first is not promised; below 0 when the catalogue lost it. */
  public int feederRow(int interest, int feeder) {
    return feederRows[checked(interest) * FEEDERS + feeder];
  }

  /** What the listener did with a feeder. */
  public Reward feederAct(int interest, int feeder) {
    return Reward.ofCode(feederActs[checked(interest) * FEEDERS + feeder]);
  }

  /**
   * Learns that the listener welcomed a track.
   *
   * @param unit the track's vector, unit length
   * @param strength reward above 0
   */
  void pull(float[] unit, double strength, int row, Reward act, long atMs, Geometry geometry) {
    decay(atMs, options.eventDecay());
    float mass = (float) strength * options.pace();
    int near = nearest(unit, 0);
    boolean belongs = near >= 0 && similarity(near, unit, 0) >= geometry.near();
    int target = belongs ? near : open(unit, geometry);
    if (belongs) {
      Vectors.blendInPlace(vectors, target * dimension, weights[target], unit, 0, mass, dimension);
      Vectors.normaliseInPlace(vectors, target * dimension, dimension);
    }
    weights[target] = Math.min(options.weightMost(), weights[target] + mass);
    feed(target, row, act, mass);
    mergeInto(target, geometry);
    forgetFaint();
  }

  /**
   * Learns that the listener refused a track: near interests lose weight and turn away from it.
   *
   * @param strength size of the blame, above 0
   */
  void push(float[] unit, double strength, int row, long atMs, Geometry geometry) {
    decay(atMs, 1);
    float blame = (float) strength * options.pace();
    for (int i = 0; i < count; i++) {
      float similarity = similarity(i, unit, 0);
      if (similarity >= geometry.near()) {
        weights[i] *= Math.max(0, 1 - blame * similarity);
        Vectors.blendInPlace(
            vectors, i * dimension, 1, unit, 0, -PUSH * blame * similarity, dimension);
        if (!Vectors.normaliseInPlace(vectors, i * dimension, dimension)) {
          weights[i] = 0;
        }
        starve(i, row);
      }
    }
    forgetFaint();
  }

  /** Takes weight back that a withdrawn like had given. */
  void takeBack(float[] unit, double strength, int row, long atMs) {
    decay(atMs, 1);
    int near = nearest(unit, 0);
    if (near >= 0) {
      weights[near] -= (float) strength * options.pace();
      starve(near, row);
      forgetFaint();
    }
  }

  /**
   * Joins another set of the same space with this one, both as they are at a time; the other is
   * decayed to it. Where there is no room, what weighs less than all here is left out.
   */
  void absorb(Interests other, long atMs, Geometry geometry) {
    decay(atMs, 1);
    other.decay(atMs, 1);
    other.forgetFaint();
    if (count == 0) {
      copyFrom(other);
      return;
    }
    float[] unit = new float[dimension];
    for (int i = 0; i < other.count; i++) {
      other.copyVector(i, unit);
      int near = nearest(unit, 0);
      boolean belongs = near >= 0 && similarity(near, unit, 0) >= geometry.near();
      boolean room = count < options.capacity() || other.weights[i] > weights[lightest()];
      if (belongs || room) {
        join(belongs ? near : open(unit, geometry), other, i);
      }
    }
    forgetFaint();
  }

  /** Becomes equal to the other, which has no more room. */
  public void copyFrom(Interests other) {
    copyFrom(other, 1, other.decayedAtMs);
  }

  /** Starts a session with the lasting interests, as if one praise had been spread over them. */
  void seedSession(Interests lasting, long atMs) {
    float sum = 0;
    for (int i = 0; i < lasting.count; i++) {
      sum += lasting.weights[i];
    }
    copyFrom(lasting, 1 / Math.max(sum, Float.MIN_NORMAL), atMs);
    forgetFaint();
  }

  private void copyFrom(Interests other, float weightScale, long atMs) {
    makeRoom(other.count);
    count = other.count;
    decayedAtMs = atMs;
    System.arraycopy(other.vectors, 0, vectors, 0, count * dimension);
    for (int i = 0; i < count; i++) {
      weights[i] = other.weights[i] * weightScale;
    }
    System.arraycopy(other.feederRows, 0, feederRows, 0, count * FEEDERS);
    System.arraycopy(other.feederActs, 0, feederActs, 0, count * FEEDERS);
    for (int f = 0; f < count * FEEDERS; f++) {
      feederSums[f] = other.feederSums[f] * weightScale;
    }
  }

  private void decay(long atMs, float eventDecay) {
    double elapsedMs = Math.max(0, atMs - decayedAtMs);
    float left = (float) (eventDecay * Math.pow(0.5, elapsedMs / options.halfLifeMs()));
    for (int i = 0; i < count; i++) {
      weights[i] *= left;
    }
    for (int i = 0; i < count * FEEDERS; i++) {
      feederSums[i] *= left;
    }
    decayedAtMs = Math.max(decayedAtMs, atMs);
  }

  /** Makes a new, weightless interest of the vector; when full, the two nearest become one. */
  private int open(float[] unit, Geometry geometry) {
    if (count == options.capacity() && !mergeNearest(geometry)) {
      remove(lightest());
    }
    makeRoom(count + 1);
    System.arraycopy(unit, 0, vectors, count * dimension, dimension);
    weights[count] = 0;
    Arrays.fill(feederSums, count * FEEDERS, (count + 1) * FEEDERS, 0);
    return count++;
  }

  /** Merges the two nearest interests, if any two are near. */
  private boolean mergeNearest(Geometry geometry) {
    int a = -1;
    int b = -1;
    float best = geometry.near();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        float similarity = similarity(i, vectors, j * dimension);
        if (similarity >= best) {
          best = similarity;
          a = i;
          b = j;
        }
      }
    }
    if (a >= 0) {
      merge(a, b);
    }
    return a >= 0;
  }

  private int lightest() {
    int lightest = 0;
    for (int i = 1; i < count; i++) {
      if (weights[i] < weights[lightest]) {
        lightest = i;
      }
    }
    return lightest;
  }

  /** Takes into the target whatever has come to point the same way. */
  private void mergeInto(int target, Geometry geometry) {
    for (int i = count - 1; i >= 0; i--) {
      if (i != target && similarity(i, vectors, target * dimension) >= geometry.same()) {
        merge(Math.min(i, target), Math.max(i, target));
        return; // one pull brings at most one pair together
      }
    }
  }

  private void merge(int into, int from) {
    join(into, this, from);
    remove(from);
  }

  /** Takes an interest of a set, this one or another, into one of this. */
  private void join(int target, Interests of, int from) {
    Vectors.blendInPlace(
        vectors,
        target * dimension,
        weights[target],
        of.vectors,
        from * dimension,
        of.weights[from],
        dimension);
    Vectors.normaliseInPlace(vectors, target * dimension, dimension);
    weights[target] = Math.min(options.weightMost(), weights[target] + of.weights[from]);
    for (int f = from * FEEDERS; f < (from + 1) * FEEDERS; f++) {
      if (of.feederSums[f] > 0) {
        feed(target, of.feederRows[f], Reward.ofCode(of.feederActs[f]), of.feederSums[f]);
      }
    }
  }

  private void forgetFaint() {
    for (int i = count - 1; i >= 0; i--) {
      if (!(weights[i] >= options.weightLeast())) {
        remove(i);
      }
    }
  }

  /** Closes the gap, keeping the others in order of age. */
  private void remove(int interest) {
    int behind = count - interest - 1;
    System.arraycopy(
        vectors, (interest + 1) * dimension, vectors, interest * dimension, behind * dimension);
    System.arraycopy(weights, interest + 1, weights, interest, behind);
    moveFeeders(feederRows, interest, behind);
    moveFeeders(feederActs, interest, behind);
    moveFeeders(feederSums, interest, behind);
    count--;
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // always one of the three feeder arrays
  private static void moveFeeders(Object feeders, int interest, int behind) {
    System.arraycopy(
        feeders, (interest + 1) * FEEDERS, feeders, interest * FEEDERS, behind * FEEDERS);
  }

  /** Remembers the track as a feeder, in place of the faintest when there is no room. */
  private void feed(int interest, int row, Reward act, float mass) {
    int from = interest * FEEDERS;
    int slot = from;
    for (int f = from; f < from + FEEDERS; f++) {
      if (feederSums[f] > 0 && feederRows[f] == row) {
        boolean harder = act.value() > Reward.ofCode(feederActs[f]).value();
        feederActs[f] = harder ? act.code() : feederActs[f];
        feederSums[f] += mass;
        return;
      }
      if (feederSums[f] < feederSums[slot]) {
        slot = f;
      }
    }
    if (mass >= feederSums[slot]) {
      feederRows[slot] = row;
      feederActs[slot] = act.code();
      feederSums[slot] = mass;
    }
  }

  /** Forgets the track as a feeder. */
  private void starve(int interest, int row) {
    int from = interest * FEEDERS;
    int last = from + feeders(interest) - 1;
    for (int f = from; f <= last; f++) {
      if (feederRows[f] == row) {
        feederRows[f] = feederRows[last];
        feederActs[f] = feederActs[last];
        feederSums[f] = feederSums[last];
        feederSums[last] = 0;
        return;
      }
    }
  }

  private int checked(int interest) {
    if (interest < 0 || interest >= count) {
      throw new IndexOutOfBoundsException("must be < " + count + ": interest=" + interest);
    }
    return interest;
  }

  /** Throws when what must always hold does not. */
  void check() {
    require(count >= 0 && count <= options.capacity(), "count", count);
    for (int i = 0; i < count; i++) {
      float length = Vectors.dot(vectors, i * dimension, vectors, i * dimension, dimension);
      require(Math.abs(length - 1) < 1e-3, "squared length", length);
      boolean weighty = weights[i] >= options.weightLeast() * 0.99f;
      require(weighty && weights[i] <= options.weightMost(), "weight", weights[i]);
      for (int f = i * FEEDERS; f < (i + 1) * FEEDERS; f++) {
        require(feederSums[f] >= 0, "feeder", feederSums[f]);
      }
    }
  }

  private static void require(boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalStateException("interests broken: " + what + "=" + value);
    }
  }
}
