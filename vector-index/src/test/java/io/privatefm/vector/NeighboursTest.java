package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  @Test
  void theWorstMakesRoomForTheBetter() {
    Neighbours found = new Neighbours(2);
    found.offer(1, 0.1f);
    found.offer(2, 0.3f);
    found.offer(3, 0.2f);
    found.offer(4, 0.05f);
    assertEquals("Neighbours[ids=[2, 3], scores=[0.3, 0.2]]", found.toString());
  }

  @Test
  void tiesGoToTheSmallerIdWhateverTheOrder() {
    Neighbours found = new Neighbours(2);
    found.offer(9, 1);
    found.offer(5, 1);
    found.offer(7, 1);
    assertEquals(List.of(5, 7), Sample.ids(found));
  }

  @Test
  void anIdThatIsOfferedAgainStaysOnce() {
    Neighbours found = new Neighbours(4);
    for (int id : new int[] {5, 3, 5, 7, 7, 3, 9, 5, 9, 1, 1}) {
      found.offer(id, id == 9 ? 2 : 1);
      found.offer(id, id == 9 ? 2 : 1);
    }
    assertEquals(List.of(9, 1, 3, 5), Sample.ids(found));
  }

  @Test
  void infiniteScoresHaveTheirPlaceAndNaNHasNone() {
    Neighbours found = new Neighbours(3);
    found.offer(1, Float.NEGATIVE_INFINITY);
    found.offer(2, Float.NaN);
    found.offer(3, Float.POSITIVE_INFINITY);
    assertEquals(List.of(3, 1), Sample.ids(found));
  }

  @Test
  void onlyWhatWasFoundCanBeRead() {
    Neighbours found = new Neighbours(3);
    found.offer(1, 1);
    var e = assertThrows(IndexOutOfBoundsException.class, () -> found.id(1));
    assertEquals("must be >= 0 and < 1: rank=1", e.getMessage());
    found.clear();
    assertThrows(IndexOutOfBoundsException.class, () -> found.score(0));
    assertEquals(3, found.capacity());
  }

  @Test
  void roomForNoneIsRefused() {
    var e = assertThrows(IllegalArgumentException.class, () -> new Neighbours(0));
    assertEquals("must be >= 1: capacity=0", e.getMessage());
  }
}
