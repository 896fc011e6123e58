package io.privatefm.server.air;

import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.StorageException;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * One station's way into the journal, which keeps the order of what happened. Of one loop; never
 * blocks.
 *
 * <p>Each step of a station is entries and what may be done once they are durable: acknowledge,
 * send. One append is under way at a time; what happens meanwhile goes together into the next one.
 * An append that fails is repeated, but for the entries that went through, for the station has
 * already moved on: skipping it would lose what was learned, and letting a later one pass it would
 * tear a hole in the sequence.
 */
final class JournalLane {
  private record Step(List<Entry> entries, Runnable afterwards) {}

  private final Function<List<Entry>, Future<Void>> journal;
  private final Retry retry;
  private final Deque<Step> waiting = new ArrayDeque<>();
  private final Deque<Step> underWay = new ArrayDeque<>();
  private final Deque<Runnable> whenIdle = new ArrayDeque<>();
  private List<Entry> missing = List.of(); // of those under way, what the journal has not
  private boolean failing;

  /** What to do about an append that failed: tell whom it concerns, and call back later. */
  @FunctionalInterface
  interface Retry {
    void later(Throwable why, Runnable again);
  }

  JournalLane(Function<List<Entry>, Future<Void>> journal, Retry retry) {
    this.journal = journal;
    this.retry = retry;
  }

  /** Appends the entries after all that went before, then runs what was waiting for them. */
  void append(List<Entry> entries, Runnable afterwards) {
    waiting.addLast(new Step(entries, afterwards));
    next();
  }

  /** Runs this as soon as nothing is on the way; at once if nothing is. */
  void whenIdle(Runnable action) {
    if (idle()) {
      action.run();
    } else {
      whenIdle.addLast(action);
    }
  }

  /** Steps that are not yet durable. */
  int depth() {
    return waiting.size() + underWay.size();
  }

  /** Whether the last append failed and is being repeated. */
  boolean failing() {
    return failing;
  }

  private boolean idle() {
    return waiting.isEmpty() && underWay.isEmpty();
  }

  private void next() {
    if (underWay.isEmpty() && !waiting.isEmpty()) {
      underWay.addAll(waiting);
      waiting.clear();
      missing = underWay.stream().flatMap(step -> step.entries().stream()).toList();
      if (missing.isEmpty()) {
        durable();
      } else {
        attempt();
      }
    }
  }

  private void attempt() {
    journal.apply(missing).onSuccess(_ -> durable()).onFailure(this::failed);
  }

  private void failed(Throwable why) {
    failing = true;
    if (why instanceof StorageException known) {
      missing = missing.subList(known.appended(), missing.size());
    }
    retry.later(why, this::attempt);
  }

  private void durable() {
    failing = false;
    List<Step> done = List.copyOf(underWay);
    underWay.clear();
    done.forEach(step -> step.afterwards().run());
    next();
    while (idle() && !whenIdle.isEmpty()) {
      whenIdle.removeFirst().run();
    }
  }
}
