package io.privatefm.vector.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteringTest {
  private static final float[][] VECTORS = Table.heaps(7, 3_000, 21, 30);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void anyNumberOfThreadsGivesTheSameBits(int threads) {
    Rows rows = Table.of(VECTORS);
    Clustering alone = Clustering.train(rows, 37, 5, 1, Progress.NONE);
    Clustering together = Clustering.train(rows, 37, 5, threads, Progress.NONE);
    assertArrayEquals(alone.centroids(), together.centroids());
    int[] assigned = alone.assign(rows, 1, Progress.NONE);
    assertArrayEquals(assigned, together.assign(rows, threads, Progress.NONE));
    assertArrayEquals(
        Codebooks.train(rows, assigned, alone.centroids(), 5, 1).books(),
        Codebooks.train(rows, assigned, alone.centroids(), 5, threads).books());
  }

  @Test
  void anotherSeedGivesOtherClusters() {
    Rows rows = Table.of(VECTORS);
    assertNotEquals(
        Arrays.hashCode(Clustering.train(rows, 37, 5, 1, Progress.NONE).centroids()),
        Arrays.hashCode(Clustering.train(rows, 37, 6, 1, Progress.NONE).centroids()));
  }

  @Test
  void everyRowGoesToTheNearestCentroid() {
    Rows rows = Table.of(VECTORS);
    Clustering clustering = Clustering.train(rows, 37, 5, 2, Progress.NONE);
    int[] assigned = clustering.assign(rows, 2, Progress.NONE);
    for (int row = 0; row < VECTORS.length; row++) {
      double chosen = Table.squared(VECTORS[row], clustering.centroids(), assigned[row] * 32);
      for (int cluster = 0; cluster < 37; cluster++) {
        double other = Table.squared(VECTORS[row], clustering.centroids(), cluster * 32);
        assertTrue(chosen <= other + 1e-4, "row " + row + " cluster " + cluster);
      }
    }
  }

  @Test
  void veryManyClustersAreTheSameAtAnyNumberOfThreadsAndNearlyNearest() {
    int clusters = Clustering.FEWEST_IN_REGIONS;
    float[][] vectors = Table.heaps(3, 3 * clusters, 8, 500);
    Rows rows = Table.of(vectors);
    Clustering clustering = Clustering.train(rows, clusters, 5, 2, Progress.NONE);
    int[] assigned = clustering.assign(rows, 2, Progress.NONE);
    Clustering alone = Clustering.train(rows, clusters, 5, 1, Progress.NONE);
    assertArrayEquals(alone.centroids(), clustering.centroids());
    assertArrayEquals(alone.assign(rows, 1, Progress.NONE), assigned);
    int[] nearest =
        NearestCentroids.assign(
            Sample.all(rows), clustering.centroids(), clusters, 2, "", Progress.NONE);
    long same = IntStream.range(0, nearest.length).filter(i -> nearest[i] == assigned[i]).count();
    assertTrue(same >= 0.98 * nearest.length, () -> same + " of " + nearest.length);
  }

  @Test
  void aTieGoesToTheSmallerCluster() {
    Rows rows = Table.of(new float[] {-1, 0}, new float[] {1, 0});
    float[] centroids = new float[3 * 16];
    centroids[0] = 5;
    centroids[16] = 1;
    centroids[32] = -1;
    Sample middle = Sample.all(Table.of(new float[] {0, 3}));
    assertArrayEquals(
        new int[] {1}, NearestCentroids.assign(middle, centroids, 3, 1, "", Progress.NONE));
    assertArrayEquals(
        new int[] {2, 1},
        NearestCentroids.assign(Sample.all(rows), centroids, 3, 1, "", Progress.NONE));
  }

  @Test
  void theSpreadFallsWithEveryIteration() {
    Sample sample = Sample.all(Table.of(VECTORS));
    int[] chosen = Sample.choose(VECTORS.length, 20, new SplittableRandom(3));
    float[] centroids = new float[20 * 32];
    for (int cluster = 0; cluster < 20; cluster++) {
      System.arraycopy(VECTORS[chosen[cluster]], 0, centroids, cluster * 32, 21);
    }
    Lloyd lloyd = new Lloyd(centroids, 20, 1, Progress.NONE);
    lloyd.iterate(sample, 1);
    double before = lloyd.spread();
    for (int i = 0; i < 6; i++) {
      lloyd.iterate(sample, 1);
      assertTrue(lloyd.spread() <= before + 1e-3, before + " " + lloyd.spread());
      before = lloyd.spread();
    }
  }

  @Test
  void fewerRowsThanClustersGetAClusterEach() {
    float[][] vectors = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    Rows rows = Table.of(vectors);
    Clustering clustering = Clustering.train(rows, 10, 1, 2, Progress.NONE);
    int[] assigned = clustering.assign(rows, 2, Progress.NONE);
    assertEquals(3, Arrays.stream(assigned).distinct().count());
    assertEquals(0, Table.distortion(vectors, assigned, clustering.centroids(), 16));
  }

  @Test
  void equalRowsShareOneClusterAndTheRestAreEmpty() {
    float[][] vectors = new float[100][];
    Arrays.fill(vectors, new float[] {0.1f, 0.7f, 0.3f});
    Rows rows = Table.of(vectors);
    Clustering clustering = Clustering.train(rows, 8, 1, 2, Progress.NONE);
    int[] assigned = clustering.assign(rows, 2, Progress.NONE);
    assertEquals(1, Arrays.stream(assigned).distinct().count());
    assertEquals(0, Table.distortion(vectors, assigned, clustering.centroids(), 16));
  }

  @Test
  void fewDifferentRowsAmongManyEqualOnesAllGetTheirCluster() {
    float[][] vectors = new float[1_000][];
    Arrays.fill(vectors, new float[] {1, 2});
    for (int i = 0; i < 5; i++) {
      vectors[200 * i] = new float[] {i, 10 * i};
    }
    Rows rows = Table.of(vectors);
    Clustering clustering = Clustering.train(rows, 10, 4, 2, Progress.NONE);
    int[] assigned = clustering.assign(rows, 2, Progress.NONE);
    assertEquals(6, Arrays.stream(assigned).distinct().count());
  }

  @Test
  void oneRowIsItsOwnCentroid() {
    Rows rows = Table.of(new float[] {3, 4});
    Clustering clustering = Clustering.train(rows, 1, 1, 4, Progress.NONE);
    assertArrayEquals(new float[] {3, 4}, Arrays.copyOf(clustering.centroids(), 2));
    assertArrayEquals(new int[] {0}, clustering.assign(rows, 4, Progress.NONE));
  }

  @Test
  void noRowsGiveClustersOfNothing() {
    Rows rows = Table.of(2, new float[0][]);
    Clustering clustering = Clustering.train(rows, 4, 1, 2, Progress.NONE);
    assertEquals(4, clustering.clusters());
    assertEquals(0, clustering.assign(rows, 2, Progress.NONE).length);
  }

  @Test
  void progressReachesTheTotal() {
    Rows rows = Table.of(VECTORS);
    Clustering clustering = Clustering.train(rows, 5, 1, 2, Progress.NONE);
    AtomicLong most = new AtomicLong();
    clustering.assign(
        rows,
        2,
        (phase, done, total) -> {
          assertEquals("assignment", phase);
          assertEquals(VECTORS.length, total);
          most.accumulateAndGet(done, Math::max);
        });
    assertEquals(VECTORS.length, most.get());
  }

  @Test
  void anErrorOfAThreadReachesTheCaller() {
    Rows rows = Table.of(VECTORS);
    IllegalStateException full =
        assertThrows(
            IllegalStateException.class,
            () ->
                Clustering.train(
                    rows,
                    5,
                    1,
                    2,
                    (phase, done, total) -> {
                      throw new IllegalStateException("full");
                    }));
    assertEquals("full", full.getMessage());
  }

  @Test
  void anInterruptEndsTheTraining() {
    Rows rows = Table.of(VECTORS);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> Clustering.train(rows, 5, 1, 2, Progress.NONE));
    assertTrue(Thread.interrupted());
  }

  @Test
  void theSampleGrowsWithTheClustersAndStaysAffordable() {
    assertEquals(192, Clustering.sampleSize(1, 4096));
    assertEquals(192 * 2_048, Clustering.sampleSize(2_048, 100));
    assertEquals(292_968, Clustering.sampleSize(4_096, 100));
    assertEquals(64 * 16_384, Clustering.sampleSize(16_384, 128));
    assertEquals(Integer.MAX_VALUE, Clustering.sampleSize(1 << 28, 1));
  }

  @Test
  void nonsenseIsRefused() {
    Rows rows = Table.of(VECTORS);
    assertEquals(
        "must be >= 1: clusters=0",
        assertThrows(
                IllegalArgumentException.class,
                () -> Clustering.train(rows, 0, 1, 1, Progress.NONE))
            .getMessage());
    assertEquals(
        "must be >= 1: threads=0",
        assertThrows(
                IllegalArgumentException.class,
                () -> Clustering.train(rows, 2, 1, 0, Progress.NONE))
            .getMessage());
  }
}
