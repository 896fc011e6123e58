package io.privatefm.server.profile;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.privatefm.server.journal.StorageException;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for futures in tests. */
final class Waiting {
  private Waiting() {}

  static <T> T until(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError("must succeed: " + e, e);
    }
  }

  static StorageException failure(Future<?> future) {
    Throwable cause =
        until(future.map(_ -> new Throwable("succeeded")).recover(Future::succeededFuture));
    return assertInstanceOf(StorageException.class, cause);
  }
}
