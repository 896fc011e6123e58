package io.privatefm.server.profile;

import static io.privatefm.server.profile.Waiting.failure;
import static io.privatefm.server.profile.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerTest {
  @Test
  void aCallBeyondTheBoundFailsAtOnceAndTheOthersAreDoneInOrder() {
    Worker worker = new Worker(2, WorkerTest::nothing, WorkerTest::nothing);
    List<Integer> done = new ArrayList<>();
    Future<Boolean> first = worker.ask(() -> done.add(1));
    Future<Boolean> second = worker.ask(() -> done.add(2));

    StorageException refused = failure(worker.ask(() -> done.add(3)));

    assertEquals(Reason.OVERLOADED, refused.reason());
    assertEquals("must wait for the disk, too many calls do: queued=2", refused.getMessage());
    assertFalse(first.isComplete());
    worker.start();
    until(first);
    until(second);
    worker.finish();
    assertEquals(List.of(1, 2), done);
  }

  @Test
  void nothingIsAnsweredBeforeTheBatchWasMadeToLast() {
    StringBuilder order = new StringBuilder();
    Worker worker = new Worker(2, () -> order.append("forced "), WorkerTest::nothing);
    Future<StringBuilder> answer =
        worker.ask(() -> order.append("done ")).onSuccess(_ -> order.append("answered"));
    worker.start();
    until(answer);
    worker.finish();

    assertEquals("done forced answered", order.toString());
  }

  @Test
  void whatCannotBeMadeToLastFailsTheWholeBatch() {
    Worker worker =
        new Worker(
            2,
            () -> {
              throw new StorageException(Reason.DISK, "must reach the disk: keys");
            },
            WorkerTest::nothing);
    Future<Integer> answer = worker.ask(() -> 1);
    worker.start();

    assertEquals("must reach the disk: keys", failure(answer).getMessage());
    worker.finish();
  }

  @Test
  void afterTheEndNothingIsTaken() {
    Worker worker = new Worker(2, WorkerTest::nothing, WorkerTest::nothing);
    worker.start();
    worker.finish();

    assertEquals(Reason.CLOSED, failure(worker.ask(() -> 1)).reason());
  }

  private static void nothing() {}
}
