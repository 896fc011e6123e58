package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalLaneTest {
  private final Deque<Promise<Void>> appends = new ArrayDeque<>();
  private final List<List<Long>> written = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final Deque<Runnable> retries = new ArrayDeque<>();
  private final JournalLane lane =
      new JournalLane(this::append, (_, again) -> retries.addLast(again));

  private Future<Void> append(List<Entry> entries) {
    written.add(entries.stream().map(entry -> ((Entry.Sequenced) entry).seq()).toList());
    Promise<Void> promise = Promise.promise();
    appends.addLast(promise);
    return promise.future();
  }

  private void tell(long seq) {
    Entry entry = new Entry.Consumed("ada", "phone", seq, 0);
    lane.append(List.of(entry), () -> done.add("ack " + seq));
  }

  @Test
  void nothingIsAcknowledgedBeforeTheJournalHasIt() {
    tell(1);
    assertEquals(List.of(), done);
    appends.removeFirst().complete();
    assertEquals(List.of("ack 1"), done);
  }

  @Test
  void whatComesMeanwhileGoesTogetherInOrder() {
    tell(1);
    tell(2);
    tell(3);
    appends.removeFirst().complete();
    assertEquals(List.of(List.of(1L), List.of(2L, 3L)), written);
    appends.removeFirst().complete();
    assertEquals(List.of("ack 1", "ack 2", "ack 3"), done);
    assertEquals(0, lane.depth());
  }

  @Test
  void anAppendThatFailedIsRepeatedBeforeAnythingLater() {
    tell(1);
    tell(2);
    appends.removeFirst().fail("full");
    assertTrue(lane.failing());
    tell(3);
    retries.removeFirst().run();
    assertEquals(List.of(List.of(1L), List.of(1L)), written);
    appends.removeFirst().complete();
    appends.removeFirst().complete();
    assertEquals(List.of(List.of(1L), List.of(1L), List.of(2L, 3L)), written);
    assertEquals(List.of("ack 1", "ack 2", "ack 3"), done);
    assertFalse(lane.failing());
  }

  @Test
  void whatAnAppendThatFailedHalfWayHasWrittenIsNotWrittenAgain() {
    tell(1);
    tell(2);
    tell(3);
    appends.removeFirst().complete();
    appends.removeFirst().fail(failure().afterAppending(1));
    retries.removeFirst().run();
    assertEquals(List.of(List.of(1L), List.of(2L, 3L), List.of(3L)), written);
    appends.removeFirst().complete();
    assertEquals(List.of("ack 1", "ack 2", "ack 3"), done);
  }

  @Test
  void whatIsWrittenButNotMadeToLastIsAcknowledgedOnlyAfterAnotherAppend() {
    tell(1);
    appends.removeFirst().fail(failure().afterAppending(1));
    retries.removeFirst().run();
    assertEquals(List.of(List.of(1L), List.of()), written);
    assertEquals(List.of(), done);
    appends.removeFirst().complete();
    assertEquals(List.of("ack 1"), done);
  }

  private static StorageException failure() {
    return new StorageException(Reason.DISK, "must be writable");
  }

  @Test
  void aStationIsSavedOnlyWhenTheJournalHoldsAllOfIt() {
    tell(1);
    lane.whenIdle(() -> done.add("saved"));
    tell(2);
    appends.removeFirst().complete();
    assertEquals(List.of("ack 1"), done);
    appends.removeFirst().complete();
    assertEquals(List.of("ack 1", "ack 2", "saved"), done);
    lane.whenIdle(() -> done.add("saved again"));
    assertEquals("saved again", done.getLast());
  }

  @Test
  void aStepWithoutEntriesWaitsForThoseBeforeIt() {
    tell(1);
    lane.append(List.of(), () -> done.add("welcome"));
    appends.removeFirst().complete();
    assertEquals(List.of("ack 1", "welcome"), done);
    assertEquals(1, written.size());
  }
}
