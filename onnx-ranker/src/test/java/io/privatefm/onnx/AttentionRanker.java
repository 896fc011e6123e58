package io.privatefm.onnx;

import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.Features;
import java.util.Arrays;

/**
 * A tiny ranker: an arm is worth what the judged tracks were that its own vector attends to, and
 * its features beside (Zhou et al., Deep Interest Network, KDD 2018, with a softmax).
 *
 * <pre>
 *   attention = softmax(vectors · recent_vectorsᵀ · sharpness)
 *   scores    = attention · recent_rewards + arms · base
 * </pre>
 */
final class AttentionRanker {
  private final int dimension;
  private final float sharpness;
  private final float[] base;

  AttentionRanker(int dimension, float sharpness, float[] base) {
    this.dimension = dimension;
    this.sharpness = sharpness;
    this.base = base;
  }

  OnnxFile file() {
    return new OnnxFile()
        .input("arms", 1, ArmInputs.ARMS, Features.DIMENSION)
        .input("vectors", -1, ArmInputs.ARMS, dimension)
        .input("recent", 1, -1, dimension + ArmInputs.STEP_NUMBERS)
        .output("scores", 1, ArmInputs.ARMS)
        .weights("sharpness", new float[] {sharpness}, 1)
        .weights("base", base, Features.DIMENSION, 1)
        .whole("last", 2)
        .splitRecent(dimension)
        .node(
            "Transpose",
            OnnxFile.wholes(new Proto(), "perm", 0, 2, 1),
            new String[] {"columns"},
            "tracks")
        .node("MatMul", "cosines", "vectors", "columns")
        .node("Mul", "sharp", "cosines", "sharpness")
        .node(
            "Softmax", OnnxFile.whole(new Proto(), "axis", 2), new String[] {"attention"}, "sharp")
        .node("MatMul", "remembered", "attention", "rewards")
        .node("MatMul", "fixed", "arms", "base")
        .node("Add", "sum", "remembered", "fixed")
        .node("Squeeze", "scores", "sum", "last");
  }

  /** The same in Java; {@code recent[step][…]} with the steps that hold nothing. */
  double score(double[] arm, float[] vector, float[][] recent) {
    double[] weights =
        Arrays.stream(recent)
            .mapToDouble(step -> Math.exp(sharpness * dot(vector, step)))
            .toArray();
    double total = Arrays.stream(weights).sum();
    double score = 0;
    for (int i = 0; i < recent.length; i++) {
      score += weights[i] / total * recent[i][dimension];
    }
    for (int f = 0; f < arm.length; f++) {
      score += base[f] * arm[f];
    }
    return score;
  }

  private double dot(float[] vector, float[] step) {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += vector[i] * step[i];
    }
    return sum;
  }
}
