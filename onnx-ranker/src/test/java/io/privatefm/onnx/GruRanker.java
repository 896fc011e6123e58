package io.privatefm.onnx;

import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.Features;
import java.util.Random;

/**
 * A tiny ranker: a gated recurrent unit reads the judged tracks, and an arm's score is a weighted
 * sum of its features, with weights that depend on the state of the unit.
 *
 * <pre>
 *   h      = GRU(recent)                                        float[hidden]
 *   scores = arms · base + arms · mix · h
 * </pre>
 */
final class GruRanker {
  private static final int D = Features.DIMENSION;

  private final int hidden;
  private final int step;
  private final float[] inputWeights;
  private final float[] stateWeights;
  private final float[] bias;
  private final float[] base;
  private final float[] mix;

  /** A unit of four, with weights by chance. */
  GruRanker(int dimension, long seed) {
    this(dimension, 4, seed);
  }

  GruRanker(int dimension, int hidden, long seed) {
    this.hidden = hidden;
    Random random = new Random(seed);
    step = dimension + ArmInputs.STEP_NUMBERS;
    inputWeights = weights(random, 3 * hidden * step);
    stateWeights = weights(random, 3 * hidden * hidden);
    bias = weights(random, 6 * hidden);
    base = weights(random, D);
    mix = weights(random, D * hidden);
  }

  private static float[] weights(Random random, int count) {
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) random.nextGaussian(0, 0.4);
    }
    return weights;
  }

  OnnxFile file() {
    return new OnnxFile()
        .input("arms", 1, -1, D)
        .input("recent", 1, ArmInputs.STEPS, step)
        .output("scores", 1, -1)
        .weights("W", inputWeights, 1, 3L * hidden, step)
        .weights("R", stateWeights, 1, 3L * hidden, hidden)
        .weights("B", bias, 1, 6L * hidden)
        .weights("base", base, D, 1)
        .weights("mix", mix, D, hidden)
        .whole("last", 2)
        .node(
            "Transpose",
            OnnxFile.wholes(new Proto(), "perm", 1, 0, 2),
            new String[] {"steps"},
            "recent")
        .node(
            "GRU",
            OnnxFile.whole(new Proto(), "hidden_size", hidden),
            new String[] {"", "state"},
            "steps",
            "W",
            "R",
            "B")
        .node(
            "Transpose",
            OnnxFile.wholes(new Proto(), "perm", 1, 2, 0),
            new String[] {"column"},
            "state")
        .node("MatMul", "mixed", "arms", "mix")
        .node("MatMul", "moved", "mixed", "column")
        .node("MatMul", "fixed", "arms", "base")
        .node("Add", "sum", "fixed", "moved")
        .node("Squeeze", "scores", "sum", "last");
  }

  /** The same in Java: the state after the steps, {@code recent[step][…]}, oldest first. */
  double[] state(float[][] recent) {
    double[] h = new double[hidden];
    for (float[] x : recent) {
      double[] z = new double[hidden];
      double[] r = new double[hidden];
      for (int i = 0; i < hidden; i++) {
        z[i] = sigmoid(gate(0, i, x, h));
        r[i] = sigmoid(gate(1, i, x, h));
      }
      double[] reset = new double[hidden];
      for (int i = 0; i < hidden; i++) {
        reset[i] = r[i] * h[i];
      }
      double[] next = new double[hidden];
      for (int i = 0; i < hidden; i++) {
        next[i] = (1 - z[i]) * Math.tanh(gate(2, i, x, reset)) + z[i] * h[i];
      }
      h = next;
    }
    return h;
  }

  private double gate(int gate, int unit, float[] x, double[] h) {
    int row = gate * hidden + unit;
    double sum = bias[row] + bias[3 * hidden + row];
    for (int i = 0; i < step; i++) {
      sum += inputWeights[row * step + i] * x[i];
    }
    for (int i = 0; i < hidden; i++) {
      sum += stateWeights[row * hidden + i] * h[i];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  double score(double[] arm, double[] h) {
    double score = 0;
    for (int f = 0; f < D; f++) {
      double weight = base[f];
      for (int i = 0; i < hidden; i++) {
        weight += mix[f * hidden + i] * h[i];
      }
      score += weight * arm[f];
    }
    return score;
  }
}
