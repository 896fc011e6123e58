package io.privatefm.server.air;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One turn at a time per listener: what tunes in, moves, evicts or erases a station waits for what
 * did so before it, so that two devices that say hello in the same instant are served one after the
 * other. Thread-safe; nobody blocks.
 */
final class Turns {
  private final ConcurrentHashMap<String, Future<?>> last = new ConcurrentHashMap<>();

  /**
   * Runs the work when every earlier turn of this listener is over, whether it went well or not.
   */
  <T> Future<T> take(String listener, Supplier<Future<T>> work) {
    Promise<T> turn = Promise.promise();
    Future<?> before = last.put(listener, turn.future());
    Future<T> done = turn.future().onComplete(_ -> last.remove(listener, turn.future()));
    if (before == null) {
      run(work, turn);
    } else {
      before.onComplete(_ -> run(work, turn));
    }
    return done;
  }

  private static <T> void run(Supplier<Future<T>> work, Promise<T> turn) {
    try {
      work.get().onComplete(turn);
    } catch (RuntimeException e) {
      turn.fail(e);
    }
  }

  /** Listeners whose turn is under way. */
  int underWay() {
    return last.size();
  }
}
