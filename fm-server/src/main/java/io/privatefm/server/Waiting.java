package io.privatefm.server;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for what happens on event loops, on a thread that may wait. */
final class Waiting {
  private Waiting() {}

  /** The result, or the failure as it was thrown there; what takes too long fails by name. */
  static <T> T forResult(String what, Future<T> future, long withinMs) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(withinMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("must be done within " + withinMs + " ms: " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("must not be interrupted: " + what, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("must succeed: " + what, e.getCause());
    }
  }
}
