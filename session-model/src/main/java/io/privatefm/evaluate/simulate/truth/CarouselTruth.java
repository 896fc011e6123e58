package io.privatefm.evaluate.simulate.truth;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * People of a carousel simulator: they stream an item, which is to hear it out, or pass it by,
 * which is to skip it. Of the items nothing is known but their numbers.
 *
 * <p>The simulator knows no fatigue. With fatigue, each item heard weighs on the items that lie in
 * its direction, by {@value #TIRES} of log odds at a cosine of 1, and that goes down by the e-th
 * part in two hours.
 */
final class CarouselTruth implements Truth {
  private static final double MEAN = 0.04;
  private static final double DEVIATION = 1.3;
  private static final double TIRES = 0.3;
  private static final double RECOVERY_MS = 2 * 3_600_000;
  private static final long DURATION_MS = 210_000;

  private final CarouselWeights weights;
  private final long seed;
  private final boolean tiring;

  /** Of each item's direction, the bias apart. */
  private final double[] lengths;

  CarouselTruth(CarouselWeights weights, long seed, boolean tiring) {
    this.weights = weights;
    this.seed = seed;
    this.tiring = tiring;
    lengths = new double[weights.items()];
    for (int item = 0; item < lengths.length; item++) {
      lengths[item] = length(weights.rows()[item]);
    }
  }

  private static double length(double[] theta) {
    double squares = 0;
    for (int i = 0; i < theta.length - 1; i++) {
      squares += theta[i] * theta[i];
    }
    return Math.sqrt(squares);
  }

  @Override
  public int tracks() {
    return weights.items();
  }

  @Override
  public String artist(int track) {
    return "";
  }

  @Override
  public List<String> tags(int track) {
    return List.of();
  }

  @Override
  public long durationMs(int track) {
    return DURATION_MS;
  }

  @Override
  public Listener listener(long number) {
    SplittableRandom random = Seeds.random(seed, "listener", number);
    double[] x = new double[weights.dimension()];
    for (int i = 0; i < x.length; i++) {
      x[i] = MEAN + DEVIATION * random.nextGaussian();
    }
    return tiring ? new Tiring(weights, x, lengths) : new Passenger(weights, x);
  }

  /** The simulator's own listener with components x. */
  static class Passenger implements Listener {
    final CarouselWeights weights;
    private final double[] x;
    private final double[] logits;
    private final boolean[] known;

    Passenger(CarouselWeights weights, double[] x) {
      this.weights = weights;
      this.x = x;
      logits = new double[weights.items()];
      known = new boolean[weights.items()];
    }

    /** {@code theta_i · [x, 1]}, worked out once. */
    final double logit(int item) {
      if (!known[item]) {
        double[] theta = weights.rows()[item];
        double sum = theta[x.length];
        for (int i = 0; i < x.length; i++) {
          sum += theta[i] * x[i];
        }
        logits[item] = sum;
        known[item] = true;
      }
      return logits[item];
    }

    double wanted(int item) {
      return logit(item);
    }

    @Override
    public final void chances(int track, double[] into) {
      double stream = 1 / (1 + Math.exp(-wanted(track)));
      Arrays.fill(into, 0);
      into[Act.COMPLETE.step()] = stream;
      into[Act.SKIP.step()] = 1 - stream;
    }

    @Override
    public void arrive(Occasion occasion) {}

    @Override
    public void hear(int track, Act act) {}
  }

  /** One who has enough of a direction for a while. */
  private static final class Tiring extends Passenger {
    private final double[] heard;
    private final double[] lengths;
    private long asOfMs;

    Tiring(CarouselWeights weights, double[] x, double[] lengths) {
      super(weights, x);
      this.lengths = lengths;
      heard = new double[x.length];
    }

    @Override
    public void arrive(Occasion occasion) {
      double kept = Math.exp(-Math.max(0, occasion.atMs() - asOfMs) / RECOVERY_MS);
      asOfMs = Math.max(asOfMs, occasion.atMs());
      for (int i = 0; i < heard.length; i++) {
        heard[i] *= kept;
      }
    }

    @Override
    double wanted(int item) {
      double[] theta = weights.rows()[item];
      double sum = 0;
      for (int i = 0; i < heard.length; i++) {
        sum += theta[i] * heard[i];
      }
      return logit(item) - (lengths[item] > 0 ? TIRES * Math.max(0, sum / lengths[item]) : 0);
    }

    @Override
    public void hear(int track, Act act) {
      double[] theta = weights.rows()[track];
      for (int i = 0; lengths[track] > 0 && i < heard.length; i++) {
        heard[i] += theta[i] / lengths[track];
      }
    }
  }
}
