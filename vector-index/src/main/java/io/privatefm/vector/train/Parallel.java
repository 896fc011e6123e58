package io.privatefm.vector.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs the numbered parts of a task on threads of its own, which end with the call.
 *
 * <p>Which thread does which part is left to chance, so parts must not depend on each other and the
 * way a task is cut must not depend on the threads: then the outcome depends on neither.
 */
public final class Parallel {
  private Parallel() {}

  /** One thread's worker with its scratch. */
  @FunctionalInterface
  public interface Worker {
    void run(int part);
  }

  /**
   * Runs the parts 0 … parts − 1 and returns when all are done.
   *
   * @param threads how many threads, 1 or more
   * @param workers called once in each thread
   * @throws CancellationException if the calling thread is interrupted, which it then still is; no
   *     part runs any more
   */
  public static void run(int threads, int parts, Supplier<Worker> workers) {
    if (threads < 1) {
      throw new IllegalArgumentException("must be >= 1: threads=" + threads);
    }
    int used = Math.min(threads, parts);
    if (used == 0) {
      return;
    }
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            used, Thread.ofPlatform().daemon().name("vector-train-", 0).factory())) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < used; i++) {
        done.add(pool.submit(() -> drain(next, parts, workers.get())));
      }
      await(done, next, parts);
    }
  }

  private static void drain(AtomicInteger next, int parts, Worker worker) {
    for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
      worker.run(part);
    }
  }

  /** Waits for all; when one fails, the others end after the part they are at. */
  private static void await(List<Future<?>> done, AtomicInteger next, int parts) {
    try {
      for (Future<?> future : done) {
        future.get();
      }
    } catch (InterruptedException e) {
      next.set(parts);
      Thread.currentThread().interrupt();
      throw cancelled(e);
    } catch (ExecutionException e) {
      next.set(parts);
      throw rethrown(e.getCause());
    }
  }

  private static CancellationException cancelled(InterruptedException cause) {
    CancellationException cancelled =
        new CancellationException("must not be interrupted: training");
    cancelled.initCause(cause);
    return cancelled;
  }

  private static RuntimeException rethrown(@org.jspecify.annotations.Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
