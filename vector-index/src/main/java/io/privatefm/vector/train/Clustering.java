package io.privatefm.vector.train;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Centroids that divide vectors among them: k-means (Lloyd, Least Squares Quantization in PCM, IEEE
 * Transactions on Information Theory 1982).
 *
 * <p>It begins at randomly drawn rows and iterates over a sample, of which the first iterations,
 * that only have to find their way, see a part. Very many clusters are looked for in {@link
 * Regions}. A cluster can come back empty: where there are fewer different rows than clusters.
 * Immutable.
 */
public final class Clustering {
  /** The sample has so many rows for each cluster at least, and that is what noise allows. */
  static final int LEAST_SAMPLED = 64;

  /** And at most so many: more improve the centroids too little for what they cost. */
  static final int MOST_SAMPLED = 192;

  /** Between the two, what an iteration costs decides: rows × clusters × dimension. */
  private static final long ITERATION_PRODUCTS = 120_000_000_000L;

  /** How many regions, its own and those near it, a row looks for its cluster in. */
  private static final int NEAR_REGIONS = 32;

  /** Every which row of the sample a stage sees, its iterations, and how many regions they see. */
  private static final int[][] STAGES = {{4, 4, 4}, {2, 3, 4}, {1, 3, NEAR_REGIONS}};

  /** A stage that sees fewer rows a cluster than this is left out; the next one makes up for it. */
  private static final int LEAST_PER_CLUSTER = 8;

  /** From so many clusters on they are looked for in regions. */
  static final int FEWEST_IN_REGIONS = 6_144;

  private final int clusters;
  private final float[] centroids;
  private final @Nullable Regions regions;

  private Clustering(int clusters, float[] centroids, @Nullable Regions regions) {
    this.clusters = clusters;
    this.centroids = centroids;
    this.regions = regions;
  }

  /**
   * Trains on the rows.
   *
   * @param rows of finite components
   * @param clusters how many, 1 or more; with fewer rows than that, the clusters behind are empty
   * @param threads how many threads compute; does not show in the outcome
   */
  public static Clustering train(
      Rows rows, int clusters, long seed, int threads, Progress progress) {
    if (clusters < 1) {
      throw new IllegalArgumentException("must be >= 1: clusters=" + clusters);
    }
    SplittableRandom random = new SplittableRandom(seed);
    Sample sample = Sample.random(rows, sampleSize(clusters, rows.dimension()), random);
    float[] seeds = seeds(sample, clusters, random);
    boolean many = clusters >= FEWEST_IN_REGIONS && rows.count() > 0;
    Regions regions =
        many ? Regions.train(sample, (int) Math.sqrt(clusters), random, threads, progress) : null;
    Clustering clustering = new Clustering(clusters, seeds, regions);
    if (rows.count() > 0) {
      clustering.improve(sample, threads, progress);
    }
    return clustering;
  }

  private void improve(Sample sample, int threads, Progress progress) {
    Lloyd lloyd = new Lloyd(centroids, clusters, threads, progress);
    int owed = 0;
    for (int[] stage : STAGES) {
      Sample part = sample.every(stage[0]);
      if (stage[0] > 1 && part.count() / clusters < LEAST_PER_CLUSTER) {
        owed += stage[1];
      } else {
        lloyd.iterate(
            part, stage[1] + owed, assignment(part, stage[2], threads, "clusters", progress));
        owed = 0;
      }
    }
  }

  /** Finds a cluster for each row of the sample again and again, as the centroids move. */
  private Supplier<int[]> assignment(
      Sample sample, int reach, int threads, String phase, Progress progress) {
    Regions found = regions;
    if (found == null) {
      return () -> NearestCentroids.assign(sample, centroids, clusters, threads, phase, progress);
    }
    int[] own = found.of(sample, threads, progress);
    return () -> found.assign(sample, own, centroids, clusters, reach, threads, phase, progress);
  }

  static int sampleSize(int clusters, int dimension) {
    long affordable = ITERATION_PRODUCTS / clusters / dimension;
    long size =
        Math.clamp(affordable, (long) LEAST_SAMPLED * clusters, (long) MOST_SAMPLED * clusters);
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  /** Different rows, drawn at random; the last one again where there are not enough. */
  static float[] seeds(Sample sample, int clusters, SplittableRandom random) {
    int stride = sample.rows().strideFloats();
    float[] seeds = new float[Math.multiplyExact(clusters, stride)];
    int[] chosen = Sample.choose(sample.count(), Math.min(clusters, sample.count()), random);
    float[] row = new float[stride];
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (cluster < chosen.length) {
        sample.rows().copy(sample.id(chosen[cluster]), 0, stride, row);
      }
      System.arraycopy(row, 0, seeds, cluster * stride, stride);
    }
    return seeds;
  }

  /** The number of clusters. */
  public int clusters() {
    return clusters;
  }

  /** The centroids, {@code float[clusters × strideFloats]}, padded as the rows were; not a copy. */
  public float[] centroids() {
    return centroids;
  }

  /**
   * The cluster of each row: the nearest by squared Euclidean distance, ties by the smaller one. Of
   * very many clusters those in the {@value #NEAR_REGIONS} regions near the row are looked at.
   *
   * @param rows of the dimension and stride that this was trained with
   */
  public int[] assign(Rows rows, int threads, Progress progress) {
    if (rows.strideFloats() * (long) clusters != centroids.length) {
      throw new IllegalArgumentException(
          "must be "
              + centroids.length / clusters * Float.BYTES
              + ": strideBytes="
              + rows.strideBytes());
    }
    return assignment(Sample.all(rows), NEAR_REGIONS, threads, "assignment", progress).get();
  }
}
