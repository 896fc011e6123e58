package io.privatefm.catalogue.foretell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The gradient is that of the loss: finite differences say the same. */
class SlopeProperties {
  private static final double STEP = 1e-5;

  @Property(tries = 20)
  void everyWeightsSlopeIsTheDifferenceOfTheLoss(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int tracks) {
    Random random = new Random(seed);
    float[] signals = new float[tracks * Signals.COUNT];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = (float) random.nextGaussian();
    }
    Question question = new Question(signals, random.nextInt(tracks));
    double[] weights = random.doubles(Fusion.WEIGHTS, -0.5, 0.5).toArray();
    double[] slope = new double[Fusion.WEIGHTS];
    double[] mean = new double[Signals.COUNT];
    double[] deviation = new double[Signals.COUNT];
    Arrays.fill(deviation, 1);
    new Slope(weights, slope).add(question, mean, deviation);
    for (int i = 0; i < 40; i++) {
      int weight = random.nextInt(Fusion.WEIGHTS);
      double up = loss(question, with(weights, weight, STEP));
      double down = loss(question, with(weights, weight, -STEP));
      assertEquals((up - down) / (2 * STEP), slope[weight], 2e-3, "weight " + weight);
    }
  }

  private static double[] with(double[] weights, int at, double step) {
    double[] other = weights.clone();
    other[at] += step;
    return other;
  }

  private static double loss(Question question, double[] w) {
    double[] odds = new double[question.tracks()];
    for (int track = 0; track < odds.length; track++) {
      odds[track] = dot(w, 0, question, track);
      for (int unit = 0; unit < Fusion.HIDDEN; unit++) {
        double in =
            w[Fusion.BIAS + unit] + dot(w, Fusion.IN + unit * Signals.COUNT, question, track);
        odds[track] += w[Fusion.OUT + unit] * Math.max(0, in);
      }
    }
    double sum = Arrays.stream(odds).map(Math::exp).sum();
    return Math.log(sum) - odds[question.came()];
  }

  private static double dot(double[] w, int row, Question question, int track) {
    double sum = 0;
    for (int i = 0; i < Signals.COUNT; i++) {
      sum += w[row + i] * question.signals()[track * Signals.COUNT + i];
    }
    return sum;
  }
}
