package io.privatefm.rank;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The online linear model of expected reward, shared by all stations of one engine.
 *
 * <p>One owner thread. Learning costs two hundred additions; the posterior is made anew at the
 * first question after it, at about {@code DIMENSION³} operations. Rankers of several threads
 * exchange {@link LearnedDelta}s and then agree to the bit.
 *
 * <p><b>Forgetting.</b> What was seen counts half as much as what is seen {@value #HALF_LIFE_DAYS}
 * days later, by {@link Age}; while nobody listens nothing is forgotten. The time is that of the
 * feedback. When the base moves, after {@value #STEP} half-lives or more, less than one unit of
 * each sum may be lost, and rankers agree to that unit.
 */
public final class Ranker {
  /** Weights are of features, not of tracks: they outlive a fashion. */
  static final int HALF_LIFE_DAYS = 90;

  private static final int STEP = 2;

  /** Without squares and ages. */
  private static final int OLDER = 0x464D5231; // "FMR1"

  private static final int MAGIC = 0x464D5232; // "FMR2"

  private final Age age = new Age(HALF_LIFE_DAYS, STEP);
  private Observations all = new Observations();
  private Observations sinceTold = new Observations();
  private final Posterior posterior;

  /** What scores in the posterior's place; null: nothing. */
  private final @Nullable Ftrl ftrl;

  /** Of an {@link Ftrl} that was saved, to become another's; null: none was. */
  private @Nullable Ftrl saved;

  private final int[] x = new int[Features.DIMENSION];
  private boolean fitted;

  /** A ranker that begins with what was chosen by hand. */
  public Ranker() {
    this(Prior.BY_HAND);
  }

  /** A ranker that begins with this. */
  public Ranker(Prior prior) {
    posterior = new Posterior(prior);
    FtrlSteps steps = prior.ftrl();
    ftrl = steps == null ? null : new Ftrl(prior, steps);
  }

  /** Learns the reward of an arm, in packed form; {@code reward} is -1 to 1. */
  public void observe(byte[] packed, int from, double reward, long atMs) {
    long units = units(reward);
    int weight = weight(atMs);
    Features.unpack(packed, from, x);
    all.observe(x, units, weight);
    sinceTold.observe(x, units, weight);
    if (ftrl != null) {
      ftrl.observe(x, reward);
    }
    fitted = false;
  }

  /** Learns that an arm observed before was worth something else; rewards are -1 to 1. */
  public void correct(byte[] packed, int from, double before, double after, long atMs) {
    long was = units(before);
    long is = units(after);
    int weight = weight(atMs);
    Features.unpack(packed, from, x);
    all.correct(x, was, is, weight);
    sinceTold.correct(x, was, is, weight);
    if (ftrl != null) {
      ftrl.correct(x, after - before);
    }
    fitted = false;
  }

  private static long units(double reward) {
    if (!(Math.abs(reward) <= 1)) {
      throw new IllegalArgumentException("must be -1 to 1: reward=" + reward);
    }
    return Math.round(reward * Observations.REWARD_SCALE);
  }

  private int weight(long atMs) {
    long epoch = age.epoch(atMs);
    reach(epoch);
    return age.weight(epoch);
  }

  private void reach(long epoch) {
    int halvings = age.reach(epoch);
    if (halvings > 0) {
      all.halve(halvings);
      sinceTold.halve(halvings);
    }
  }

  /** How many arms this model learned from, here and elsewhere. */
  public long version() {
    return all.count;
  }

  /** Expected reward of the unpacked features at {@code x[from …]}. */
  public double score(double[] features, int from) {
    return belief().score(features, from);
  }

  /** Standard deviation of that expectation. */
  public double deviation(double[] features, int from) {
    return belief().deviation(features, from);
  }

  /** The learned weight of a feature. */
  public double weight(int feature) {
    return belief().weight(feature);
  }

  /** Draws one set of weights from what the model holds possible. */
  public void drawWeights(RandomGenerator random, double spread, double[] into) {
    belief().draw(random, spread, into);
  }

  /** What was learned here since the last call. */
  public LearnedDelta takeDelta() {
    LearnedDelta delta = new LearnedDelta(sinceTold, age);
    sinceTold = new Observations();
    return delta;
  }

  /** Takes in what another ranker learned. */
  public void absorb(LearnedDelta delta) {
    reach(delta.base());
    reach(delta.newest());
    all.add(delta.observations(), sum -> age.rebased(sum, delta.base()));
    fitted = false;
  }

  /**
   * Takes over what the other observed, and has not told yet; the prior stays its own. The other is
   * no longer used.
   */
  public void become(Ranker other) {
    all = other.all;
    sinceTold = other.sinceTold;
    age.become(other.age.base(), other.age.newest());
    Ftrl learned = other.ftrl == null ? other.saved : other.ftrl;
    if (ftrl != null && learned != null) {
      ftrl.become(learned);
    }
    fitted = false;
  }

  /**
   * The model as bytes, big-endian: magic {@code FMR2}, int32 dimension, int64 base and newest
   * epoch, int64 count, mass and Σr², the upper triangle of Σxxᵀ and Σrx as int64; behind it, of
   * one that learns by {@link Ftrl}, z and n of each weight as float64.
   */
  public byte[] save() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(Features.DIMENSION);
      out.writeLong(age.base());
      out.writeLong(age.newest());
      all.write(out);
      if (ftrl != null) {
        ftrl.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A saved model with the prior that was chosen by hand, to become another's. One of the older
   * form, {@code FMR1}, had neither ages nor Σr²: all of it counts as seen before what comes.
   *
   * @throws IllegalArgumentException when the bytes are not a model with these features
   */
  public static Ranker read(byte[] saved) {
    Ranker ranker = new Ranker();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      int magic = in.readInt();
      int dimension = in.readInt();
      if ((magic != MAGIC && magic != OLDER) || dimension != Features.DIMENSION) {
        throw new IllegalArgumentException(
            "must be FMR2 with " + Features.DIMENSION + " features: " + dimension);
      }
      if (magic == OLDER) {
        ranker.all = Observations.readOlder(in);
      } else {
        ranker.age.become(in.readLong(), in.readLong());
        ranker.all = Observations.read(in);
        if (in.available() > 0) {
          ranker.saved = new Ftrl(Prior.BY_HAND, FtrlSteps.USUAL);
          ranker.saved.read(in);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("model ends early: bytes=" + saved.length, e);
    }
    return ranker;
  }

  private Belief belief() {
    if (ftrl != null) {
      return ftrl;
    }
    if (!fitted) {
      posterior.fit(all, age.one());
      fitted = true;
    }
    return posterior;
  }
}
