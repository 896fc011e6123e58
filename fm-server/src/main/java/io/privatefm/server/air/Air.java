package io.privatefm.server.air;

import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.profile.Saved;
import io.privatefm.server.security.Tokens;
import io.privatefm.station.Held;
import io.reactivex.rxjava3.core.Flowable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Everything on air of one server: its loops, its connections, its stations. Thread-safe; each
 * event loop joins once at the start.
 */
public final class Air {
  private static final long TICK_MS = 500;
  private final Studio studio;
  private final Queue<Engine> engines = new ConcurrentLinkedQueue<>();
  private final SplittableGenerator random;
  private final OnAir onAir;
  private final Exchange exchange;
  private final List<Loop> loops = new CopyOnWriteArrayList<>();
  private volatile boolean damaged;

  /**
   * An air without loops yet. The engines are made here, where time may be taken, and handed to the
   * loops.
   *
   * @param loops how many will join
   * @param random for station ids and delays, not for draws, which follow the seed of the options
   */
  public Air(Studio studio, EngineOptions options, int loops, SplittableGenerator random) {
    this.studio = studio;
    for (int i = 0; i < loops; i++) {
      engines.add(new Engine(studio.catalogue(), options));
    }
    this.random = random;
    this.onAir = new OnAir(studio);
    this.exchange = new Exchange(this.loops);
  }

  /** Makes the event loop that calls one of the server's. */
  public Future<Loop> join(Context context) {
    Engine engine = engines.remove();
    Loop loop = new Loop(context, studio, engine, splitRandom());
    return studio
        .store()
        .loadModel()
        .map(
            model -> {
              model.ifPresent(engine::loadModel);
              loops.add(loop);
              keepUp(loop);
              return loop;
            });
  }

  private synchronized SplittableGenerator splitRandom() {
    return random.split();
  }

  private void keepUp(Loop loop) {
    loop.every(TICK_MS, () -> loop.tick(studio.nowMs()));
    loop.every(studio.upkeep().exchangeEveryMs(), () -> exchange.share(loop));
    if (loop == loops.getFirst()) {
      loop.every(studio.upkeep().checkpointEveryMs(), this::saveModel);
    }
  }

  private Future<Void> saveModel() {
    return exchange
        .model()
        .compose(studio.store()::saveModel)
        .onFailure(why -> onAir.fault("the shared ranker was not saved", why));
  }

  /** Begins a connection over a socket that was just accepted; called on its loop. */
  public void accept(Loop loop, ServerWebSocket socket, FrameCodec codec, Tokens tokens) {
    SocketWire.open(socket, codec, loop, onAir, tokens);
  }

  /** Whether another connection may be opened. */
  public boolean roomForOneMore() {
    return studio.counts().connections.get() < studio.limits().connections();
  }

  /** A connection of a listener from inside this process; see {@link StreamWire}. */
  public Flowable<ServerMessage> connect(String listener, Flowable<ClientMessage> messages) {
    return Flowable.fromPublisher(
        subscriber -> StreamWire.open(listener, messages, subscriber, loopOf(listener), onAir));
  }

  private Loop loopOf(String listener) {
    LiveStation live = onAir.live(listener);
    return live != null ? live.loop : loops.get(Math.floorMod(listener.hashCode(), loops.size()));
  }

  /** Whether a listener's station is live. */
  public boolean isOnAir(String listener) {
    return onAir.live(listener) != null;
  }

  /** What a listener's station holds, in words; empty if there is none. */
  public Future<Optional<Held>> held(String listener) {
    Loop loop = loopOf(listener);
    LiveStation live = onAir.live(listener);
    if (live != null) {
      return live.loop.call(() -> Future.succeededFuture(Optional.of(live.station.held())));
    }
    return loop.call(
        () ->
            studio
                .store()
                .load(listener)
                .compose(saved -> loop.call(() -> Future.succeededFuture(held(loop, saved)))));
  }

  private Optional<Held> held(Loop loop, Optional<Saved> saved) {
    return saved.map(kept -> loop.engine.restore(kept.station(), studio.nowMs()).held());
  }

  /** Saves a listener's station now, so that what is held is complete; empty if not on air. */
  public Future<Void> save(String listener) {
    return Optional.ofNullable(onAir.live(listener))
        .map(live -> live.loop.call(live::save))
        .orElseGet(Future::succeededFuture);
  }

  /** Takes a listener off the air and erases all that is held. */
  public Future<Void> erase(String listener) {
    return onAir.erase(listener);
  }

  /** Messages that waited for slow connections at the last look. */
  public int outboundWaiting() {
    return loops.stream().mapToInt(Loop::outboundWaiting).sum();
  }

  /** Steps of stations that waited for the journal at the last look. */
  public int journalWaiting() {
    return loops.stream().mapToInt(Loop::journalWaiting).sum();
  }

  /** The latencies of all loops, for one reader. */
  public List<Latency> latencies() {
    return loops.stream().map(loop -> loop.latency).toList();
  }

  /** Whether stations are given to whoever says hello. */
  public boolean ready() {
    return onAir.open() && !loops.isEmpty();
  }

  /** Whether the catalogue was found damaged. */
  public boolean damaged() {
    return damaged;
  }

  /**
   * Notes that the catalogue is damaged. Whoever comes is still given a station, but new listeners
   * are better sent elsewhere.
   */
  public void tellDamaged() {
    damaged = true;
  }

  /** Opens the air, once every loop has joined. */
  public void open() {
    onAir.open(true);
  }

  /**
   * Says goodbye to every connection, with delays that spread their return, and saves every
   * station. The future completes when all is saved.
   */
  public Future<Void> stop() {
    onAir.open(false);
    List<Future<Void>> stopped = loops.stream().map(loop -> loop.call(() -> stop(loop))).toList();
    return Future.join(stopped).transform(_ -> saveModel());
  }

  private Future<Void> stop(Loop loop) {
    long spreadMs = studio.upkeep().reconnectSpreadMs();
    for (Connection connection : List.copyOf(loop.connections)) {
      long afterMs = spreadMs == 0 ? 0 : loop.random.nextLong(spreadMs);
      connection.dismiss(CloseCode.GOING_AWAY, "the server stops", afterMs);
    }
    List<Future<Void>> saved =
        List.copyOf(loop.stations).stream().map(LiveStation::saveIfChanged).toList();
    return Future.join(saved).mapEmpty();
  }
}
