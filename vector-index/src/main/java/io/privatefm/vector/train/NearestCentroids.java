package io.privatefm.vector.train;

import io.privatefm.vector.kernel.Nearest;
import io.privatefm.vector.kernel.NearestKernels;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds the nearest centroid of every row, by looking at each centroid.
 *
 * <p>The centroids are packed into the panels that {@link Nearest} draws, once; a block of rows,
 * small enough for the second cache, is packed into tiles and held against panel after panel, each
 * small enough for the first. Immutable; a {@link Finder} is the scratch of one thread.
 */
final class NearestCentroids {
  private static final int BLOCK_FLOATS = 24_000;
  private static final int MOST_TILES = 60;

  private final int clusters;
  private final int dimension;
  private final Nearest kernel;
  private final int panelFloats;
  private final float[] panels;

  /** Packs the centroids, {@code float[clusters × strideFloats]}. */
  NearestCentroids(
      float[] centroids, int clusters, int dimension, int strideFloats, Nearest kernel) {
    this.clusters = clusters;
    this.dimension = dimension;
    this.kernel = kernel;
    panelFloats = (1 + dimension) * 2 * kernel.lanes();
    int panelCount = (clusters + 2 * kernel.lanes() - 1) / (2 * kernel.lanes());
    panels = new float[Math.multiplyExact(panelCount, panelFloats)];
    for (int panel = 0; panel < panelCount; panel++) {
      for (int lane = 0; lane < 2 * kernel.lanes(); lane++) {
        pack(centroids, panel * 2 * kernel.lanes() + lane, strideFloats, panel, lane);
      }
    }
  }

  private void pack(float[] centroids, int cluster, int strideFloats, int panel, int lane) {
    int at = panel * panelFloats + lane;
    if (cluster >= clusters) {
      panels[at] = Float.NEGATIVE_INFINITY;
      return;
    }
    double norm = 0;
    for (int i = 0; i < dimension; i++) {
      float component = centroids[cluster * strideFloats + i];
      norm += (double) component * component;
      panels[at + (i + 1) * 2 * kernel.lanes()] = component;
    }
    panels[at] = (float) (-norm / 2);
  }

  /** The nearest centroid of each row of the sample, in the sample's order. */
  static int[] assign(
      Sample sample,
      float[] centroids,
      int clusters,
      int threads,
      String phase,
      Progress progress) {
    Rows rows = sample.rows();
    long products = (long) sample.count() * clusters * rows.dimension();
    NearestCentroids nearest =
        new NearestCentroids(
            centroids,
            clusters,
            rows.dimension(),
            rows.strideFloats(),
            NearestKernels.chosen(products));
    int[] assigned = new int[sample.count()];
    int blockRows = nearest.blockTiles() * Nearest.ROWS;
    int blocks = (int) (((long) sample.count() + blockRows - 1) / blockRows);
    AtomicLong done = new AtomicLong();
    Parallel.run(
        threads,
        blocks,
        () -> {
          Finder finder = nearest.finder();
          return block -> {
            int from = block * blockRows;
            int to = (int) Math.min(sample.count(), (long) from + blockRows);
            finder.find(sample, from, to, assigned);
            progress.at(phase, done.addAndGet(to - from), sample.count());
          };
        });
    return assigned;
  }

  /** The same in the calling thread, with a kernel that is there. */
  static int[] assign(Sample sample, float[] centroids, int clusters, Nearest kernel) {
    Rows rows = sample.rows();
    NearestCentroids nearest =
        new NearestCentroids(centroids, clusters, rows.dimension(), rows.strideFloats(), kernel);
    Finder finder = nearest.finder();
    int[] assigned = new int[sample.count()];
    int blockRows = nearest.blockTiles() * Nearest.ROWS;
    for (int from = 0; from < assigned.length; from += blockRows) {
      finder.find(sample, from, Math.min(assigned.length, from + blockRows), assigned);
    }
    return assigned;
  }

  private int blockTiles() {
    return Math.clamp(BLOCK_FLOATS / (Nearest.ROWS * dimension), 1, MOST_TILES);
  }

  Finder finder() {
    return new Finder();
  }

  /** The scratch of one thread. */
  final class Finder {
    private final int lanes = kernel.lanes();
    private final float[] row = new float[dimension];
    private final float[] tiles = new float[blockTiles() * Nearest.ROWS * dimension];
    private final float[] scratch = new float[2 * Nearest.ROWS * lanes];
    private final float[] best = new float[blockTiles() * Nearest.ROWS * lanes];
    private final float[] places = new float[best.length];

    /** Finds for the rows at {@code from … to − 1} of the sample, at most a block. */
    void find(Sample sample, int from, int to, int[] assigned) {
      for (int position = from; position < to; position++) {
        sample.rows().copy(sample.id(position), 0, dimension, row);
        int at = position - from;
        int first = at / Nearest.ROWS * Nearest.ROWS * dimension + at % Nearest.ROWS;
        for (int i = 0; i < dimension; i++) {
          tiles[first + i * Nearest.ROWS] = row[i];
        }
      }
      Arrays.fill(best, Float.NEGATIVE_INFINITY);
      Arrays.fill(places, 0);
      int tileCount = (to - from + Nearest.ROWS - 1) / Nearest.ROWS;
      for (int panel = 0; panel * panelFloats < panels.length; panel++) {
        kernel.scan(
            tiles,
            tileCount,
            dimension,
            panels,
            panel * panelFloats,
            2 * panel,
            scratch,
            best,
            places);
      }
      for (int position = from; position < to; position++) {
        assigned[position] = nearest((position - from) * lanes);
      }
    }

    /** The closest of a row's lanes, ties by the smaller cluster; 0 if none is close at all. */
    private int nearest(int at) {
      float closest = Float.NEGATIVE_INFINITY;
      int cluster = 0;
      for (int lane = 0; lane < lanes; lane++) {
        int candidate = ((int) places[at + lane]) * lanes + lane;
        float closeness = best[at + lane];
        if (closeness > closest || (closeness == closest && candidate < cluster)) {
          closest = closeness;
          cluster = candidate;
        }
      }
      return cluster;
    }
  }
}
