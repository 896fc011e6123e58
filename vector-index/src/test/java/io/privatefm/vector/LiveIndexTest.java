package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class LiveIndexTest {
  private static final int K = 10;

  @TempDir Path temp;

  static LiveOptions options(Profile profile) {
    return LiveOptions.DEFAULT.withShare(0).with(IndexOptions.DEFAULT.with(profile).withThreads(2));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void aSearchFindsWhatIsThereAfterAnyChanges(Profile profile) {
    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      Path folder = temp.resolve(profile + "" + seed);
      Churned churned =
          Churned.create(folder, Sample.vectors(seed, 1 + 150 * seed, 20), options(profile));
      for (int round = 0; round < 6; round++) {
        for (int i = 0; i < 80; i++) {
          churned.change(random);
        }
        churned.check(random);
        if (round % 3 == 1) {
          churned.index.consolidate();
          assertEquals(0, churned.index.changes());
          churned.check(random);
        }
        if (round % 3 == 2) {
          churned = churned.reopened(folder, options(profile));
          churned.check(random);
        }
      }
      churned.index.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"COMPACT", "FAST"})
  void replacingEveryVectorCostsAtMostHalfAPointOfRecall(Profile profile) throws Exception {
    int size = 20_000;
    float[][] before = Clustered.vectors(1, size, 32);
    float[][] after = Clustered.vectors(2, size, 32);
    float[][] queries = Clustered.vectors(3, 400, 32);
    Churned fresh = Churned.create(temp.resolve("fresh"), after, options(profile));
    Effort effort = fresh.index.effort(0.95);
    double wanted = recall(fresh.index, after, queries, effort);
    fresh.index.close();
    Churned churned = Churned.create(temp.resolve("churned"), before, options(profile));
    for (int id = 0; id < size; id++) {
      churned.index.replace(id, after[id]);
    }
    churned.index.checkInvariants();
    double live = recall(churned.index, after, queries, effort);
    churned.index.consolidate();
    churned.index.checkInvariants();
    double consolidated = recall(churned.index, after, queries, effort);
    churned.index.close();
    assertTrue(live >= wanted - 0.005, () -> "fresh=" + wanted + " live=" + live);
    assertTrue(consolidated >= wanted - 0.005, () -> wanted + " " + consolidated);
  }

  private static double recall(
      LiveIndex index, float[][] vectors, float[][] queries, Effort effort) {
    Searcher searcher = index.searcher();
    Neighbours[] found = new Neighbours[queries.length];
    java.util.Arrays.setAll(found, i -> new Neighbours(K));
    searcher.search(queries, queries.length, effort, Allowed.all(), found);
    int hits = 0;
    for (int i = 0; i < queries.length; i++) {
      Neighbours exact = new Neighbours(K);
      for (int id = 0; id < vectors.length; id++) {
        exact.offer(id, Vectors.dot(vectors[id], queries[i]));
      }
      List<Integer> ids = Sample.ids(exact);
      hits += (int) Sample.ids(found[i]).stream().filter(ids::contains).count();
      Neighbours alone = new Neighbours(K);
      searcher.search(queries[i], effort, Allowed.all(), alone);
      assertEquals(alone.toString(), found[i].toString());
    }
    return hits / (double) (K * queries.length);
  }

  @Test
  void whatCannotBeStoredIsRefusedAndNothingChanges() {
    Churned churned =
        Churned.create(temp.resolve("i"), Sample.vectors(1, 5, 3), options(Profile.EXACT));
    LiveIndex index = churned.index;
    assertThrows(IllegalArgumentException.class, () -> index.insert(new float[3]));
    assertThrows(IllegalArgumentException.class, () -> index.insert(new float[] {1, 2}));
    assertThrows(
        IllegalArgumentException.class, () -> index.replace(1, new float[] {1, 2, 0f / 0}));
    assertThrows(IndexOutOfBoundsException.class, () -> index.replace(5, new float[] {1, 2, 3}));
    assertTrue(index.delete(2));
    assertFalse(index.contains(2));
    var e =
        assertThrows(IllegalArgumentException.class, () -> index.replace(2, new float[] {1, 2, 3}));
    assertEquals("must not be deleted: id=2", e.getMessage());
    assertFalse(index.delete(7));
    assertEquals(5, index.insert(new float[] {1, 2, 3}));
    assertEquals(5, index.live());
    index.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"EXACT", "COMPACT"})
  void writersThatOutrunConsolidationAreRefusedUntilItEnds(Profile profile) {
    Path folder = temp.resolve("i");
    Random random = new Random(5);
    Churned churned = Churned.create(folder, Sample.vectors(1, 200, 8), options(profile));
    LiveIndex index = churned.index;
    assertEquals(LiveOptions.FEWEST_MOST, index.room());
    while (index.room() > 0) {
      float[] vector = Sample.vector(random, 8);
      if (index.room() % 2 == 0) {
        index.replace(7, vector);
        churned.model.set(7, vector);
      } else {
        churned.model.add(vector);
        index.insert(vector);
      }
    }
    float[] more = Sample.vector(random, 8);
    var full = assertThrows(DeltaFullException.class, () -> index.insert(more));
    assertEquals(
        "must be consolidated before more is written: delta=10000 vectors", full.getMessage());
    assertEquals(LiveOptions.FEWEST_MOST, full.most());
    assertThrows(DeltaFullException.class, () -> index.replace(3, more));
    assertTrue(index.delete(4)); // what must go can always go
    churned.model.set(4, null);
    churned.check(random);
    Churned reopened = churned.reopened(folder, options(profile));
    assertEquals(0, reopened.index.room());
    reopened.check(random); // a refused write left nothing
    reopened.index.consolidate();
    assertEquals(LiveOptions.FEWEST_MOST, reopened.index.room());
    assertEquals(reopened.model.size(), reopened.index.insert(more));
    reopened.model.add(more);
    reopened.check(random);
    reopened.index.close();
  }

  /** A disk that was full, for example, and has room again. */
  @Test
  void aConsolidationThatFailedIsTriedAgainWhileTheDeltaIsFull() throws Exception {
    Path folder = temp.resolve("i");
    Random random = new Random(6);
    LiveOptions consolidating = options(Profile.EXACT).withShare(0.1);
    Churned churned = Churned.create(folder, Sample.vectors(1, 200, 8), consolidating);
    LiveIndex index = churned.index;
    Path inTheWay = folder.resolve("base-000002.vec").resolve("in-the-way");
    Files.createDirectories(inTheWay); // no file can be published over it
    AtomicInteger tries = new AtomicInteger();
    index.consolidation().steps(step -> tries.addAndGet(step == Consolidation.Step.FROZEN ? 1 : 0));
    while (index.room() > 0) {
      float[] vector = Sample.vector(random, 8);
      churned.model.add(vector);
      index.insert(vector);
    }
    float[] more = Sample.vector(random, 8);
    for (int before = tries.get(); tries.get() == before; Thread.onSpinWait()) {
      assertThrows(DeltaFullException.class, () -> index.insert(more));
    }
    churned.check(random);
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    for (boolean taken = false; !taken; Thread.onSpinWait()) {
      try {
        index.insert(more);
        taken = true;
      } catch (DeltaFullException full) {
        // It was refused, and so has the consolidation begun again.
      }
    }
    churned.model.add(more);
    churned.check(random);
    assertEquals(churned.model.size() - 2, index.room()); // as large as the new base, but for one
    index.close();
  }

  @Test
  void aDeltaThatWouldBeFullBeforeItIsConsolidatedIsRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> LiveOptions.DEFAULT.withShare(1).withMost(0.5));
    assertEquals("must be > share: most=1.0 share=1.0", e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> LiveOptions.DEFAULT.withMost(0.1));
    assertEquals("must be > share: most=0.1 share=0.1", e.getMessage());
    assertEquals(30_000, LiveOptions.DEFAULT.withMost(1.5).most(20_000));
    assertEquals(Integer.MAX_VALUE, LiveOptions.DEFAULT.withMost(1e12).most(20_000));
  }

  @Test
  void anIndexIsOpenOnceAndUseAfterCloseIsRefused() throws Exception {
    Path folder = temp.resolve("i");
    Churned churned = Churned.create(folder, Sample.vectors(1, 50, 3), options(Profile.EXACT));
    LiveIndex index = churned.index;
    Searcher searcher = index.searcher();
    assertThrows(IllegalStateException.class, () -> LiveIndex.open(folder, LiveOptions.DEFAULT));
    index.close();
    index.close();
    Neighbours found = new Neighbours(1);
    float[] vector = {1, 2, 3};
    assertThrows(IllegalStateException.class, () -> searcher.search(vector, Allowed.all(), found));
    assertThrows(IllegalStateException.class, () -> index.insert(vector));
    assertThrows(IllegalStateException.class, () -> index.delete(1));
    assertThrows(IllegalStateException.class, index::consolidate);
    assertThrows(IllegalStateException.class, () -> index.score(1, vector));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("base-000001.gone", "base-000001.vec", "current", "delta-000001.log", "lock"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
