package io.privatefm.catalogue.foretell;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns a {@link Fusion} from questions: the track that came is to have the highest odds (softmax
 * over the tracks looked at; Adam, Kingma and Ba, ICLR 2015). Owned by one thread; the same
 * questions and seed give the same weights.
 */
final class FusionLearner {
  private static final int EPOCHS = 6;
  private static final int BATCH = 32;
  private static final double RATE = 0.004;
  private static final double DECAY = 1e-4;
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double TINY = 1e-8;

  private final List<Question> questions;
  private final SplittableRandom random;
  private final double[] mean = new double[Signals.COUNT];
  private final double[] deviation = new double[Signals.COUNT];
  private final double[] weights = new double[Fusion.WEIGHTS];
  private final double[] slope = new double[Fusion.WEIGHTS];
  private final double[] first = new double[Fusion.WEIGHTS];
  private final double[] second = new double[Fusion.WEIGHTS];
  private final Slope slopes = new Slope(weights, slope);

  private FusionLearner(List<Question> questions, long seed) {
    this.questions = questions;
    random = new SplittableRandom(seed);
  }

  /** Learns; without questions all weights are 0. */
  static Fusion learn(List<Question> questions, long seed) {
    return new FusionLearner(questions, seed).learn();
  }

  private Fusion learn() {
    if (questions.isEmpty()) {
      return new Fusion(new float[Fusion.WEIGHTS]);
    }
    measure();
    draw(Fusion.IN, Fusion.BIAS, Signals.COUNT);
    draw(Fusion.OUT, Fusion.WEIGHTS, Fusion.HIDDEN);
    int[] order = IntStream.range(0, questions.size()).toArray();
    int steps = EPOCHS * ((order.length + BATCH - 1) / BATCH);
    int step = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order);
      for (int from = 0; from < order.length; from += BATCH) {
        step++;
        int to = Math.min(order.length, from + BATCH);
        Arrays.fill(slope, 0);
        for (int i = from; i < to; i++) {
          slopes.add(questions.get(order[i]), mean, deviation);
        }
        descend(step, to - from, RATE * (1 - (double) step / (steps + 1)));
      }
    }
    return new Fusion(plain());
  }

  private void measure() {
    long rows = 0;
    for (Question question : questions) {
      float[] signals = question.signals();
      for (int at = 0; at < signals.length; at++) {
        mean[at % Signals.COUNT] += signals[at];
        deviation[at % Signals.COUNT] += (double) signals[at] * signals[at];
      }
      rows += question.tracks();
    }
    for (int i = 0; i < Signals.COUNT; i++) {
      mean[i] /= rows;
      deviation[i] = Math.sqrt(Math.max(1e-6, deviation[i] / rows - mean[i] * mean[i]));
    }
  }

  private void draw(int from, int to, int inputs) {
    for (int i = from; i < to; i++) {
      weights[i] = random.nextGaussian() / Math.sqrt(inputs);
    }
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
  }

  private void descend(int step, int batch, double rate) {
    double firstPart = 1 - Math.pow(FIRST, step);
    double secondPart = 1 - Math.pow(SECOND, step);
    for (int i = 0; i < weights.length; i++) {
      double down = slope[i] / batch + DECAY * weights[i];
      first[i] = FIRST * first[i] + (1 - FIRST) * down;
      second[i] = SECOND * second[i] + (1 - SECOND) * down * down;
      weights[i] -= rate * first[i] / firstPart / (Math.sqrt(second[i] / secondPart) + TINY);
    }
  }

  /** The weights for signals as they are, not standardised. */
  private float[] plain() {
    float[] plain = new float[Fusion.WEIGHTS];
    for (int i = 0; i < Fusion.BIAS; i++) {
      plain[i] = (float) (weights[i] / deviation[i % Signals.COUNT]);
    }
    for (int unit = 0; unit < Fusion.HIDDEN; unit++) {
      double bias = weights[Fusion.BIAS + unit];
      for (int i = 0; i < Signals.COUNT; i++) {
        bias -= weights[Fusion.IN + unit * Signals.COUNT + i] * mean[i] / deviation[i];
      }
      plain[Fusion.BIAS + unit] = (float) bias;
      plain[Fusion.OUT + unit] = (float) weights[Fusion.OUT + unit];
    }
    return plain;
  }
}
