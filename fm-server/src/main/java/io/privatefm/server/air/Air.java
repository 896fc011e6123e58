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
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything on air of one server: its loops, its connections, its stations. Thread-safe; each
 * event loop joins once at the start.
 */
public final class Air {
  /** How often every connection and station is looked at, a share at a time. */
  private static final long ROUND_MS = 500;

  private static final long PRUNE_EVERY_MS = 10_000;
  private final Studio studio;
  private final EngineOptions options;
  private final TrackSets sets;
  private final Queue<Engine> engines;
  private final SplittableGenerator random;
  private final OnAir onAir;
  private final Exchange exchange;
  private final Addresses addresses;
  private final List<Loop> loops = new CopyOnWriteArrayList<>();
  private volatile boolean damaged;

  /**
   * An air without loops yet. The engines are made here, where time may be taken, and handed to the
   * loops.
   *
   * @param first what is played until a {@link #swap}
   * @param loops how many will join
   * @param random for station ids and delays, not for draws, which follow the seed of the options
   */
  public Air(
      Studio studio,
      Repertoire first,
      EngineOptions options,
      int loops,
      SplittableGenerator random) {
    this.studio = studio;
    this.options = options;
    this.sets = first.sets();
    this.engines = new ConcurrentLinkedQueue<>(engines(first, loops));
    this.random = random;
    this.onAir = new OnAir(studio);
    this.addresses = new Addresses(studio.limits(), studio.counts());
    this.exchange = new Exchange(this.loops);
  }

  private List<Engine> engines(Repertoire repertoire, int count) {
    return Stream.generate(() -> new Engine(repertoire.catalogue(), options)).limit(count).toList();
  }

  /** Makes the event loop that calls one of the server's. */
  public Future<Loop> join(Context context) {
    Engine engine = engines.remove();
    Loop loop = new Loop(context, studio, engine, sets, splitRandom());
    return studio
        .store()
        .loadModel()
        .map(
            model -> {
              model.ifPresent(saved -> load(engine, saved));
              loops.add(loop);
              keepUp(loop);
              return loop;
            });
  }

  /** A model of other features, of an older version, is not taken: what it knew is learned anew. */
  private void load(Engine engine, byte[] saved) {
    try {
      engine.loadModel(saved);
    } catch (IllegalArgumentException e) {
      onAir.note("the shared ranker starts afresh, for the saved one was refused", e);
    }
  }

  private synchronized SplittableGenerator splitRandom() {
    return random.split();
  }

  private void keepUp(Loop loop) {
    loop.probe();
    loop.every(ROUND_MS / Rota.SHARES, () -> loop.tick(studio.nowMs()));
    loop.every(studio.upkeep().exchangeEveryMs(), () -> exchange.share(loop));
    if (loop == loops.getFirst()) {
      loop.every(studio.upkeep().checkpointEveryMs(), this::saveModel);
      loop.every(PRUNE_EVERY_MS, () -> addresses.prune(studio.nowMs()));
    }
  }

  private Future<Void> saveModel() {
    return exchange
        .model()
        .compose(studio.store()::saveModel)
        .onFailure(why -> onAir.fault("the shared ranker was not saved", why));
  }

  /**
   * Plays something else from now on, without a word to those who listen: every loop gets an engine
   * that knows what the one before has learned, and takes its stations over to it little by little.
   * Makes the engines first: call it where time may be taken, and one swap after another.
   *
   * @return done when nothing on air refers to what was played before
   */
  public Future<CarriedOver> swap(Repertoire next) {
    List<Engine> made = engines(next, loops.size());
    List<Future<CarriedOver>> swapped = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      Loop loop = loops.get(i);
      Engine engine = made.get(i);
      swapped.add(loop.call(() -> loop.swap(engine, next.sets())));
    }
    damaged = false;
    return Future.join(swapped)
        .map(_ -> CarriedOver.sum(swapped.stream().map(Future::result).toList()));
  }

  /**
   * Begins a connection over a socket that was just accepted; called on its loop.
   *
   * @param connection that the socket was made of
   * @param address where it is connected from, which it leaves in the end; null: not limited
   */
  public void accept(
      Loop loop,
      HttpConnection connection,
      ServerWebSocket socket,
      FrameCodec codec,
      Tokens tokens,
      @Nullable Address address) {
    Cork.into(connection, loop.flushes);
    SocketWire.open(socket, codec, loop, onAir, tokens, address);
  }

  /** One more connection from this address; empty if that is too many, or too quickly. */
  public Optional<Address> connect(String address) {
    return addresses.connect(address, studio.nowMs());
  }

  /** How many addresses are told apart now. */
  public int addresses() {
    return addresses.size();
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
      return live.loop.call(() -> Future.succeededFuture(Optional.of(live.held())));
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

  /** How long work waits on the loop that is furthest behind, in milliseconds. */
  public long lagMs() {
    return loops.stream().mapToLong(loop -> loop.lag.millis()).max().orElse(0);
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
   * Says goodbye to every connection, with delays that spread their return evenly, and saves every
   * station. The future completes when all is saved.
   */
  public Future<Void> stop() {
    onAir.open(false);
    List<Future<Void>> stopped = loops.stream().map(loop -> loop.call(() -> stop(loop))).toList();
    return Future.join(stopped).transform(_ -> saveModel());
  }

  private Future<Void> stop(Loop loop) {
    List<Connection> connections = new ArrayList<>(loop.connections.all());
    Collections.shuffle(connections, Random.from(loop.random));
    double slotMs = (double) studio.upkeep().reconnectSpreadMs() / Math.max(1, connections.size());
    for (int slot = 0; slot < connections.size(); slot++) {
      long afterMs = (long) ((slot + loop.random.nextDouble()) * slotMs);
      connections.get(slot).dismiss(CloseCode.GOING_AWAY, "the server stops", afterMs);
    }
    List<Future<Void>> saved =
        loop.stations.all().stream().map(LiveStation::saveIfChanged).toList();
    return Future.join(saved).mapEmpty();
  }
}
