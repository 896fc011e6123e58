package io.privatefm.server.air;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ErrorCode;
import io.privatefm.server.profile.Saved;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is on air, and on which loop: it gives every connection its station. A station lives in one
 * place only; it is loaded, moved and dropped in turns, one at a time per listener. Thread-safe.
 */
final class OnAir {
  private static final Logger LOG = LoggerFactory.getLogger(OnAir.class);
  private static final long SOON_MS = 1_000;
  private final Studio studio;
  private final Turns turns = new Turns();
  private final ConcurrentHashMap<String, LiveStation> stations = new ConcurrentHashMap<>();

  private final Admission admission;
  private volatile boolean open;

  OnAir(Studio studio) {
    this.studio = studio;
    this.admission = new Admission(studio.limits().stationsPerSecond(), studio.nowMs());
  }

  /** Whether stations are given out. */
  boolean open() {
    return open;
  }

  void open(boolean nowOpen) {
    open = nowOpen;
  }

  /** The delay after which a client may try again what failed for a reason that passes. */
  long soon() {
    return SOON_MS;
  }

  /** The same for one of many that are turned away at once: their returns are spread. */
  long later(RandomGenerator random) {
    return SOON_MS + random.nextLong(studio.upkeep().reconnectSpreadMs() + 1);
  }

  /** The station of a connection that said hello, with the connection attached to it. */
  Future<LiveStation> tuneIn(Connection connection) {
    String listener = connection.identity().listener();
    return turns.take(
        listener,
        () ->
            place(listener, connection)
                .compose(
                    live ->
                        live.loop.call(
                            () -> {
                              live.attach(connection);
                              return Future.succeededFuture(live);
                            })));
  }

  private Future<LiveStation> place(String listener, Connection connection) {
    if (!open) {
      throw new Refused(ErrorCode.UNAVAILABLE, CloseCode.GOING_AWAY, "must be on air: server");
    }
    Loop loop = connection.loop;
    LiveStation live = stations.get(listener);
    if (live == null) {
      checkRoom();
      checkLag(loop);
      checkRate();
      return load(listener, loop).onComplete(_ -> admission.arrive());
    }
    Hello hello = connection.hello();
    return hello.deliverOnly() || live.loop == loop || live.incognito()
        ? Future.succeededFuture(live)
        : move(live, loop);
  }

  private void checkRoom() {
    int most = studio.limits().stations();
    if (stations.size() >= most) {
      studio.counts().stationRefused();
      throw new Refused(
          ErrorCode.UNAVAILABLE, CloseCode.OVERLOADED, "must be at most " + most + ": stations");
    }
  }

  /** Those that play go before those that come. */
  private void checkLag(Loop loop) {
    int most = studio.limits().loopLagMs();
    long lagMs = loop.lag.millis();
    if (lagMs > most) {
      studio.counts().stationRefused();
      throw new Refused(
          ErrorCode.UNAVAILABLE,
          CloseCode.OVERLOADED,
          "must be at most " + most + ": loopLagMs=" + lagMs);
    }
  }

  private void checkRate() {
    if (!admission.take(studio.nowMs())) {
      studio.counts().stationRefused();
      throw new Refused(
          ErrorCode.UNAVAILABLE,
          CloseCode.OVERLOADED,
          "must be at most "
              + studio.limits().stationsPerSecond()
              + " a second: stations that come on air");
    }
  }

  private Future<LiveStation> load(String listener, Loop loop) {
    return loop.call(() -> studio.store().load(listener))
        .compose(saved -> loop.call(() -> Future.succeededFuture(open(listener, saved, loop))));
  }

  private LiveStation open(String listener, Optional<Saved> saved, Loop loop) {
    LiveStation live =
        saved
            .map(kept -> LiveStation.restored(this, loop, listener, kept))
            .orElseGet(() -> LiveStation.fresh(this, loop, listener));
    return keep(live);
  }

  /**
   * The station goes with its newest device: it is packed up on its loop and unpacked on the other.
   * Incognito it stays where it is, for what is heard incognito is never packed; messages hop to
   * it.
   */
  private Future<LiveStation> move(LiveStation live, Loop to) {
    return live.loop
        .call(() -> live.release(CloseCode.TAKEN_OVER, "another device took over"))
        .compose(
            packed ->
                to.call(
                    () ->
                        Future.succeededFuture(
                            keep(LiveStation.moved(this, to, live.listener, packed)))));
  }

  private LiveStation keep(LiveStation live) {
    stations.put(live.listener, live);
    studio.counts().stations.set(stations.size());
    live.loop.stations.add(live);
    return live;
  }

  /** Writes a station back and drops it, unless somebody tuned in meanwhile. */
  Future<Void> evict(LiveStation live) {
    return turns.take(
        live.listener,
        () ->
            live.loop.call(
                () -> {
                  if (!live.idle()) {
                    return Future.succeededFuture();
                  }
                  return live.save()
                      .onSuccess(
                          _ -> {
                            studio.counts().evicted();
                            drop(live);
                          });
                }));
  }

  /**
   * Takes a listener off the air for good: nothing is saved, and the work runs before any next
   * hello.
   */
  Future<Void> erase(String listener) {
    return turns.take(
        listener, () -> silence(listener).compose(_ -> studio.store().erase(listener)));
  }

  private Future<Void> silence(String listener) {
    LiveStation live = stations.get(listener);
    if (live == null) {
      return Future.succeededFuture();
    }
    return live.loop
        .call(() -> live.release(CloseCode.ERASED, "the listener's data was erased"))
        .mapEmpty();
  }

  /** The live station of a listener; null if there is none. */
  @Nullable LiveStation live(String listener) {
    return stations.get(listener);
  }

  /** Every station on air, at about this moment. */
  List<LiveStation> all() {
    return List.copyOf(stations.values());
  }

  /** Forgets a station that has been released or evicted. Called on its loop. */
  void drop(LiveStation live) {
    stations.remove(live.listener, live);
    live.loop.stations.remove(live);
    studio.counts().stations.set(stations.size());
  }

  /** Saves a station; if that fails it stays changed and is tried again at the next checkpoint. */
  void saveQuietly(LiveStation live) {
    live.save().onFailure(why -> fault("a station was not saved", live.listener, why));
  }

  /** Logs what went wrong, without saying for whom. */
  void fault(String what, Throwable why) {
    LOG.error("{}", what, why);
  }

  /** Logs what was made good. */
  void note(String what, Throwable why) {
    LOG.warn("{}: reason={}", what, why.getMessage());
  }

  /** Logs what went wrong for a listener, by its pseudonym. */
  void fault(String what, String listener, Throwable why) {
    LOG.warn(
        "{}: listener={} reason={}", what, studio.store().pseudonym(listener), why.getMessage());
  }
}
