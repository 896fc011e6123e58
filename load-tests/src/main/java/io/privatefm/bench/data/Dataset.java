package io.privatefm.bench.data;

import io.privatefm.bench.BenchError;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.catalogue.reader.VectorReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all systems are given: the base and the queries, scaled to unit length, no query in the
 * base. Kept in a folder of the cache that is named by the checksum of what it was made from; built
 * systems and the truth lie in the same folder.
 *
 * <pre>
 *   CACHE/NAME-CHECKSUM/base.npy      float32[size][dimension]
 *                       queries.npy   float32[queries][dimension]
 * </pre>
 */
public final class Dataset implements AutoCloseable {
  private final Path folder;
  private final UnitVectors base;
  private final UnitVectors queries;

  private Dataset(Path folder) throws IOException {
    this.folder = folder;
    int dimension = dimension(folder.resolve("base.npy"));
    base = new UnitVectors(folder.resolve("base.npy"), dimension);
    queries = new UnitVectors(folder.resolve("queries.npy"), dimension);
  }

  /**
   * Where the data comes from.
   *
   * @param queries a file, or null to hold rows of the vectors out
   * @param heldOut how many then
   * @param seed which then
   */
  public record Origin(Path vectors, @Nullable Path queries, int heldOut, long seed) {}

  /** Reads and prepares the data, or finds it prepared in the cache. */
  public static Dataset prepare(Origin origin, Path cache, Consumer<String> say)
      throws IOException {
    Path folder = cache.resolve(name(origin));
    Folders.fillOnce(folder, into -> fill(origin, into, say));
    Dataset data = new Dataset(folder);
    say.accept(
        String.format(
            "%,d vectors of %d components and %,d queries, in %s",
            data.base().size(), data.base().dimension(), data.queries().size(), folder));
    return data;
  }

  private static String name(Origin origin) throws IOException {
    MessageDigest checksum = Folders.checksum();
    Folders.add(origin.vectors(), checksum);
    if (origin.queries() != null) {
      Folders.add(origin.queries(), checksum);
    } else {
      checksum.update(
          ("held out " + origin.heldOut() + " " + origin.seed()).getBytes(StandardCharsets.UTF_8));
    }
    String stem = String.valueOf(origin.vectors().getFileName()).replaceFirst("\\..*", "");
    return stem.replaceAll("[^\\w-]", "_") + "-" + Folders.name(checksum);
  }

  private static void fill(Origin origin, Path folder, Consumer<String> say) throws IOException {
    say.accept("reading " + origin.vectors());
    int dimension = dimension(origin.vectors());
    Queries.Rows vectors = rows(origin.vectors()).ofUnitLength();
    Queries queries;
    if (origin.queries() == null) {
      queries = Queries.sample(vectors, origin.heldOut(), origin.seed());
    } else {
      requireDimension(dimension, origin.queries());
      queries = Queries.of(rows(origin.queries()).ofUnitLength());
    }
    long[] left = {0};
    try (NpyWriter base = new NpyWriter(folder.resolve("base.npy"), dimension);
        NpyWriter asked = new NpyWriter(folder.resolve("queries.npy"), dimension)) {
      for (float[] query : queries.rows()) {
        asked.add(query);
      }
      vectors.forEach(row -> left[0] += addUnlessAsked(queries, row, base));
      requireSome(base.rows(), "base", origin.vectors());
      requireSome(asked.rows(), "queries", origin.vectors());
      base.publish();
      asked.publish();
    }
    if (left[0] > 0) {
      say.accept(String.format("%,d vectors equal a query and are not in the base", left[0]));
    }
  }

  private static int addUnlessAsked(Queries queries, float[] row, NpyWriter base) {
    if (queries.contains(row)) {
      return 1;
    }
    try {
      base.add(row);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireSome(long rows, String what, Path file) {
    if (rows == 0) {
      throw new BenchError("must leave vectors for the " + what + ": file=" + file);
    }
  }

  private static void requireDimension(int dimension, Path queries) {
    int told = dimension(queries);
    if (told != dimension) {
      throw new BenchError(
          "must have as many components as the vectors, "
              + dimension
              + ": file="
              + queries
              + " dimension="
              + told);
    }
  }

  private static int dimension(Path file) {
    try (VectorSource source = VectorReader.open(file)) {
      return source.dimension();
    }
  }

  private static Queries.Rows rows(Path file) {
    return into -> {
      try (VectorSource source = VectorReader.open(file)) {
        float[] row = new float[source.dimension()];
        while (source.next(row)) {
          into.accept(row);
        }
      }
    };
  }

  /** Where built systems of this data belong. */
  public Path folder() {
    return folder;
  }

  public UnitVectors base() {
    return base;
  }

  public UnitVectors queries() {
    return queries;
  }

  @Override
  public void close() {
    base.close();
    queries.close();
  }
}
