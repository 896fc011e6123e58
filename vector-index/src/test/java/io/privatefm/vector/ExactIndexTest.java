package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactIndexTest {
  private static final float[] RIGHT = {1, 0};
  private static final float[] UP = {0, 1};

  @TempDir Path folder;
  private VectorIndex index;
  private Searcher searcher;

  @BeforeEach
  void open() {
    index = VectorIndex.open(Sample.publish(folder.resolve("index.vec"), RIGHT, UP, RIGHT, UP));
    searcher = index.searcher();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<Integer> search(float[] query, Allowed allowed, int k) {
    Neighbours found = new Neighbours(k);
    searcher.search(query, allowed, found);
    return Sample.ids(found);
  }

  @Test
  void theBestComeFirstAndTiesGoToTheSmallerId() {
    assertEquals(List.of(0, 2, 1), search(new float[] {2, 1}, Allowed.all(), 3));
    assertEquals(List.of(0, 1, 2, 3), search(new float[] {1, 1}, Allowed.all(), 4));
  }

  @Test
  void aZeroQueryScoresEverythingZero() {
    assertEquals(List.of(0, 1), search(new float[2], Allowed.all(), 2));
  }

  @Test
  void askingForMoreThanThereAreGivesAll() {
    assertEquals(List.of(1, 3, 0, 2), search(UP, Allowed.all(), 1000));
  }

  @Test
  void filtersLetThroughWhatTheyAllow() {
    AllowedBits bits = Allowed.bits(4);
    bits.allow(3);
    bits.allow(2);
    assertEquals(List.of(2, 3), search(RIGHT, bits, 4));
    assertEquals(List.of(3, 0), search(UP, Allowed.only(0, 3), 4));
    assertEquals(List.of(1, 0), search(UP, Allowed.except(3, 2), 4));
  }

  @Test
  void whereNothingIsAllowedNothingIsFound() {
    assertEquals(List.of(), search(UP, Allowed.bits(4), 4));
    assertEquals(List.of(), search(UP, Allowed.only(), 4));
    assertEquals(List.of(), search(UP, Allowed.except(0, 1, 2, 3), 4));
  }

  @Test
  void idsThatTheIndexDoesNotHaveAreIgnored() {
    AllowedBits bits = Allowed.bits(1000);
    bits.allowAll();
    assertEquals(List.of(1, 3, 0, 2), search(UP, bits, 10));
    assertEquals(List.of(3), search(UP, Allowed.only(3, 4, 700), 10));
    assertEquals(List.of(1), search(UP, Allowed.except(0, 2, 3, 900), 10));
  }

  @Test
  void idsBeyondAShorterFilterAreNotAllowed() {
    AllowedBits bits = Allowed.bits(2);
    bits.allowAll();
    assertEquals(List.of(1, 0), search(UP, bits, 10));
  }

  @Test
  void aQueryThatIsNotFiniteIsRefusedAndLeavesNoOldAnswer() {
    Neighbours found = new Neighbours(2);
    searcher.search(UP, Allowed.all(), found);
    float[] query = {0, Float.NaN};
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> searcher.search(query, Allowed.all(), found));
    assertEquals("must be finite: query[1]=NaN", e.getMessage());
    assertEquals(0, found.count());
    query[1] = Float.NEGATIVE_INFINITY;
    assertThrows(
        IllegalArgumentException.class, () -> searcher.search(query, Allowed.all(), found));
  }

  @Test
  void aQueryOfAnotherDimensionIsRefused() {
    var e = assertThrows(IllegalArgumentException.class, () -> index.score(0, new float[3]));
    assertEquals("must be 2: length=3", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> search(new float[1], Allowed.all(), 1));
  }

  @Test
  void aScoreThatOverflowsToNaNIsNotANeighbour() {
    float huge = Float.MAX_VALUE;
    Path file = Sample.publish(folder.resolve("huge.vec"), new float[] {huge, -huge}, RIGHT);
    Neighbours found = new Neighbours(2);
    try (VectorIndex hugeIndex = VectorIndex.open(file)) {
      hugeIndex.searcher().search(new float[] {huge, huge}, Allowed.all(), found);
    }
    assertEquals(List.of(1), Sample.ids(found));
  }

  @Test
  void anEmptyIndexFindsNothing() {
    Path file = Sample.publish(folder.resolve("empty.vec"), 3, new float[0][]);
    Neighbours found = new Neighbours(2);
    try (VectorIndex empty = VectorIndex.open(file)) {
      empty.verify();
      empty.searcher().search(new float[3], Allowed.all(), found);
      empty.searcher().search(new float[3], Allowed.only(0, 1), found);
      assertEquals(0, empty.size());
      assertEquals(3, empty.dimension());
      assertThrows(IndexOutOfBoundsException.class, () -> empty.score(0, new float[3]));
    }
    assertEquals(0, found.count());
  }

  @Test
  void storedVectorsAreReadBack() {
    float[] vector = new float[3];
    index.copyVector(3, vector);
    assertArrayEquals(new float[] {0, 1, 0}, vector);
    assertEquals(0.25f, index.score(2, new float[] {0.25f, 7}));
  }

  @Test
  void idsAndBuffersAreChecked() {
    var e = assertThrows(IndexOutOfBoundsException.class, () -> index.score(4, UP));
    assertEquals("must be >= 0 and < 4: id=4", e.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> index.copyVector(-1, new float[2]));
    var tooShort =
        assertThrows(IllegalArgumentException.class, () -> index.copyVector(0, new float[1]));
    assertEquals("must be >= 2: length=1", tooShort.getMessage());
  }

  @Test
  void aClosedIndexSaysSo() {
    index.close();
    index.close();
    Neighbours found = new Neighbours(1);
    assertThrows(IllegalStateException.class, () -> searcher.search(UP, Allowed.all(), found));
    assertThrows(IllegalStateException.class, () -> searcher.search(UP, Allowed.only(), found));
    assertThrows(IllegalStateException.class, () -> index.score(0, UP));
    assertThrows(IllegalStateException.class, () -> index.copyVector(0, new float[2]));
    assertThrows(IllegalStateException.class, index::verify);
    assertEquals(4, index.size());
  }
}
