package io.privatefm.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.privatefm.rank.ArmModel;
import io.privatefm.rank.ArmModelException;
import io.privatefm.rank.VectorSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads models in ONNX, whole files of at most {@value #MOST_BYTES} bytes. */
public final class OnnxReader implements ArmModel.Reader {
  private static final long MOST_BYTES = 256L << 20;

  /** What {@link java.util.ServiceLoader} calls. */
  public OnnxReader() {}

  @Override
  public ArmModel read(Path file, VectorSpace space, int budgetMicros) {
    byte[] bytes = bytes(file);
    OrtEnvironment environment = environment(file);
    OrtSession session = session(environment, bytes, file);
    try {
      ModelShape shape = ModelShape.of(session, space, file);
      OnnxModel model = new OnnxModel(environment, session, shape, bytes);
      model.measured(Budget.check(model.unwatched(), shape, budgetMicros));
      return model;
    } catch (RuntimeException e) {
      close(session);
      throw e;
    }
  }

  private static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new ArmModelException("must be at most 256 MiB: ranker=" + file + " bytes=" + size);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ArmModelException("must be a file that can be read: ranker=" + file, e);
    }
  }

  private static OrtEnvironment environment(Path file) {
    try {
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    } catch (LinkageError | RuntimeException e) {
      throw new ArmModelException(
          "must run where ONNX Runtime has a library for the system: ranker="
              + file
              + " ("
              + e
              + ")",
          e);
    }
  }

  /** One thread, which is the caller's, and memory that stays as it is from the first run on. */
  private static OrtSession session(OrtEnvironment environment, byte[] bytes, Path file) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setDeterministicCompute(true);
      return environment.createSession(bytes, options);
    } catch (OrtException e) {
      throw new ArmModelException(
          "must be a model that ONNX Runtime "
              + environment.getVersion()
              + " takes: ranker="
              + file
              + " ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ArmModelException("must be released: session of ONNX Runtime", e);
    }
  }
}
