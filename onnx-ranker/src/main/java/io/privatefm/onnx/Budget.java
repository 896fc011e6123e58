package io.privatefm.onnx;

import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.Features;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a draw of {@value ArmInputs#ARMS} arms takes, measured before the first listener is served.
 * Tables have one shape, so that every draw costs what was measured.
 *
 * <p>A model is taken as soon as, in one of {@value #ROUNDS} rounds of {@value #RUNS} runs, 99 of
 * 100 runs kept to the budget: a round that something else on the machine disturbed refuses
 * nothing.
 */
final class Budget {
  private static final int ROUNDS = 10;
  private static final int RUNS = 200;
  private static final double NANOS_PER_MICRO = 1_000;

  /** The round that decided. */
  record Figures(double leastMicros, double medianMicros, double p99Micros) {}

  private Budget() {}

  /**
   * Warms the model up and measures it.
   *
   * @throws io.privatefm.rank.ArmModelException when it fails or takes longer
   */
  static Figures check(OnnxScorer scorer, ModelShape shape, int budgetMicros) {
    run(scorer, shape, new double[ArmInputs.ARMS]); // a stranger's first draw
    fill(scorer.inputs(), shape.space().dimension());
    Figures best = new Figures(0, 0, Double.POSITIVE_INFINITY);
    for (int round = 0; round < ROUNDS && best.p99Micros() > budgetMicros; round++) {
      Figures figures = round(scorer, shape);
      best = figures.p99Micros() < best.p99Micros() ? figures : best;
      if (figures.leastMicros() > budgetMicros) {
        break; // never mind the rest
      }
    }
    if (best.p99Micros() > budgetMicros) {
      throw shape.broken(
          "must score 64 arms in "
              + budgetMicros
              + " µs (--ranker-budget-us): p99="
              + Math.round(best.p99Micros())
              + " µs");
    }
    return best;
  }

  private static Figures round(OnnxScorer scorer, ModelShape shape) {
    double[] scores = new double[ArmInputs.ARMS];
    double[] micros = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long from = System.nanoTime();
      run(scorer, shape, scores);
      micros[run] = (System.nanoTime() - from) / NANOS_PER_MICRO;
    }
    Arrays.sort(micros);
    return new Figures(micros[0], micros[RUNS / 2], micros[RUNS - 1 - RUNS / 100]);
  }

  private static void run(OnnxScorer scorer, ModelShape shape, double[] scores) {
    if (!scorer.score(ArmInputs.ARMS, scores)) {
      throw shape.broken("must score arms by chance: " + scorer.failure());
    }
  }

  /** Arms and tracks by chance. */
  private static void fill(ArmInputs inputs, int dimension) {
    SplittableRandom random = new SplittableRandom(1);
    double[] features = new double[Features.DIMENSION];
    float[] unit = new float[dimension];
    for (int arm = 0; arm < ArmInputs.ARMS; arm++) {
      Arrays.setAll(
          features, _ -> Features.quantise(random.nextDouble()) / (double) Features.SCALE);
      inputs.putArm(arm, features, 0);
      if (inputs.vectored()) {
        inputs.putVector(arm, point(unit, random));
      }
    }
    for (int ago = 0; inputs.sequenced() && ago < ArmInputs.STEPS; ago++) {
      float reward = (float) random.nextDouble(-1, 1);
      inputs.putStep(ago, point(unit, random), reward, ArmInputs.THIS_SESSION);
    }
  }

  private static float[] point(float[] unit, SplittableRandom random) {
    double square = 0;
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) random.nextDouble(-1, 1);
      square += unit[i] * unit[i];
    }
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= (float) Math.sqrt(square);
    }
    return unit;
  }
}
