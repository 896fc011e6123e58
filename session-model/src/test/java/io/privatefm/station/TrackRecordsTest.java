package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrackRecordsTest {
  private static final int MOST = 50;
  private static final int WIDEST_NARROW = (1 << 23) - 1;

  private record Entry(int row, byte small, int large) {}

  private final TrackRecords records = new TrackRecords(MOST, 1 + Integer.BYTES) {};

  private void put(int at, Entry entry) {
    records.insert(at, entry.row);
    records.set(at, 0, 1, entry.small);
    records.set(at, 1, Integer.BYTES, entry.large);
  }

  private Entry at(int i) {
    int large = (int) records.get(i, 1, Integer.BYTES);
    return new Entry(records.row(i), (byte) records.get(i, 0, 1), large);
  }

  private void assertHolds(List<Entry> expected) {
    assertEquals(expected.size(), records.count());
    for (int i = 0; i < expected.size(); i++) {
      Entry entry = expected.get(i);
      assertEquals(entry, at(i));
      assertEquals(i, records.find(entry.row));
    }
  }

  @Test
  void doesWhatAListDoes() {
    SplittableRandom random = new SplittableRandom(3);
    List<Entry> expected = new ArrayList<>();
    for (int step = 0; step < 5_000; step++) {
      int row = random.nextInt(-9, 200);
      int at = records.find(row);
      assertEquals(expected.stream().map(Entry::row).toList().indexOf(row), at);
      if (at < 0) {
        int where = random.nextInt(Math.min(expected.size() + 1, MOST));
        Entry entry = new Entry(row, (byte) random.nextInt(), random.nextInt());
        if (expected.size() == MOST) {
          expected.removeLast();
        }
        expected.add(where, entry);
        put(where, entry);
      } else if (random.nextBoolean()) {
        expected.remove(at);
        records.removeAt(at);
      } else {
        Entry first = new Entry(row, (byte) 7, step);
        expected.remove(at);
        expected.addFirst(first);
        records.toFront(at, row);
        records.set(0, 0, 1, first.small);
        records.set(0, 1, Integer.BYTES, first.large);
      }
      assertHolds(expected);
    }
  }

  @Test
  void rowsTakeFourBytesFromTheFirstThatNeedsThem() {
    List<Entry> expected = new ArrayList<>();
    for (int row : new int[] {WIDEST_NARROW, -WIDEST_NARROW - 1, -2, 0}) {
      expected.addFirst(new Entry(row, (byte) row, row * 3));
      put(0, expected.getFirst());
    }
    assertTrue(records.narrow());
    assertHolds(expected);
    for (int row : new int[] {WIDEST_NARROW + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      expected.addFirst(new Entry(row, (byte) row, row * 3));
      put(0, expected.getFirst());
    }
    assertFalse(records.narrow());
    assertHolds(expected);
  }

  @Test
  void recordsBecomeWiderAndKeepWhatTheyHave() {
    records.widen(1 + Integer.BYTES);
    List<Entry> expected = new ArrayList<>();
    for (int row = 0; row < 7; row++) {
      expected.addFirst(new Entry(row, (byte) row, row * 3));
      put(0, expected.getFirst());
    }
    records.widen(1 + Integer.BYTES + 2);
    assertHolds(expected);
    for (int i = 0; i < records.count(); i++) {
      assertEquals(0, records.get(i, 1 + Integer.BYTES, 2));
      records.set(i, 1 + Integer.BYTES, 2, 0xFFFF - i);
    }
    expected.addFirst(new Entry(WIDEST_NARROW + 1, (byte) 1, 2));
    put(0, expected.getFirst());
    assertHolds(expected);
    for (int i = 1; i < records.count(); i++) {
      assertEquals(0xFFFF - (i - 1), records.get(i, 1 + Integer.BYTES, 2));
    }
  }

  @Test
  void refusesWhatIsNotIn() {
    put(0, new Entry(1, (byte) 0, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> records.row(1));
    assertThrows(IndexOutOfBoundsException.class, () -> records.get(-1, 1, 1));
  }
}
