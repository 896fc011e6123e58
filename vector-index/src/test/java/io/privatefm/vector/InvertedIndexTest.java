package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.kernel.Kernels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lists find, held against the exact scan of the same rows. */
class InvertedIndexTest {
  private static final int SIZE = 20_000;
  private static final int DIMENSION = 32;
  private static final int QUERIES = 100;
  private static final int K = 10;

  @TempDir static Path folder;
  private static float[][] vectors;
  private static float[][] queries;
  private static InvertedIndex index;

  @BeforeAll
  static void build() {
    vectors = Clustered.vectors(7, SIZE, DIMENSION);
    queries = Clustered.vectors(8, QUERIES, DIMENSION);
    index = (InvertedIndex) publish("index.vec", vectors, options());
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private static IndexOptions options() {
    return IndexOptions.DEFAULT.with(Profile.COMPACT).withThreads(2);
  }

  private static VectorIndex publish(String name, float[][] vectors, IndexOptions options) {
    Path file = folder.resolve(name);
    try (IndexBuilder builder = new IndexBuilder(file, vectors[0].length, options)) {
      for (float[] vector : vectors) {
        builder.add(vector);
      }
      builder.publish();
    }
    return VectorIndex.open(file);
  }

  private static double recall(Effort effort, Allowed allowed) {
    return recall(effort, allowed, K);
  }

  private static double recall(Effort effort, Allowed allowed, int k) {
    Searcher lists = index.searcher();
    Searcher exact = index.exactSearcher();
    Neighbours found = new Neighbours(k);
    Neighbours wanted = new Neighbours(k);
    int hits = 0;
    int all = 0;
    for (float[] query : queries) {
      lists.search(query, effort, allowed, found);
      exact.search(query, allowed, wanted);
      all += wanted.count();
      hits += common(found, wanted);
    }
    return all == 0 ? 1 : hits / (double) all;
  }

  private static int common(Neighbours found, Neighbours wanted) {
    int common = 0;
    for (int i = 0; i < found.count(); i++) {
      int id = found.id(i);
      common += IntStream.range(0, wanted.count()).anyMatch(j -> wanted.id(j) == id) ? 1 : 0;
    }
    return common;
  }

  @Test
  void theUsualEffortFindsNineteenOfTwentyNeighbours() {
    double recall = recall(index.usual(), Allowed.all());
    assertTrue(recall >= 0.93, () -> "recall=" + recall);
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, 1",
    "0.9, 5",
    "0.9, 20",
    "0.9, 60",
    "0.95, 5",
    "0.95, 20",
    "0.95, 60",
    "0.95, 100"
  })
  void anEffortKeepsItsRecallForAnyNumberOfNeighbours(double asked, int k) {
    double ten = recall(index.effort(asked), Allowed.all());
    double recall = recall(index.effort(asked), Allowed.all(), k);
    assertTrue(recall >= ten - 0.025, () -> "of ten=" + ten + " of k=" + recall);
  }

  @Test
  void bytesBesideTheCodesChangeThePriceAndNotTheAnswer() throws Exception {
    Path file = folder.resolve("fast.vec");
    try (VectorIndex fast = publish("fast.vec", vectors, options().with(Profile.FAST))) {
      fast.verify();
      assertEquals(Profile.FAST, fast.profile());
      assertTrue(Files.size(file) > Files.size(folder.resolve("index.vec")));
      int same = 0;
      Neighbours found = new Neighbours(K);
      Neighbours wanted = new Neighbours(K);
      for (float[] query : queries) {
        fast.searcher().search(query, index.usual(), Allowed.all(), found);
        index.searcher().search(query, index.usual(), Allowed.all(), wanted);
        same += common(found, wanted);
      }
      int common = same;
      assertTrue(common >= 0.995 * K * QUERIES, () -> "common=" + common);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 70})
  void severalQueriesTogetherAreAnsweredAsEachAlone(int count) {
    Neighbours[] together = new Neighbours[count];
    AllowedExcept allowed = Allowed.except(1, 2, 3);
    for (int i = 0; i < count; i++) {
      together[i] = new Neighbours(neighbours(i));
    }
    Searcher searcher = index.searcher();
    searcher.search(queries, count, index.usual(), allowed, together);
    for (int i = 0; i < count; i++) {
      Neighbours alone = new Neighbours(neighbours(i));
      searcher.search(queries[i], index.usual(), allowed, alone);
      assertEquals(alone.toString(), together[i].toString());
    }
  }

  /** Few for some queries, many for others, so that each reads another number of lists. */
  private static int neighbours(int query) {
    return 4 + 23 * (query % 4);
  }

  @Test
  void oneBadQueryAmongSeveralLeavesNoneAnswered() {
    Searcher searcher = index.searcher();
    Neighbours[] found = {new Neighbours(K), new Neighbours(K)};
    searcher.search(queries, 2, index.usual(), Allowed.all(), found);
    String wanted = found[0].toString();
    float[][] bad = {queries[0], {Float.NaN}};
    assertThrows(
        IllegalArgumentException.class,
        () -> searcher.search(bad, 2, index.usual(), Allowed.all(), found));
    assertEquals(0, found[0].count() + found[1].count());
    searcher.search(queries, 2, index.usual(), Allowed.all(), found);
    assertEquals(wanted, found[0].toString());
  }

  @Test
  void measuredEffortsKeepTheirPromiseOnQueriesThatAreNotInTheIndex() {
    assertTrue(index.efforts().size() >= 5, () -> index.efforts().toString());
    for (MeasuredEffort each : index.efforts()) {
      double recall = recall(each.effort(), Allowed.all());
      assertTrue(recall >= each.recall() - 0.04, () -> each + " recall=" + recall);
    }
  }

  @Test
  void scoresAreExactAndInOrder() {
    Neighbours found = new Neighbours(K);
    index.searcher().search(queries[0], Allowed.all(), found);
    assertEquals(K, found.count());
    for (int i = 0; i < K; i++) {
      assertEquals(index.score(found.id(i), queries[0]), found.score(i));
      assertTrue(i == 0 || found.score(i - 1) >= found.score(i));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.1, 0.03, 0.01, 0.001})
  void aRandomFilterKeepsTheRecall(double part) {
    SplittableRandom random = new SplittableRandom(9);
    AllowedBits bits = Allowed.bits(SIZE);
    random.ints((int) (SIZE * part), 0, SIZE).forEach(bits::allow);
    double recall = recall(index.usual(), bits);
    assertTrue(recall >= 0.95, () -> "recall=" + recall);
  }

  @ParameterizedTest
  @CsvSource({"0.5,true", "0.5,false", "0.1,true", "0.1,false", "0.01,true", "0.01,false"})
  void aFilterThatGoesWithOrAgainstTheQueryKeepsTheRecall(double part, boolean with) {
    float[][] all = queries;
    double recall = 0;
    try {
      for (float[] query : all) {
        queries = new float[][] {query};
        recall += recall(index.usual(), nearOrFar(query, part, with)) / all.length;
      }
    } finally {
      queries = all;
    }
    double mean = recall;
    assertTrue(mean >= 0.95, () -> "recall=" + mean);
  }

  /** A listener who has heard or banned what lies nearest gets what comes next. */
  @ParameterizedTest
  @ValueSource(ints = {8, 30, 200, 1_000})
  void forbiddingTheNearestKeepsTheRecall(int forbidden) {
    float[][] all = queries;
    double recall = 0;
    try {
      for (float[] query : all) {
        queries = new float[][] {query};
        Allowed farther = nearOrFar(query, 1 - forbidden / (double) SIZE, false);
        recall += recall(index.usual(), farther) / all.length;
      }
    } finally {
      queries = all;
    }
    double mean = recall;
    assertTrue(mean >= 0.95, () -> "recall=" + mean);
  }

  /** The part of all ids that is nearest to the query, or farthest from it. */
  private static AllowedBits nearOrFar(float[] query, double part, boolean near) {
    AllowedBits bits = Allowed.bits(SIZE);
    IntStream.range(0, SIZE)
        .boxed()
        .sorted(
            (a, b) -> (near ? -1 : 1) * Float.compare(index.score(a, query), index.score(b, query)))
        .limit((int) (SIZE * part))
        .forEach(bits::allow);
    return bits;
  }

  @Test
  void aSingleAllowedIdIsFound() {
    AllowedBits bits = Allowed.bits(SIZE);
    bits.allow(4711);
    Neighbours found = new Neighbours(K);
    for (Allowed one : new Allowed[] {bits, Allowed.only(4711)}) {
      index.searcher().search(queries[0], one, found);
      assertEquals(1, found.count());
      assertEquals(4711, found.id(0));
    }
  }

  @Test
  void nothingForbiddenIsEverFound() {
    Neighbours best = new Neighbours(K);
    index.searcher().search(queries[0], Allowed.all(), best);
    AllowedExcept others = Allowed.except();
    for (int i = 0; i < K; i++) {
      others.forbid(best.id(i));
    }
    Neighbours found = new Neighbours(K);
    index.searcher().search(queries[0], others, found);
    assertEquals(0, common(found, best));
    assertEquals(K, found.count());
  }

  @Test
  void moreNeighboursThanVectorsAreAllOfThem() {
    Neighbours found = new Neighbours(SIZE + 5);
    index.searcher().search(queries[0], Allowed.all(), found);
    assertEquals(SIZE, found.count());
  }

  @Test
  void aZeroQueryScoresEverythingZero() {
    Neighbours found = new Neighbours(3);
    index.searcher().search(new float[DIMENSION], Allowed.all(), found);
    assertEquals("Neighbours[ids=[0, 1, 2], scores=[0.0, 0.0, 0.0]]", found.toString());
  }

  @Test
  void theSameVectorsAndSeedGiveTheSameBytesAtAnyThreadCount() throws Exception {
    float[][] some = Clustered.vectors(3, 6_000, 19);
    publish("one.vec", some, options().withThreads(1)).close();
    publish("three.vec", some, options().withThreads(3)).close();
    assertEquals(-1, Files.mismatch(folder.resolve("one.vec"), folder.resolve("three.vec")));
  }

  @Test
  void everyWidthFindsTheSame() {
    Path file = folder.resolve("index.vec");
    Neighbours wanted = new Neighbours(K);
    Neighbours found = new Neighbours(K);
    index.searcher().search(queries[1], Allowed.all(), wanted);
    Kernel[] kernels = {Kernels.scalar(), Kernels.simd(128), Kernels.simd(256), Kernels.simd(512)};
    for (Kernel kernel : kernels) {
      try (VectorIndex same = IndexFile.open(file, kernel)) {
        same.searcher().search(queries[1], Allowed.all(), found);
        assertEquals(wanted.toString(), found.toString(), kernel::name);
      }
    }
  }

  @Test
  void duplicatesAreAllFound() {
    float[][] some = Clustered.vectors(5, 3_000, 16);
    for (int i = 0; i < 40; i++) {
      some[100 * i % 3_000] = some[0].clone();
    }
    try (VectorIndex twins = publish("twins.vec", some, options())) {
      Neighbours found = new Neighbours(20);
      twins.searcher().search(some[0], Allowed.all(), found);
      for (int i = 0; i < 20; i++) {
        assertEquals(found.score(0), found.score(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 300})
  void smallIndexesAnswerWithAllTheyHave(int size) {
    float[][] some = Clustered.vectors(6, size, 9);
    try (VectorIndex small = publish("small" + size + ".vec", some, options())) {
      small.verify();
      Neighbours found = new Neighbours(K);
      small.searcher().search(some[0], Allowed.all(), found);
      assertEquals(Math.min(K, size), found.count());
    }
  }

  @Test
  void anEmptyIndexAnswersWithNothing() {
    Path file = folder.resolve("empty.vec");
    try (IndexBuilder builder = new IndexBuilder(file, 8, options())) {
      builder.publish();
    }
    try (VectorIndex empty = VectorIndex.open(file)) {
      Neighbours found = new Neighbours(K);
      empty.searcher().search(new float[8], Allowed.all(), found);
      assertEquals(0, found.count());
    }
  }

  @Test
  void cosineScalesWhatIsAdded() {
    float[][] some = {{3, 4}, {0, 2}, {-5, 0}};
    try (VectorIndex cosine =
        publish("cosine.vec", some, options().with(Similarity.COSINE).with(Profile.EXACT))) {
      assertEquals(0.6f, cosine.score(0, new float[] {1, 0}), 1e-6f);
      assertEquals(1, cosine.score(1, new float[] {0, 1}), 1e-6f);
      assertEquals(-1, cosine.score(2, new float[] {1, 0}), 1e-6f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 13, 64, 97, 100, 333, 1024})
  void everyDimensionWorks(int dimension) {
    float[][] some = Clustered.vectors(dimension, 2_000, dimension);
    try (VectorIndex any = publish("d" + dimension + ".vec", some, options())) {
      any.verify();
      Effort effort = new Effort(12, 100);
      Neighbours found = new Neighbours(1);
      Searcher searcher = any.searcher();
      int hits = 0;
      for (int i = 0; i < 200; i++) {
        searcher.search(some[i], effort, Allowed.all(), found);
        hits += found.score(0) >= any.score(i, some[i]) ? 1 : 0;
      }
      int self = hits;
      assertTrue(self >= 190, () -> "found themselves: " + self);
    }
  }
}
