package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where neighbours lie in many lists, a filter must not cost recall, wherever its ids lie. */
class FilterRecallTest {
  private static final int SIZE = 20_000;
  private static final int DIMENSION = 32;
  private static final int DIRECTIONS = 10;
  private static final int QUERIES = 100;
  private static final int K = 10;

  @TempDir static Path folder;
  private static VectorIndex index;

  /** For each query all ids, the nearest first. */
  private static int[][] orders;

  private static float[][] queries;

  @BeforeAll
  static void build() {
    Path file = folder.resolve("index.vec");
    IndexOptions options = IndexOptions.DEFAULT.with(Profile.COMPACT).withThreads(2);
    try (IndexBuilder builder = new IndexBuilder(file, DIMENSION, options)) {
      for (float[] vector : Clustered.flat(7, SIZE, DIMENSION, DIRECTIONS)) {
        builder.add(vector);
      }
      builder.publish();
    }
    index = VectorIndex.open(file);
    queries = Clustered.flat(8, QUERIES, DIMENSION, DIRECTIONS);
    orders = new int[QUERIES][];
    Arrays.setAll(orders, i -> byNearness(queries[i]));
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private static int[] byNearness(float[] query) {
    long[] keys = new long[SIZE];
    for (int id = 0; id < SIZE; id++) {
      keys[id] = (long) (-1e9 * index.score(id, query)) << 16 | id;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) (key & 0xffff)).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15, 30, 100, 300, 1_000, 3_000})
  void whatLiesNearestIsForbidden(int forbidden) {
    assertRecall(
        i -> {
          AllowedBits bits = Allowed.bits(SIZE);
          Arrays.stream(orders[i]).skip(forbidden).forEach(bits::allow);
          return bits;
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.1, 0.01})
  void onlyWhatLiesNearestIsAllowed(double part) {
    assertRecall(
        i -> {
          AllowedBits bits = Allowed.bits(SIZE);
          Arrays.stream(orders[i]).limit((long) (part * SIZE)).forEach(bits::allow);
          return bits;
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.1, 0.01, 0.001})
  void aPartAtRandomIsAllowed(double part) {
    assertRecall(
        i -> {
          AllowedBits bits = Allowed.bits(SIZE);
          new SplittableRandom(i).ints((long) (part * SIZE), 0, SIZE).forEach(bits::allow);
          return bits;
        });
  }

  private interface Filter {
    AllowedBits of(int query);
  }

  private static void assertRecall(Filter filter) {
    Effort effort = index.effort(0.95);
    Searcher searcher = index.searcher();
    Neighbours found = new Neighbours(K);
    int hits = 0;
    int all = 0;
    for (int i = 0; i < QUERIES; i++) {
      AllowedBits allowed = filter.of(i);
      searcher.search(queries[i], effort, allowed, found);
      int[] wanted = Arrays.stream(orders[i]).filter(allowed::contains).limit(K).toArray();
      for (int rank = 0; rank < found.count(); rank++) {
        int id = found.id(rank);
        hits += Arrays.stream(wanted).anyMatch(each -> each == id) ? 1 : 0;
      }
      all += wanted.length;
    }
    double recall = hits / (double) all;
    assertTrue(recall >= 0.95, () -> "must be >= 0.95: recall=" + recall);
  }
}
