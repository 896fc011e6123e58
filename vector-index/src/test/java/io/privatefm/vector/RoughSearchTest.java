package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rough search finds, held against the same search with exact scores. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoughSearchTest {
  private static final int SIZE = 20_000;
  private static final int DIMENSION = 64;
  private static final int K = 64;

  /** Half a step of a byte for each component, were all errors to point the same way. */
  private static final double MOST_ERROR = 0.5 / 127 * Math.sqrt(DIMENSION);

  private final float[][] vectors = Clustered.vectors(7, SIZE, DIMENSION);
  private final float[][] queries = Clustered.vectors(8, 100, DIMENSION);
  private final Neighbours rough = new Neighbours(K);
  private final Neighbours exact = new Neighbours(K);
  private VectorIndex fast;

  @BeforeAll
  void build(@TempDir Path folder) {
    fast = publish(folder.resolve("fast.vec"), Profile.FAST);
  }

  @AfterAll
  void close() {
    fast.close();
  }

  private VectorIndex publish(Path file, Profile profile) {
    IndexOptions options = IndexOptions.DEFAULT.with(profile).withThreads(2);
    try (IndexBuilder builder = new IndexBuilder(file, DIMENSION, options)) {
      for (float[] vector : vectors) {
        builder.add(vector);
      }
      builder.publish();
    }
    return VectorIndex.open(file);
  }

  private static boolean holds(Neighbours found, int id) {
    for (int i = 0; i < found.count(); i++) {
      if (found.id(i) == id) {
        return true;
      }
    }
    return false;
  }

  @Test
  void itFindsNearlyAllThatAnExactOneFinds() {
    Effort effort = fast.effort(0.95);
    int common = 0;
    for (float[] query : queries) {
      fast.searcher().search(query, effort.rough(), Allowed.all(), rough);
      fast.searcher().search(query, effort, Allowed.all(), exact);
      assertEquals(K, rough.count());
      for (int i = 0; i < K; i++) {
        common += holds(exact, rough.id(i)) ? 1 : 0;
      }
    }
    double part = common / (double) (K * queries.length);
    System.out.println("of what an exact search finds, a rough one finds " + part);
    assertTrue(part >= 0.97, () -> "part=" + part);
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 0.25f, 40})
  void itsScoresAreNearlyTheInnerProductsAndInOrder(float length) {
    for (float[] query : queries) {
      float[] longer = query.clone();
      Vectors.normaliseInPlace(longer);
      Vectors.scaleInPlace(longer, length);
      fast.searcher().search(longer, fast.effort(0.95).rough(), Allowed.all(), rough);
      for (int i = 0; i < rough.count(); i++) {
        float score = fast.score(rough.id(i), longer);
        double most = MOST_ERROR * length;
        int rank = i;
        assertEquals(score, rough.score(i), most, () -> "rank=" + rank);
        assertTrue(i == 0 || rough.score(i - 1) >= rough.score(i));
      }
    }
  }

  @Test
  void itKeepsToTheFilter() {
    Effort effort = fast.effort(0.95);
    for (float[] query : queries) {
      fast.searcher().search(query, effort, Allowed.all(), exact);
      AllowedBits bits = Allowed.bits(SIZE);
      for (int id = 0; id < SIZE; id++) {
        if (!holds(exact, id)) {
          bits.allow(id);
        }
      }
      fast.searcher().search(query, effort.rough(), bits, rough);
      assertEquals(K, rough.count());
      for (int i = 0; i < K; i++) {
        assertTrue(bits.contains(rough.id(i)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"COMPACT", "EXACT"})
  void withoutBytesItIsLikeAnyOther(Profile profile, @TempDir Path folder) {
    try (VectorIndex index = publish(folder.resolve("other.vec"), profile)) {
      Effort effort = index.effort(0.95);
      for (float[] query : queries) {
        index.searcher().search(query, effort.rough(), Allowed.all(), rough);
        index.searcher().search(query, effort, Allowed.all(), exact);
        assertEquals(exact.toString(), rough.toString());
      }
    }
  }

  @Test
  void whatCameAndWentSinceTheIndexWasMadeIsSeen(@TempDir Path folder) {
    LiveOptions options =
        LiveOptions.DEFAULT.with(IndexOptions.DEFAULT.with(Profile.FAST).withThreads(2));
    LiveIndex live = Churned.create(folder.resolve("live"), vectors, options).index;
    Effort effort = live.effort(0.95).rough();
    for (float[] query : queries) {
      float[] unit = query.clone();
      Vectors.normaliseInPlace(unit);
      live.searcher().search(unit, effort, Allowed.all(), rough);
      int nearest = rough.id(0);
      live.delete(nearest);
      int added = live.insert(unit);
      live.searcher().search(unit, effort, Allowed.all(), rough);
      assertEquals(added, rough.id(0));
      assertFalse(holds(rough, nearest));
    }
    live.close();
  }
}
