package io.privatefm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.ArmModelException;
import io.privatefm.rank.ArmScorer;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The tables of one engine as tensors over the same memory, and the memory that receives the
 * scores, made once. What a run still allocates is what the Java face of ONNX Runtime does, a few
 * hundred bytes of names and handles. The tensors' handles go with this object.
 */
final class OnnxScorer implements ArmScorer {
  private static final Cleaner CLEANER = Cleaner.create();

  private final OrtSession session;
  private final ArmInputs inputs;
  private final Consumer<String> count;
  private final Map<String, OnnxTensor> tensors = new TreeMap<>();
  private final FloatBuffer scores;
  private final Map<String, OnnxTensor> answer;
  private String failure = "";

  OnnxScorer(
      OrtEnvironment environment, OrtSession session, ModelShape shape, Consumer<String> count) {
    this.session = session;
    this.count = count;
    inputs = new ArmInputs(shape.space().dimension(), shape.vectored(), shape.sequenced());
    scores =
        ByteBuffer.allocateDirect(ArmInputs.ARMS * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    tensors.put(ModelShape.ARMS, tensor(environment, inputs.arms(), ModelShape.ARMS_SHAPE));
    if (shape.vectored()) {
      tensors.put(ModelShape.VECTORS, tensor(environment, inputs.vectors(), shape.vectorsShape()));
    }
    if (shape.sequenced()) {
      tensors.put(ModelShape.RECENT, tensor(environment, inputs.recent(), shape.recentShape()));
    }
    OnnxTensor answered = tensor(environment, scores, ModelShape.SCORES_SHAPE);
    answer = Map.of(ModelShape.SCORES, answered);
    List<OnnxTensor> made = List.copyOf(tensors.values());
    CLEANER.register(this, () -> release(made, answered));
  }

  private static void release(List<OnnxTensor> made, OnnxTensor answered) {
    made.forEach(OnnxTensor::close);
    answered.close();
  }

  private static OnnxTensor tensor(OrtEnvironment environment, ByteBuffer table, long[] shape) {
    return tensor(environment, table.asFloatBuffer(), shape);
  }

  private static OnnxTensor tensor(OrtEnvironment environment, FloatBuffer table, long[] shape) {
    try {
      return OnnxTensor.createTensor(environment, table, shape);
    } catch (OrtException e) {
      throw new ArmModelException("must become a tensor: table of " + table.capacity(), e);
    }
  }

  @Override
  public ArmInputs inputs() {
    return inputs;
  }

  @Override
  public boolean score(int arms, double[] into) {
    failure = run(arms, into);
    count.accept(failure);
    return failure.isEmpty();
  }

  /** Why the last run gave no scores; empty when it did. */
  String failure() {
    return failure;
  }

  /** Why there are no scores; empty when there are. */
  private String run(int arms, double[] into) {
    try (OrtSession.Result _ = session.run(tensors, answer)) {
      for (int arm = 0; arm < arms; arm++) {
        into[arm] = scores.get(arm);
        if (!Double.isFinite(into[arm])) {
          return "must be finite: score=" + into[arm];
        }
      }
      return "";
    } catch (OrtException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
