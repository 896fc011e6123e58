package io.privatefm.server.air;

import io.privatefm.engine.Engine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One event loop of the server and all that belongs to it alone: an engine, connections, stations.
 * Only {@link #execute} and {@link #call} may be used from other threads; they hop.
 */
public final class Loop {
  private final Context context;
  private final Thread thread;
  final Studio studio;
  final RandomGenerator random;
  final Latency latency = new Latency();
  final StandingLag lag = new StandingLag();
  final Rota<Connection> connections = new Rota<>();
  final Rota<LiveStation> stations = new Rota<>();
  final Flushes flushes = new Flushes();

  /** What plays here now; another one from a swap on. */
  Engine engine;

  TrackSets sets;

  /** Messages that waited for slow connections in the last round; read by other threads. */
  private volatile int outboundWaiting;

  /** Steps of stations that waited for the journal in the last round; read by other threads. */
  private volatile int journalWaiting;

  private int messagesSofar;
  private int stepsSofar;

  /** A loop of the thread that calls. */
  Loop(Context context, Studio studio, Engine engine, TrackSets sets, RandomGenerator random) {
    this.context = context;
    this.thread = Thread.currentThread();
    this.studio = studio;
    this.engine = engine;
    this.sets = sets;
    this.random = random;
  }

  /** Looks at the deadlines of a share of what belongs to this loop. */
  void tick(long nowMs) {
    boolean allConnections =
        connections.look(
            connection -> {
              connection.tick(nowMs);
              messagesSofar += connection.waiting();
            });
    boolean allStations =
        stations.look(
            station -> {
              station.tick(nowMs);
              stepsSofar += station.lane.depth();
            });
    if (allConnections) {
      outboundWaiting = messagesSofar;
      messagesSofar = 0;
    }
    if (allStations) {
      journalWaiting = stepsSofar;
      stepsSofar = 0;
    }
  }

  /**
   * Plays with another engine from now on, which knows what the one before has learned. Done when
   * nothing here refers to the one before.
   */
  Future<CarriedOver> swap(Engine next, TrackSets setsOfNext) {
    next.succeed(engine);
    engine = next;
    sets = setsOfNext;
    return CarryOver.begin(this);
  }

  /** Puts one probe after another on this loop, to learn how long work waits here. */
  void probe() {
    long dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(StandingLag.PERIOD_MS);
    later(
        StandingLag.PERIOD_MS,
        () -> {
          lag.ran(dueNanos, System.nanoTime());
          probe();
        });
  }

  int outboundWaiting() {
    return outboundWaiting;
  }

  int journalWaiting() {
    return journalWaiting;
  }

  /** Runs the work on this loop: at once when called from it. */
  void execute(Runnable work) {
    if (thread.equals(Thread.currentThread())) {
      work.run();
    } else {
      context.runOnContext(_ -> work.run());
    }
  }

  /** Runs the work on this loop and tells its result; what it throws fails the future. */
  <T> Future<T> call(Supplier<Future<T>> work) {
    Promise<T> result = Promise.promise();
    execute(
        () -> {
          try {
            work.get().onComplete(result);
          } catch (RuntimeException e) {
            result.fail(e);
          }
        });
    return result.future();
  }

  /** Runs work that would hold up a loop on another thread, one after another of this loop's. */
  <T> Future<T> aside(Supplier<T> work) {
    return context.executeBlocking(work::get);
  }

  /** Runs the work on this loop again and again, until the verticle that made it is undeployed. */
  void every(long periodMs, Runnable work) {
    context.owner().setPeriodic(periodMs, _ -> execute(work));
  }

  /** Runs the work on this loop later. */
  void later(long delayMs, Runnable work) {
    context.owner().setTimer(Math.max(1, delayMs), _ -> execute(work));
  }
}
