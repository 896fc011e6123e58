package io.privatefm.bench.data;

import io.privatefm.vector.Vectors;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The vectors that are searched for, of unit length, and the rule that none of them is in the base:
 * a base row that equals one, number by number, stays out of the base.
 */
final class Queries {
  private final List<float[]> rows = new ArrayList<>();
  private final Set<FloatBuffer> known = new HashSet<>();

  private Queries(Iterable<float[]> rows) {
    for (float[] row : rows) {
      this.rows.add(row);
      known.add(FloatBuffer.wrap(row));
    }
  }

  /** All rows. */
  static Queries of(Rows rows) {
    List<float[]> all = new ArrayList<>();
    rows.forEach(row -> all.add(row.clone()));
    return new Queries(all);
  }

  /** So many rows drawn evenly by the seed (reservoir sampling), all of them if there are fewer. */
  static Queries sample(Rows rows, int count, long seed) {
    Random random = new Random(seed);
    List<float[]> kept = new ArrayList<>(count);
    long[] seen = {0};
    rows.forEach(
        row -> {
          seen[0]++;
          if (kept.size() < count) {
            kept.add(row.clone());
            return;
          }
          long at = random.nextLong(seen[0]);
          if (at < count) {
            kept.set((int) at, row.clone());
          }
        });
    return new Queries(kept);
  }

  List<float[]> rows() {
    return rows;
  }

  /** Whether the row is one of the queries. */
  boolean contains(float[] row) {
    return known.contains(FloatBuffer.wrap(row));
  }

  /** A run of rows that can be read again and again; the row is lent for the call. */
  @FunctionalInterface
  interface Rows {
    void forEach(java.util.function.Consumer<float[]> row);

    /** The same rows in unit length; those without a direction stay out. */
    default Rows ofUnitLength() {
      return into ->
          forEach(
              row -> {
                if (Vectors.normaliseInPlace(row) > 0) {
                  into.accept(row);
                }
              });
    }
  }
}
