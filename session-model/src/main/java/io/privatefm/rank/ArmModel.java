package io.privatefm.rank;

import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * A model that scores the arms of a draw in place of the linear one, read from a file: a richer
 * ranker. Thread-safe; owned, and closed, by whoever read it. The engines that use it each ask for
 * a scorer of their own.
 */
public interface ArmModel extends AutoCloseable {

  /** What reads such a model; found on the class path, as {@link ServiceLoader} does. */
  interface Reader {
    /**
     * Reads a model, warms it up, and measures what a draw of as many arms as there can be takes.
     *
     * @param space that of the catalogue to be played
     * @param budgetMicros most microseconds that 99 of 100 draws may take, above 0
     * @throws ArmModelException when it cannot be used, or is too slow
     */
    ArmModel read(Path file, VectorSpace space, int budgetMicros);
  }

  /**
   * Reads a model with the reader at hand.
   *
   * @throws ArmModelException when there is none, and as {@link Reader#read}
   */
  static ArmModel read(Path file, VectorSpace space, int budgetMicros) {
    Reader reader =
        ServiceLoader.load(Reader.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new ArmModelException(
                        "must have the module onnx-ranker on the class path, where ./fm puts it:"
                            + " ranker="
                            + file));
    return reader.read(file, space, budgetMicros);
  }

  /** A fingerprint of the model's content, never 0: what the journal knows it by. */
  long fingerprint();

  /** What it is and how long it takes, for the operator. */
  String description();

  /**
   * A scorer of this model for one engine.
   *
   * @param space that of the engine's catalogue
   * @throws ArmModelException when the model sees vectors, and was read for those of another space
   */
  ArmScorer scorer(VectorSpace space);

  /** Draws that it scored. */
  long scored();

  /** Draws that it could not score, for which the linear model stood in. */
  long failed();

  /** Releases the model; its scorers fail from then on. */
  @Override
  void close();
}
