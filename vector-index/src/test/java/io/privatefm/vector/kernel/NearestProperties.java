package io.privatefm.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every width finds the centroids, and the closeness, that the scalar kernel finds. */
class NearestProperties {
  private static final int CENTROIDS = 64;
  private static final Nearest SCALAR = NearestKernels.scalar();
  private static final List<Nearest> SIMD =
      Kernels.WIDTHS.stream().map(NearestKernels::simd).toList();

  @Property(tries = 200)
  void allWidthsFindTheSame(
      @ForAll @IntRange(min = 1, max = 200) int dimension,
      @ForAll @IntRange(min = 1, max = 3) int tiles,
      @ForAll @IntRange(min = 1, max = 4) int values,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[][] rows = vectors(random, tiles * Nearest.ROWS, dimension, values);
    float[][] centroids = vectors(random, CENTROIDS, dimension, values);
    float[][] expected = closest(SCALAR, rows, centroids);
    for (Nearest kernel : SIMD) {
      float[][] found = closest(kernel, rows, centroids);
      assertArrayEquals(expected[0], found[0], kernel.name());
      assertArrayEquals(expected[1], found[1], kernel.name());
    }
  }

  @Property(tries = 100)
  void theScalarKernelFindsWhatTheDefinitionSays(
      @ForAll @IntRange(min = 1, max = 50) int dimension,
      @ForAll @IntRange(min = 1, max = 4) int values,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[][] rows = vectors(random, Nearest.ROWS, dimension, values);
    float[][] centroids = vectors(random, CENTROIDS, dimension, values);
    float[][] found = closest(SCALAR, rows, centroids);
    for (int row = 0; row < rows.length; row++) {
      int nearest = 0;
      for (int centroid = 1; centroid < CENTROIDS; centroid++) {
        if (closeness(rows[row], centroids[centroid]) > closeness(rows[row], centroids[nearest])) {
          nearest = centroid;
        }
      }
      assertEquals(nearest, found[0][row]);
      assertEquals(closeness(rows[row], centroids[nearest]), found[1][row]);
    }
  }

  private static float closeness(float[] row, float[] centroid) {
    float sum = bias(centroid);
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * centroid[i];
    }
    return sum;
  }

  private static float bias(float[] centroid) {
    float norm = 0;
    for (float component : centroid) {
      norm += component * component;
    }
    return -norm / 2;
  }

  /** The nearest centroid of each row, ties by the smaller, and the closeness. */
  private static float[][] closest(Nearest kernel, float[][] rows, float[][] centroids) {
    int dimension = rows[0].length;
    int panel = 2 * kernel.lanes();
    float[] panels = new float[CENTROIDS * (1 + dimension)];
    for (int centroid = 0; centroid < CENTROIDS; centroid++) {
      int at = centroid / panel * panel * (1 + dimension) + centroid % panel;
      panels[at] = bias(centroids[centroid]);
      for (int i = 0; i < dimension; i++) {
        panels[at + (i + 1) * panel] = centroids[centroid][i];
      }
    }
    float[] tiles = new float[rows.length * dimension];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < dimension; i++) {
        tiles[(row / Nearest.ROWS * dimension + i) * Nearest.ROWS + row % Nearest.ROWS] =
            rows[row][i];
      }
    }
    float[] best = new float[rows.length * kernel.lanes()];
    float[] places = new float[best.length];
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
    float[] scratch = new float[Nearest.ROWS * panel];
    for (int i = 0; i < CENTROIDS / panel; i++) {
      kernel.scan(
          tiles,
          rows.length / Nearest.ROWS,
          dimension,
          panels,
          i * panel * (1 + dimension),
          2 * i,
          scratch,
          best,
          places);
    }
    return folded(best, places, kernel.lanes());
  }

  private static float[][] folded(float[] best, float[] places, int lanes) {
    float[][] folded = new float[2][best.length / lanes];
    Arrays.fill(folded[1], Float.NEGATIVE_INFINITY);
    for (int at = 0; at < best.length; at++) {
      int row = at / lanes;
      float centroid = places[at] * lanes + at % lanes;
      if (best[at] > folded[1][row] || (best[at] == folded[1][row] && centroid < folded[0][row])) {
        folded[0][row] = centroid;
        folded[1][row] = best[at];
      }
    }
    return folded;
  }

  /** Components from few values, so that there are ties. */
  private static float[][] vectors(Random random, int count, int dimension, int values) {
    return Stream.generate(() -> vector(random, dimension, values))
        .limit(count)
        .toArray(float[][]::new);
  }

  private static float[] vector(Random random, int dimension, int values) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = values == 4 ? (float) random.nextGaussian() : random.nextInt(values + 1);
    }
    return vector;
  }
}
