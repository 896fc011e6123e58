package io.privatefm.onnx;

import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.Features;

/**
 * A ranker that breaks once a track was refused, until more was heard: {@code scores = arms · base
 * + √(least reward + 0.3 + 0.02 · tracks of this session)} is no number then.
 */
final class FragileRanker {
  private FragileRanker() {}

  static OnnxFile file(int dimension) {
    float[] base = new float[Features.DIMENSION];
    base[Features.unpacked(Features.POPULARITY)] = 1;
    return new OnnxFile()
        .input("arms", 1, ArmInputs.ARMS, Features.DIMENSION)
        .input("recent", 1, ArmInputs.STEPS, dimension + ArmInputs.STEP_NUMBERS)
        .output("scores", 1, ArmInputs.ARMS)
        .weights("base", base, Features.DIMENSION, 1)
        .weights("allowed", new float[] {0.3f}, 1)
        .weights("each", new float[] {0.02f}, 1)
        .whole("steps", 1)
        .whole("last", 2)
        .splitRecent(dimension)
        .node(
            "ReduceMin", OnnxFile.wholes(new Proto(), "axes", 1), new String[] {"least"}, "rewards")
        .node("ReduceSum", "heard", "sessions", "steps")
        .node("Mul", "more", "heard", "each")
        .node("Add", "borne", "least", "allowed")
        .node("Add", "under", "borne", "more")
        .node("Sqrt", "root", "under")
        .node("MatMul", "fixed", "arms", "base")
        .node("Add", "sum", "fixed", "root")
        .node("Squeeze", "scores", "sum", "last");
  }
}
