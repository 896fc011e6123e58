package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.VectorSource;
import java.nio.file.Path;

/**
 * Opens a file of vectors: {@code .npy}, {@code .fvecs}, {@code .csv} or {@code .tsv} with the id
 * first, each also with {@code .gz}. A NumPy file is known by its first bytes, whatever its name.
 */
public final class VectorReader {
  private static final int MAGIC_BYTES = 6;

  private VectorReader() {}

  /**
   * Opens it and reads as far as the dimension.
   *
   * @throws CatalogueException if it is not there or has no usable header
   */
  public static VectorSource open(Path file) {
    Input input = new Input(file);
    try {
      return open(input);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** The same, with the ids of the vectors in a text file of their own, one a line. */
  public static VectorSource open(Path file, Path ids) {
    VectorSource vectors = open(file);
    try {
      return new IdentifiedVectors(vectors, new TextLines(new Input(ids)));
    } catch (RuntimeException e) {
      vectors.close();
      throw e;
    }
  }

  private static VectorSource open(Input input) {
    String name = input.plainName();
    if (name.endsWith(".npy") || NpyHeader.begins(input.peek(MAGIC_BYTES))) {
      return new NpyVectors(input);
    }
    if (name.endsWith(".fvecs")) {
      return new FvecsVectors(input);
    }
    if (name.endsWith(".csv")) {
      return new TableVectors(Table.csv(input));
    }
    if (name.endsWith(".tsv") || name.endsWith(".tab")) {
      return new TableVectors(Table.tsv(input));
    }
    throw new CatalogueException(
        "must be .npy, .fvecs, .csv or .tsv, plain or .gz: file=" + input.name());
  }
}
