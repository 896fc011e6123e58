package io.privatefm.server.air;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The way of one loop's stations to the loop's new engine, a few in a turn, so that the loop serves
 * its connections in between. A station that hears of something meanwhile goes at once by itself; a
 * station that is made meanwhile is there already. Of one loop.
 */
final class CarryOver {
  /** How long a turn goes on taking stations; it ends with the one that is under way. */
  private static final long TURN_NANOS = 2_000_000;

  /** What lies between two turns is the loop's own. */
  private static final long PAUSE_MS = 2;

  private final Loop loop;
  private final Deque<LiveStation> waiting;
  private final Promise<CarriedOver> done = Promise.promise();
  private CarriedOver sofar = CarriedOver.NOTHING;

  private CarryOver(Loop loop) {
    this.loop = loop;
    this.waiting = new ArrayDeque<>(loop.stations.all());
  }

  /** Begins; done when no station of the loop is of an engine before. */
  static Future<CarriedOver> begin(Loop loop) {
    CarryOver carryOver = new CarryOver(loop);
    carryOver.turn();
    return carryOver.done.future();
  }

  private void turn() {
    long fromNanos = System.nanoTime();
    int brought = 0;
    while (!waiting.isEmpty() && System.nanoTime() - fromNanos < TURN_NANOS) {
      waiting.removeFirst().carryOver();
      brought++;
    }
    sofar = sofar.turn(brought, System.nanoTime() - fromNanos);
    if (waiting.isEmpty()) {
      done.complete(sofar);
    } else {
      loop.later(PAUSE_MS, this::turn);
    }
  }
}
