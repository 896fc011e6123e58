package io.privatefm.vector.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lloyd's iteration: rows go to the nearest centroid, centroids to the mean of their rows.
 *
 * <p>A cluster's rows are summed by one thread, in their order, in double precision, so the number
 * of threads does not show. A centroid that lost all its rows moves to the row farthest from the
 * centroid of the cluster with the largest sum of squared distances, the next one to that of the
 * next; where no cluster has rows that differ, it stays.
 */
final class Lloyd {
  private static final int CLUSTERS_PER_PART = 16;

  private final int clusters;
  private final int threads;
  private final Progress progress;
  private final float[] centroids;
  private final double[] spreads;
  private final int[] farthest;

  /** Begins with these centroids, which the iterations move in place. */
  Lloyd(float[] centroids, int clusters, int threads, Progress progress) {
    this.centroids = centroids;
    this.clusters = clusters;
    this.threads = threads;
    this.progress = progress;
    spreads = new double[clusters];
    farthest = new int[clusters];
  }

  /** Iterates so often, or until no row of the sample changes its cluster. */
  void iterate(Sample sample, int iterations) {
    iterate(
        sample,
        iterations,
        () -> NearestCentroids.assign(sample, centroids, clusters, threads, "clusters", progress));
  }

  /**
   * Iterates as {@link #iterate(Sample, int)}.
   *
   * @param assignment finds a cluster near to each row of the sample, as the centroids are by then
   */
  void iterate(Sample sample, int iterations, Supplier<int[]> assignment) {
    int[] before = new int[0];
    for (int i = 0; i < iterations; i++) {
      int[] assigned = assignment.get();
      if (Arrays.equals(assigned, before)) {
        return;
      }
      before = assigned;
      update(sample, new Members(assigned, clusters));
    }
  }

  /** The sum of squared distances to the means, as of the last update. */
  double spread() {
    return Arrays.stream(spreads).sum();
  }

  private void update(Sample sample, Members members) {
    int parts = (clusters + CLUSTERS_PER_PART - 1) / CLUSTERS_PER_PART;
    Parallel.run(
        threads,
        parts,
        () -> {
          Mean mean = new Mean(sample.rows().dimension());
          return part -> {
            int to = Math.min(clusters, (part + 1) * CLUSTERS_PER_PART);
            for (int cluster = part * CLUSTERS_PER_PART; cluster < to; cluster++) {
              mean.of(sample, members, cluster);
            }
          };
        });
    reseed(sample, members);
  }

  private void reseed(Sample sample, Members members) {
    List<Integer> widest = List.of();
    int next = 0;
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (members.count(cluster) > 0) {
        continue;
      }
      if (next == 0) {
        widest = widest();
      }
      if (next == widest.size()) {
        return;
      }
      put(sample, farthest[widest.get(next++)], cluster);
    }
  }

  private List<Integer> widest() {
    return IntStream.range(0, clusters)
        .filter(cluster -> spreads[cluster] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer cluster) -> -spreads[cluster]))
        .toList();
  }

  /** Puts a centroid where a row is. */
  private void put(Sample sample, int position, int cluster) {
    int stride = sample.rows().strideFloats();
    float[] row = new float[stride];
    sample.rows().copy(sample.id(position), 0, stride, row);
    System.arraycopy(row, 0, centroids, cluster * stride, stride);
  }

  /** One thread's scratch for means. */
  private final class Mean {
    private final double[] sum;
    private final float[] row;

    Mean(int dimension) {
      sum = new double[dimension];
      row = new float[dimension];
    }

    void of(Sample sample, Members members, int cluster) {
      int count = members.count(cluster);
      spreads[cluster] = 0;
      if (count == 0) {
        return;
      }
      Arrays.fill(sum, 0);
      for (int member = 0; member < count; member++) {
        sample.rows().copy(sample.id(members.position(cluster, member)), 0, row.length, row);
        for (int i = 0; i < row.length; i++) {
          sum[i] += row[i];
        }
      }
      int at = cluster * sample.rows().strideFloats();
      for (int i = 0; i < row.length; i++) {
        centroids[at + i] = (float) (sum[i] / count);
      }
      spread(sample, members, cluster, at);
    }

    private void spread(Sample sample, Members members, int cluster, int at) {
      double total = 0;
      double largest = -1;
      for (int member = 0; member < members.count(cluster); member++) {
        int position = members.position(cluster, member);
        sample.rows().copy(sample.id(position), 0, row.length, row);
        float squared = 0;
        for (int i = 0; i < row.length; i++) {
          float difference = row[i] - centroids[at + i];
          squared += difference * difference;
        }
        total += squared;
        if (squared > largest) {
          largest = squared;
          farthest[cluster] = position;
        }
      }
      spreads[cluster] = total;
    }
  }
}
