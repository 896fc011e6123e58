package io.privatefm.vector.train;

import java.util.SplittableRandom;

/**
 * Centroids that divide vectors among them: k-means (Lloyd, Least Squares Quantization in PCM, IEEE
 * Transactions on Information Theory 1982).
 *
 * <p>It begins at randomly drawn rows and iterates over a sample, of which the first iterations,
 * that only have to find their way, see a part. A cluster can come back empty: where there are
 * fewer different rows than clusters. Immutable.
 */
public final class Clustering {
  /** The sample has so many rows for each cluster at least, and that is what noise allows. */
  static final int LEAST_SAMPLED = 64;

  /** And at most so many: more improve the centroids too little for what they cost. */
  static final int MOST_SAMPLED = 192;

  /** Between the two, what an iteration costs decides: rows × clusters × dimension. */
  private static final long ITERATION_PRODUCTS = 120_000_000_000L;

  /** Every which row of the sample is seen in a stage, and for how many iterations. */
  private static final int[][] STAGES = {{4, 4}, {2, 3}, {1, 3}};

  /** A stage that sees fewer rows a cluster than this is left out; the next one makes up for it. */
  private static final int LEAST_PER_CLUSTER = 8;

  private final int clusters;
  private final float[] centroids;

  private Clustering(int clusters, float[] centroids) {
    this.clusters = clusters;
    this.centroids = centroids;
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
    float[] centroids = seeds(sample, clusters, random);
    if (rows.count() > 0) {
      Lloyd lloyd = new Lloyd(centroids, clusters, threads, progress);
      int owed = 0;
      for (int[] stage : STAGES) {
        Sample part = sample.every(stage[0]);
        if (stage[0] > 1 && part.count() / clusters < LEAST_PER_CLUSTER) {
          owed += stage[1];
        } else {
          lloyd.iterate(part, stage[1] + owed);
          owed = 0;
        }
      }
    }
    return new Clustering(clusters, centroids);
  }

  static int sampleSize(int clusters, int dimension) {
    long affordable = ITERATION_PRODUCTS / clusters / dimension;
    long size =
        Math.clamp(affordable, (long) LEAST_SAMPLED * clusters, (long) MOST_SAMPLED * clusters);
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  /** Different rows, drawn at random; the last one again where there are not enough. */
  private static float[] seeds(Sample sample, int clusters, SplittableRandom random) {
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
   * The cluster of each row: the nearest by squared Euclidean distance, ties by the smaller one.
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
    return NearestCentroids.assign(
        Sample.all(rows), centroids, clusters, threads, "assignment", progress);
  }
}
