package io.privatefm.server.profile;

import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches journal, keys and profiles: takes calls from a bounded queue in
 * batches, does them in order, and answers a batch only after {@code settle} made it last. Callers
 * of any thread hand in.
 *
 * <p>When the queue is full, a call fails at once with {@code OVERLOADED}.
 */
final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final int BATCH = 256;
  private static final long IDLE_MS = 200;

  private final BlockingQueue<Call<?>> queue;
  private final int capacity;
  private final Runnable settle;
  private final Runnable idle;
  private final ExecutorService others =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("fm-store-answers").factory());
  private final Answers answers = new Answers(others);
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param settle makes what a batch did last; what it throws fails the whole batch
   * @param idle called between batches, at least some times a second
   */
  Worker(int capacity, Runnable settle, Runnable idle) {
    this.capacity = capacity;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.settle = settle;
    this.idle = idle;
    this.thread = Thread.ofPlatform().daemon().name("fm-store").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** One call and where its answer goes. */
  private static final class Call<T extends @Nullable Object> {
    final Supplier<T> work;
    final Optional<Context> asker = Answers.asker();
    final Promise<T> promise = Promise.promise();
    Runnable answer = () -> {};

    Call(Supplier<T> work) {
      this.work = work;
    }

    void run() {
      try {
        T result = work.get();
        answer = () -> promise.complete(result);
      } catch (Throwable e) { // an unmapped page, a full disk: Chronicle throws errors too
        answer = () -> promise.fail(failure(e));
      }
    }

    void fail(StorageException e) {
      answer = () -> promise.fail(e);
    }
  }

  private static StorageException failure(Throwable e) {
    return e instanceof StorageException known
        ? known
        : new StorageException(Reason.DISK, "must be writable: " + e, e);
  }

  /** Has the thread do something, after everything that was asked before. */
  <T extends @Nullable Object> Future<T> ask(Supplier<T> work) {
    if (closing) {
      return Future.failedFuture(closed());
    }
    Call<T> call = new Call<>(work);
    if (!queue.offer(call)) {
      return Future.failedFuture(
          new StorageException(
              Reason.OVERLOADED, "must wait for the disk, too many calls do: queued=" + capacity));
    }
    if (closing && queue.remove(call)) { // handed in while the thread ended
      return Future.failedFuture(closed());
    }
    return call.promise.future();
  }

  private static StorageException closed() {
    return new StorageException(Reason.CLOSED, "must be open: store=closed");
  }

  private void run() {
    List<Call<?>> batch = new ArrayList<>(BATCH);
    while (!closing || !queue.isEmpty()) {
      take(batch);
      if (!batch.isEmpty()) {
        carryOut(batch);
        batch.clear();
      }
      pause();
    }
  }

  private void pause() {
    try {
      idle.run();
    } catch (Throwable e) {
      log.error("Could not do the upkeep of the store", e);
    }
  }

  private void take(List<Call<?>> batch) {
    try {
      Call<?> first = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
      }
    } catch (InterruptedException notOurs) {
      // Nobody but this class knows the thread, and it never interrupts it: go on.
    }
  }

  private void carryOut(List<Call<?>> batch) {
    batch.forEach(Call::run);
    try {
      settle.run();
    } catch (Throwable e) {
      StorageException failure = failure(e);
      batch.forEach(call -> call.fail(failure));
    }
    batch.forEach(call -> answers.add(call.asker, call.answer));
    answers.give();
  }

  /** Does what was asked before, takes nothing more, and returns when the thread has ended. */
  void finish() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Call<?> late = queue.poll(); late != null; late = queue.poll()) {
      late.promise.fail(closed());
    }
    others.shutdown();
  }
}
