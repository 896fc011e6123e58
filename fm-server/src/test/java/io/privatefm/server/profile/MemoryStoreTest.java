package io.privatefm.server.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final Saved SAVED = new Saved(new byte[] {1, 2, 3}, Map.of("phone", 7L));

  private final Store store = Store.inMemory(new MemoryLimits(2, 100));

  @Test
  void whatWasSavedIsLoaded() throws Exception {
    await(store.save("ada", SAVED));

    assertEquals(Optional.of(SAVED), await(store.load("ada")));
    assertEquals(Optional.empty(), await(store.load("grace")));
  }

  @Test
  void anExportHoldsTheNewestEntriesInOrder() throws Exception {
    await(store.append(List.of(consumed("ada", 1), consumed("ada", 2))));
    await(store.append(List.of(consumed("ada", 3), consumed("ada", 4))));

    assertEquals(
        new Held(
            Optional.empty(), List.of(consumed("ada", 2), consumed("ada", 3), consumed("ada", 4))),
        await(store.export("ada")));
  }

  @Test
  void oneListenerTooManyIsRefusedAndTheOthersStay() throws Exception {
    await(store.append(List.of(consumed("ada", 1), consumed("grace", 1))));

    StorageException refused =
        failure(store.append(List.of(consumed("ada", 2), consumed("edsger", 1))));

    assertEquals(Reason.FULL, refused.reason());
    assertEquals("must hold no more than its limit: listeners=2", refused.getMessage());
    assertEquals(List.of(consumed("ada", 1)), await(store.export("ada")).entries());
    assertEquals(Reason.FULL, failure(store.save("edsger", SAVED)).reason());
  }

  @Test
  void anErasedListenerIsForgottenAndMayComeBack() throws Exception {
    await(store.append(consumed("ada", 1)));
    await(store.save("ada", SAVED));
    await(store.erase("ada"));

    assertEquals(new Held(Optional.empty(), List.of()), await(store.export("ada")));
    await(store.append(consumed("ada", 1)));
    assertEquals(1, await(store.export("ada")).entries().size());
  }

  @Test
  void theModelIsKept() throws Exception {
    assertEquals(Optional.empty(), await(store.loadModel()));
    await(store.saveModel(new byte[] {9}));
    assertEquals(9, await(store.loadModel()).orElseThrow()[0]);
  }

  @Test
  void aPseudonymIsSteadyWithinAStoreAndTellsNothingOutside() {
    assertEquals(store.pseudonym("ada"), store.pseudonym("ada"));
    assertNotEquals(store.pseudonym("ada"), store.pseudonym("grace"));
    assertNotEquals(store.pseudonym("ada"), Store.inMemory(MemoryLimits.DEFAULT).pseudonym("ada"));
    assertEquals(16, store.pseudonym("ada").length());
  }

  @Test
  void aClosedStoreSaysSo() throws Exception {
    await(store.close());

    assertEquals(Reason.CLOSED, failure(store.load("ada")).reason());
  }

  @Test
  void aFutureCompletesOnTheCallersContextAndNotBeforeTheCallReturned() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<String> order = new CompletableFuture<>();
      StringBuilder seen = new StringBuilder();
      vertx.runOnContext(
          _ -> {
            var caller = vertx.getOrCreateContext();
            store
                .append(consumed("ada", 1))
                .onComplete(
                    _ ->
                        order.complete(
                            seen.append(caller.equals(Vertx.currentContext())).toString()));
            seen.append("returned ");
          });
      assertEquals("returned true", order.get(10, TimeUnit.SECONDS));
    } finally {
      await(vertx.close());
    }
  }

  private static Entry consumed(String listener, long seq) {
    return new Entry.Consumed(listener, "phone", seq, 1_000 + seq);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static StorageException failure(Future<?> future) {
    return assertInstanceOf(StorageException.class, future.cause());
  }
}
