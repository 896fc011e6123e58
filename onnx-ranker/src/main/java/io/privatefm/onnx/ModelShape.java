package io.privatefm.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.ArmModelException;
import io.privatefm.rank.Features;
import io.privatefm.rank.VectorSpace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What a model takes, checked against what a draw has: names, types and shapes. A dimension that
 * the model leaves open fits anything.
 *
 * @param space that of the vectors it was read for
 * @param vectored whether it sees the arms' vectors
 * @param sequenced whether it sees the judged tracks
 * @param file where it came from
 */
record ModelShape(VectorSpace space, boolean vectored, boolean sequenced, Path file) {
  static final String ARMS = "arms";
  static final String VECTORS = "vectors";
  static final String RECENT = "recent";
  static final String SCORES = "scores";

  /** The entry of a model's own data that names the vectors it was trained on. */
  private static final String SPACE = "vectorSpace";

  static final long[] ARMS_SHAPE = {1, ArmInputs.ARMS, Features.DIMENSION};
  static final long[] SCORES_SHAPE = {1, ArmInputs.ARMS};

  static ModelShape of(OrtSession session, VectorSpace space, Path file) {
    try {
      Map<String, NodeInfo> inputs = session.getInputInfo();
      ModelShape shape =
          new ModelShape(space, inputs.containsKey(VECTORS), inputs.containsKey(RECENT), file);
      shape.require(
          inputs.containsKey(ARMS), "must have the input arms: inputs=" + inputs.keySet());
      for (NodeInfo input : inputs.values()) {
        shape.check(input, shape.of(input.getName()));
      }
      NodeInfo scores = session.getOutputInfo().get(SCORES);
      if (scores == null) {
        throw shape.broken("must have the output scores: outputs=" + session.getOutputNames());
      }
      shape.check(scores, SCORES_SHAPE);
      shape.checkSpace(session.getMetadata().getCustomMetadata());
      return shape;
    } catch (OrtException e) {
      throw new ArmModelException("must tell its shape: ranker=" + file, e);
    }
  }

  long[] vectorsShape() {
    return new long[] {1, ArmInputs.ARMS, space.dimension()};
  }

  long[] recentShape() {
    return new long[] {1, ArmInputs.STEPS, space.dimension() + ArmInputs.STEP_NUMBERS};
  }

  private long[] of(String input) {
    return switch (input) {
      case ARMS -> ARMS_SHAPE;
      case VECTORS -> vectorsShape();
      case RECENT -> recentShape();
      default -> throw broken("must be arms, vectors or recent: input=" + input);
    };
  }

  private void check(NodeInfo node, long[] expected) {
    String rule = "must be float32" + Arrays.toString(expected) + ": " + node.getName();
    if (!(node.getInfo() instanceof TensorInfo tensor)) {
      throw broken(rule + "=" + node.getInfo());
    }
    long[] shape = tensor.getShape();
    boolean fits = tensor.type == OnnxJavaType.FLOAT && shape.length == expected.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = shape[i] == expected[i] || shape[i] < 0;
    }
    require(fits, rule + "=" + tensor.type + Arrays.toString(shape));
  }

  private void checkSpace(Map<String, String> metadata) {
    String trained = metadata.getOrDefault(SPACE, space.name());
    require(
        !seesVectors() || trained.equals(space.name()),
        "must be trained on the vectors of " + space.name() + ": vectorSpace=" + trained);
  }

  /** Whether the vector space of a catalogue matters to it. */
  boolean seesVectors() {
    return vectored || sequenced;
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      throw broken(rule);
    }
  }

  ArmModelException broken(String rule) {
    return new ArmModelException(rule + " (ranker=" + file + ")");
  }
}
