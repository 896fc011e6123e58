package io.privatefm.vector.train;

import io.privatefm.vector.kernel.Nearest;
import io.privatefm.vector.kernel.NearestKernels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Finds the nearest of very many centroids without looking at each: space is divided into regions
 * around a few points, and a row is held against the centroids of the regions nearest to its own.
 *
 * <p>With √clusters regions of √clusters centroids a row costs a small multiple of √clusters
 * products instead of {@code clusters}. A row near the border of all these regions may miss its
 * nearest centroid, and gets one that is hardly farther. Immutable.
 */
final class Regions {
  /** A region's points see so many rows. */
  private static final int SAMPLED = 128;

  private static final int ITERATIONS = 8;

  private final int count;
  private final float[] points;

  private Regions(int count, float[] points) {
    this.count = count;
    this.points = points;
  }

  /** Divides the space of the rows, of which there is at least one. */
  static Regions train(
      Sample sample, int count, SplittableRandom random, int threads, Progress progress) {
    Sample some = sample.every(Math.max(1, sample.count() / (SAMPLED * count)));
    float[] points = Clustering.seeds(some, count, random);
    new Lloyd(points, count, threads, progress).iterate(some, ITERATIONS);
    return new Regions(count, points);
  }

  /** The region of each row of the sample. */
  int[] of(Sample sample, int threads, Progress progress) {
    return NearestCentroids.assign(sample, points, count, threads, "regions", progress);
  }

  /**
   * The nearest centroid of each row of the sample among those of some regions.
   *
   * @param regions the region of each row
   * @param reach how many regions are looked at, 1 or more, the row's own being the first; more
   *     where these have no centroid at all
   */
  int[] assign(
      Sample sample,
      int[] regions,
      float[] centroids,
      int clusters,
      int reach,
      int threads,
      String phase,
      Progress progress) {
    Members clustersOf = new Members(regionsOf(centroids, sample, threads), count);
    Members rowsOf = new Members(regions, count);
    Nearest kernel =
        NearestKernels.chosen(
            (long) sample.count() * (clusters / count) * sample.rows().dimension());
    int[] assigned = new int[sample.count()];
    AtomicLong done = new AtomicLong();
    Parallel.run(
        threads,
        count,
        () ->
            region -> {
              int[] near = near(region, clustersOf, reach, sample.rows());
              assign(sample, rowsOf.positions(region), centroids, near, kernel, assigned);
              progress.at(phase, done.addAndGet(rowsOf.count(region)), sample.count());
            });
    return assigned;
  }

  private int[] regionsOf(float[] centroids, Sample sample, int threads) {
    Rows table = Rows.of(centroids, sample.rows());
    return of(Sample.all(table), threads, Progress.NONE);
  }

  /** The centroids of the nearest regions, in rising order. */
  private int[] near(int region, Members clustersOf, int reach, Rows rows) {
    double[] distances = new double[count];
    for (int other = 0; other < count; other++) {
      distances[other] = squaredDistance(region, other, rows);
    }
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer other) -> distances[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    IntStream near = IntStream.empty();
    int seen = 0;
    for (int at = 0; at < count && (at < reach || seen == 0); at++) {
      near = IntStream.concat(near, Arrays.stream(clustersOf.positions(order[at])));
      seen += clustersOf.count(order[at]);
    }
    return near.sorted().toArray();
  }

  private double squaredDistance(int a, int b, Rows rows) {
    double square = 0;
    for (int i = 0; i < rows.dimension(); i++) {
      double difference =
          (double) points[a * rows.strideFloats() + i] - points[b * rows.strideFloats() + i];
      square += difference * difference;
    }
    return square;
  }

  private static void assign(
      Sample sample,
      int[] positions,
      float[] centroids,
      int[] near,
      Nearest kernel,
      int[] assigned) {
    int stride = sample.rows().strideFloats();
    float[] chosen = new float[Math.multiplyExact(near.length, stride)];
    for (int i = 0; i < near.length; i++) {
      System.arraycopy(centroids, near[i] * stride, chosen, i * stride, stride);
    }
    int[] found = NearestCentroids.assign(sample.only(positions), chosen, near.length, kernel);
    for (int i = 0; i < positions.length; i++) {
      assigned[positions[i]] = near[found[i]];
    }
  }
}
