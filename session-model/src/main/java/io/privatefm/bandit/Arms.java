package io.privatefm.bandit;

import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
import io.privatefm.station.Evidence;
import io.privatefm.vector.Vectors;
import java.util.Arrays;

/**
 * The arms of one draw: packed features, and what the ranker says of each, or a richer model in its
 * place. Scratch of one engine.
 */
public final class Arms {
  private Ranker ranker;
  private final byte[] packed = new byte[Evidence.MOST_ARMS * Features.PACKED_BYTES];
  private final double[] features = new double[Evidence.MOST_ARMS * Features.DIMENSION];
  private final double[] scores = new double[Evidence.MOST_ARMS];

  /** The same with the arms of one feature side by side, so that they are scored together. */
  private final float[][] columns = new float[Features.DIMENSION][Evidence.MOST_ARMS];

  private final float[] sums = new float[Evidence.MOST_ARMS];
  private final double[] shifts = new double[Evidence.MOST_ARMS];
  private final double[] lowered = new double[Evidence.MOST_ARMS];
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
      shifts[arm] = 0;
      lowered[arm] = 0;
      for (int feature = 0; feature < Features.DIMENSION; feature++) {
        columns[feature][arm] = (float) features[at + feature];
      }
    }
  }

  /** Puts the features of every arm into the tables of a richer model. */
  public void copyTo(ArmInputs inputs) {
    for (int arm = 0; arm < count; arm++) {
      inputs.putArm(arm, features, arm * Features.DIMENSION);
    }
  }

  /**
   * Takes the expected rewards of a richer model in place of the ranker's. How uncertain they are
   * remains what the ranker says: its whole posterior moves along with each arm.
   */
  public void expect(double[] expected) {
    for (int arm = 0; arm < count; arm++) {
      shifts[arm] = expected[arm] - scores[arm];
      scores[arm] = expected[arm];
    }
  }

  /** How much more than the ranker a richer model expects; 0 without one. */
  public double shift(int arm) {
    return shifts[arm];
  }

  /** Makes an arm less wanted by a rule, once all are scored. */
  public void lower(int arm, double by) {
    lowered[arm] += by;
    scores[arm] -= by;
  }

  /** How much less a rule makes the arm wanted. */
  public double lowered(int arm) {
    return lowered[arm];
  }

  /** Expected reward, less what rules take. */
  public double score(int arm) {
    return scores[arm];
  }

  /** Standard deviation of the expected reward. */
  double deviation(int arm) {
    return ranker.deviation(features, arm * Features.DIMENSION);
  }

  /** Each arm's reward under the given weights, in the precision of a float. */
  void scoreUnder(double[] weights, double[] into) {
    Arrays.fill(sums, 0);
    for (int feature = 0; feature < Features.DIMENSION; feature++) {
      Vectors.addScaledInPlace(sums, (float) weights[feature], columns[feature]);
    }
    for (int arm = 0; arm < count; arm++) {
      into[arm] = sums[arm] + shifts[arm] - lowered[arm];
    }
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
