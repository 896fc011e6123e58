package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();
  private final List<String> begun = new ArrayList<>();

  private Future<String> take(String listener, String name, Future<String> work) {
    return turns.take(
        listener,
        () -> {
          begun.add(name);
          return work;
        });
  }

  @Test
  void twoHellosOfOneListenerAreServedOneAfterTheOther() {
    Promise<String> first = Promise.promise();
    take("ada", "first", first.future());
    Future<String> second = take("ada", "second", Future.succeededFuture("b"));
    assertEquals(List.of("first"), begun);
    first.complete("a");
    assertEquals(List.of("first", "second"), begun);
    assertEquals("b", second.result());
    assertEquals(0, turns.underWay());
  }

  @Test
  void listenersDoNotWaitForEachOther() {
    take("ada", "ada", Promise.<String>promise().future());
    take("bob", "bob", Promise.<String>promise().future());
    assertEquals(List.of("ada", "bob"), begun);
  }

  @Test
  void aTurnThatFailsDoesNotHoldUpTheNext() {
    Future<String> broken =
        turns.take(
            "ada",
            () -> {
              throw new IllegalStateException("broken");
            });
    assertTrue(broken.failed());
    assertEquals("b", take("ada", "next", Future.succeededFuture("b")).result());
    assertEquals(0, turns.underWay());
  }
}
