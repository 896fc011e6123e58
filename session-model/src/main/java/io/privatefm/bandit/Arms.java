package io.privatefm.bandit;

import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
import io.privatefm.station.Evidence;

/**
 * The arms of one draw: packed features, and what the ranker says of each. Scratch of one engine.
 */
public final class Arms {
  private Ranker ranker;
  private final byte[] packed = new byte[Evidence.MOST_ARMS * Features.PACKED_BYTES];
  private final double[] features = new double[Evidence.MOST_ARMS * Features.DIMENSION];
  private final double[] scores = new double[Evidence.MOST_ARMS];
  private final double[] deviations = new double[Evidence.MOST_ARMS];
  private int count;

  /** Arms scored by this ranker. */
  public Arms(Ranker ranker) {
    this.ranker = ranker;
  }

  /** Forgets all arms. */
  public void clear() {
    count = 0;
  }

  /** Forgets all arms; those that follow are scored by this ranker. */
  public void clear(Ranker next) {
    ranker = next;
    count = 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Room for one more arm's packed features: write to {@link #packed} from here on. */
  public int add() {
    if (count == Evidence.MOST_ARMS) {
      throw new IllegalStateException("must be < " + Evidence.MOST_ARMS + ": arms=" + count);
    }
    return count++ * Features.PACKED_BYTES;
  }

  /** Packed features, one arm after another; borrowed. */
  public byte[] packed() {
    return packed;
  }

  /** Asks the ranker about every arm, once all are packed. */
  public void score() {
    for (int arm = 0; arm < count; arm++) {
      int at = arm * Features.DIMENSION;
      Features.unpack(packed, arm * Features.PACKED_BYTES, features, at);
      scores[arm] = ranker.score(features, at);
      deviations[arm] = ranker.deviation(features, at);
    }
  }

  /** Expected reward. */
  public double score(int arm) {
    return scores[arm];
  }

  /** Standard deviation of the expected reward. */
  double deviation(int arm) {
    return deviations[arm];
  }

  /** The arm's reward under the given weights. */
  double scoreUnder(double[] weights, int arm) {
    return Ranker.dot(weights, features, arm * Features.DIMENSION);
  }

  /** One unpacked feature. */
  public double feature(int arm, int feature) {
    return features[arm * Features.DIMENSION + feature];
  }

  /** What scores these arms. */
  public Ranker ranker() {
    return ranker;
  }

  /** Whether another arm has a higher expected reward. */
  boolean isBeaten(int arm) {
    for (int other = 0; other < count; other++) {
      if (scores[other] > scores[arm]) {
        return true;
      }
    }
    return false;
  }
}
