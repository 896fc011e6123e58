package io.privatefm.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.privatefm.rank.ArmModel;
import io.privatefm.rank.ArmScorer;
import io.privatefm.rank.VectorSpace;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session of ONNX Runtime, run by the threads of all engines, and what came of it. */
final class OnnxModel implements ArmModel {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxModel.class);

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelShape shape;
  private final long fingerprint;
  private final LongAdder scored = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private String measured = "";

  OnnxModel(OrtEnvironment environment, OrtSession session, ModelShape shape, byte[] bytes) {
    this.environment = environment;
    this.session = session;
    this.shape = shape;
    this.fingerprint = fingerprint(bytes);
  }

  private static long fingerprint(byte[] bytes) {
    try {
      long first = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
      return first == 0 ? 1 : first;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("must be in every JDK: SHA-256", e);
    }
  }

  void measured(Budget.Figures figures) {
    measured =
        String.format(
            Locale.ROOT,
            "64 arms in %.0f µs, p99 %.0f µs",
            figures.medianMicros(),
            figures.p99Micros());
  }

  @Override
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public String description() {
    return String.format("%s, %016x, %s", shape.file(), fingerprint, measured);
  }

  @Override
  public ArmScorer scorer(VectorSpace space) {
    if (shape.seesVectors() && !space.equals(shape.space())) {
      throw shape.broken(
          "must be the vector space that the ranker was loaded for, "
              + shape.space()
              + ": space="
              + space);
    }
    return new OnnxScorer(environment, session, shape, this::count);
  }

  /** A scorer whose runs do not count. */
  OnnxScorer unwatched() {
    return new OnnxScorer(environment, session, shape, _ -> {});
  }

  /**
   * Counts a run.
   *
   * @param failure why there are no scores; empty when there are
   */
  private void count(String failure) {
    if (failure.isEmpty()) {
      scored.increment();
      return;
    }
    if (failed.sum() == 0) {
      LOG.warn("the linear scores stand in for the ranker, from now on only counted: {}", failure);
    }
    failed.increment();
  }

  @Override
  public long scored() {
    return scored.sum();
  }

  @Override
  public long failed() {
    return failed.sum();
  }

  @Override
  public void close() {
    OnnxReader.close(session);
  }
}
