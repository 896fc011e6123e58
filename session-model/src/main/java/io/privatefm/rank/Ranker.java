package io.privatefm.rank;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;

/**
 * The online linear model of expected reward, shared by all stations of one engine.
 *
 * <p>One owner thread. Learning costs two hundred additions; the posterior is made anew at the
 * first question after it, at about {@code DIMENSION³ / 3} operations. Rankers of several threads
 * exchange {@link LearnedDelta}s and then agree to the bit.
 */
public final class Ranker {
  private static final int MAGIC = 0x464D5231; // "FMR1"

  private Observations all = new Observations();
  private Observations sinceTold = new Observations();
  private final Posterior posterior;
  private final int[] x = new int[Features.DIMENSION];
  private boolean fitted;

  /** A ranker that begins with what was chosen by hand. */
  public Ranker() {
    this(Prior.BY_HAND);
  }

  /** A ranker that begins with this. */
  public Ranker(Prior prior) {
    posterior = new Posterior(prior);
  }

  /** Learns the reward of an arm, in packed form; {@code reward} is -1 to 1. */
  public void observe(byte[] packed, int from, double reward) {
    long units = units(reward);
    Features.unpack(packed, from, x);
    all.observe(x, units);
    sinceTold.observe(x, units);
    fitted = false;
  }

  /** Learns that an arm observed before was worth this much more, or less when below 0. */
  public void correct(byte[] packed, int from, double rewardChange) {
    long units = units(rewardChange);
    Features.unpack(packed, from, x);
    all.correct(x, units);
    sinceTold.correct(x, units);
    fitted = false;
  }

  private static long units(double reward) {
    if (!(Math.abs(reward) <= 2)) {
      throw new IllegalArgumentException("must be -2 to 2: reward=" + reward);
    }
    return Math.round(reward * Observations.REWARD_SCALE);
  }

  /** How many arms this model learned from, here and elsewhere. */
  public long version() {
    return all.count;
  }

  /** Expected reward of the unpacked features at {@code x[from …]}. */
  public double score(double[] features, int from) {
    return posterior().score(features, from);
  }

  /** Standard deviation of that expectation. */
  public double deviation(double[] features, int from) {
    return posterior().deviation(features, from);
  }

  /** The learned weight of a feature. */
  public double weight(int feature) {
    return posterior().mean[feature];
  }

  /** Draws one set of weights from what the model holds possible. */
  public void drawWeights(RandomGenerator random, double spread, double[] into) {
    posterior().draw(random, spread, into);
  }

  /** What was learned here since the last call. */
  public LearnedDelta takeDelta() {
    LearnedDelta delta = new LearnedDelta(sinceTold);
    sinceTold = new Observations();
    return delta;
  }

  /** Takes in what another ranker learned. */
  public void absorb(LearnedDelta delta) {
    all.add(delta.observations());
    fitted = false;
  }

  /**
   * Takes over what the other observed, and has not told yet; the prior stays its own. The other is
   * no longer used.
   */
  public void become(Ranker other) {
    all = other.all;
    sinceTold = other.sinceTold;
    fitted = false;
  }

  /**
   * The model as bytes, big-endian: magic {@code FMR1}, int32 dimension, int64 count, the upper
   * triangle of Σxxᵀ and Σrx as int64.
   */
  public byte[] save() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(Features.DIMENSION);
      all.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A saved model with the prior that was chosen by hand, to become another's.
   *
   * @throws IllegalArgumentException when the bytes are not a model with these features
   */
  public static Ranker read(byte[] saved) {
    Ranker ranker = new Ranker();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      int magic = in.readInt();
      int dimension = in.readInt();
      if (magic != MAGIC || dimension != Features.DIMENSION) {
        throw new IllegalArgumentException(
            "must be FMR1 with " + Features.DIMENSION + " features: " + dimension);
      }
      ranker.all = Observations.read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("model ends early: bytes=" + saved.length, e);
    }
    return ranker;
  }

  private Posterior posterior() {
    if (!fitted) {
      posterior.fit(all);
      fitted = true;
    }
    return posterior;
  }

  /** The inner product of weights and the unpacked features at {@code x[from …]}. */
  public static double dot(double[] weights, double[] features, int from) {
    return Posterior.dot(weights, features, from);
  }
}
