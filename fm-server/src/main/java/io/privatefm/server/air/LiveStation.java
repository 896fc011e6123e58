package io.privatefm.server.air;

import io.privatefm.catalogue.Track;
import io.privatefm.engine.Engine;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Sequenced;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ErrorCode;
import io.privatefm.protocol.Rejection;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.profile.Saved;
import io.privatefm.station.Attributes;
import io.privatefm.station.Held;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A station on air: the station itself, what its devices have counted, its way into the journal,
 * and who is connected. Of one loop, which owns it alone; a station moves to another loop by being
 * {@link #release}d here and {@link #restored} there.
 */
final class LiveStation {
  private static final long FIRST_RETRY_MS = 20;
  private static final long LAST_RETRY_MS = 1_000;

  final OnAir onAir;
  final Loop loop;
  final String listener;
  final Sequences sequences;
  final JournalLane lane;
  final Set<Connection> delivering = new HashSet<>();
  @Nullable Connection playing;

  /** Belongs to the engine below: the loop's, or after a swap for a moment the one before. */
  Station station;

  private Engine engine;

  /** Tracks that were out when the station came here, by id; the catalogue may not have them. */
  private Map<String, Track> brought = Map.of();

  private final Reactions reactions;
  private long retryMs = FIRST_RETRY_MS;

  /** Whether anything of this station is known beyond this process. */
  private boolean known;

  private volatile boolean incognito;
  private boolean changed;
  private boolean released;
  private long savedAtMs;
  private long quietSinceMs;

  /**
   * A station on its way from one loop to another.
   *
   * @param out the tracks of its spins that are out, by id: on the other loop another catalogue may
   *     be played already
   */
  record Packed(Saved saved, Map<String, Track> out) {}

  private LiveStation(
      OnAir onAir, Loop loop, String listener, Station station, Map<String, Long> lastSeq) {
    this.onAir = onAir;
    this.loop = loop;
    this.listener = listener;
    this.station = station;
    this.engine = loop.engine;
    this.sequences = new Sequences(loop.studio.limits().devicesPerListener(), lastSeq);
    this.lane = new JournalLane(loop.studio.store()::append, this::retry);
    this.reactions = new Reactions(this);
    this.incognito = station.tuning().incognito();
    this.savedAtMs = loop.studio.nowMs();
    this.quietSinceMs = savedAtMs;
  }

  static LiveStation fresh(OnAir onAir, Loop loop, String listener) {
    byte[] random = new byte[8];
    loop.random.nextBytes(random);
    String id = "s-" + HexFormat.of().formatHex(random);
    Station station = loop.engine.tuneIn(listener, id, loop.studio.nowMs());
    return new LiveStation(onAir, loop, listener, station, Map.of());
  }

  /** A station that comes from another loop. */
  static LiveStation moved(OnAir onAir, Loop loop, String listener, Packed packed) {
    LiveStation live = restored(onAir, loop, listener, packed.saved());
    live.brought = packed.out();
    return live;
  }

  static LiveStation restored(OnAir onAir, Loop loop, String listener, Saved saved) {
    Station station = loop.engine.restore(saved.station(), loop.studio.nowMs());
    LiveStation live = new LiveStation(onAir, loop, listener, station, saved.lastSeq());
    live.known = true;
    return live;
  }

  /** A connection comes: to play, so that an older one has to go, or only to deliver. */
  void attach(Connection connection) {
    if (!onHere()) {
      throw new Refused(ErrorCode.UNAVAILABLE, CloseCode.INTERNAL, "must be on air: station");
    }
    if (lane.failing()) {
      throw new Refused(
          ErrorCode.UNAVAILABLE, CloseCode.OVERLOADED, "must be writable: journal=failing");
    }
    if (connection.hello().deliverOnly()) {
      checkRoom();
      delivering.add(connection);
      lane.append(List.of(), () -> connection.tell(welcome(connection, false, null)));
    } else {
      takeOver(connection);
      tuneIn(connection);
    }
  }

  private void checkRoom() {
    int most = loop.studio.limits().connectionsPerListener();
    if (delivering.size() + 1 >= most) {
      throw new Refused(
          ErrorCode.NOT_ALLOWED,
          CloseCode.OVERLOADED,
          "must be at most " + most + ": connectionsPerListener");
    }
  }

  private void takeOver(Connection connection) {
    Connection older = playing;
    playing = connection;
    if (older != null) {
      loop.studio.counts().takeover();
      older.dismiss(CloseCode.TAKEN_OVER, "another device took over", 0);
    }
  }

  private void tuneIn(Connection connection) {
    long nowMs = loop.studio.nowMs();
    Hello hello = connection.hello();
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.TunedIn(listener, station.id(), hello.device(), nowMs));
    engine.know(station, connection.identity().attributes());
    entries.addAll(reactions.license(connection.identity().licence()).entries());
    entries.addAll(reactions.play(nowMs).entries());
    changed();
    Spin current = station.current();
    ServerMessage.Welcome welcome = resumedOrNot(connection, current);
    ServerMessage answer =
        current == null ? Programme.NOTHING_TO_PLAY : play(current, hello.resume());
    Spin upNext = station.upNext();
    List<ServerMessage> announced =
        upNext == null ? List.of() : List.of(Words.upNext(upNext, track(upNext)));
    lane.append(
        entries,
        () -> {
          journalled();
          loop.flushes.together(
              () -> {
                connection.tell(withLastSeq(welcome, hello.device()));
                connection.tell(answer);
                announced.forEach(connection::tell);
              });
        });
  }

  private ServerMessage.Welcome resumedOrNot(Connection connection, @Nullable Spin current) {
    Resume resume = connection.hello().resume();
    if (resume == null || resume.spin() == null) {
      return welcome(connection, false, null);
    }
    if (current != null && current.id().equals(resume.spin())) {
      return welcome(connection, true, null);
    }
    return welcome(connection, false, "another spin has become current");
  }

  private ServerMessage.Welcome welcome(
      Connection connection, boolean resumed, @Nullable String reason) {
    long lastSeq = sequences.settled(connection.hello().device());
    return new ServerMessage.Welcome(
        station.id(), resumed, lastSeq, loop.studio.limitsInfo(), reason);
  }

  /** What was on the way when hello came is settled by the time the welcome goes out. */
  private ServerMessage.Welcome withLastSeq(ServerMessage.Welcome welcome, String device) {
    return new ServerMessage.Welcome(
        welcome.station(),
        welcome.resumed(),
        sequences.settled(device),
        welcome.limits(),
        welcome.reason());
  }

  /**
   * The current spin, where it was last known to be: by the client that comes, or by what it told.
   */
  private ServerMessage.Play play(Spin current, @Nullable Resume resume) {
    long knownMs =
        resume != null && current.id().equals(resume.spin())
            ? Math.max(resume.positionMs(), station.positionMs())
            : station.positionMs();
    return Words.play(current, track(current), knownMs);
  }

  /** The track of a spin, also of one that a swap left without its track. */
  Track track(Spin spin) {
    return spin.row() >= 0
        ? engine.catalogue().track(spin.row())
        : brought.getOrDefault(spin.trackId(), Track.of(spin.trackId(), "", ""));
  }

  /** Whether the spin plays on although the catalogue has lost its track. */
  boolean outlived(Spin spin) {
    return spin.row() < 0 && brought.containsKey(spin.trackId());
  }

  /**
   * Brings the station to the loop's engine, if a swap has left it behind. What plays stays; an
   * up-next that is not in the catalogue any more is withdrawn, and another one drawn.
   */
  void carryOver() {
    Engine next = loop.engine;
    if (engine.equals(next)) {
      return;
    }
    boolean announced = station.upNext() != null;
    try {
      brought = out();
      station = next.carryOver(station);
      engine = next;
    } catch (RuntimeException e) {
      abandon(e);
    }
    if (playing != null && !released) {
      reactions.carriedOver(announced && station.upNext() == null);
    }
  }

  /** Nothing is to keep the old catalogue in use: the station is dropped, and loaded anew. */
  private void abandon(RuntimeException why) {
    onAir.fault("a station could not be carried over", listener, why);
    dismissAll(CloseCode.INTERNAL, "a fault of the server", onAir.soon());
    released = true;
    onAir.drop(this);
  }

  /** The tracks of the spins that are out, by id. */
  private Map<String, Track> out() {
    Map<String, Track> tracks = new HashMap<>();
    for (Spin spin : new @Nullable Spin[] {station.current(), station.upNext()}) {
      if (spin != null) {
        tracks.put(spin.trackId(), track(spin));
      }
    }
    return tracks;
  }

  /** Whether messages are for this station still; one that is, is with the loop's engine. */
  private boolean onHere() {
    if (!released) {
      carryOver();
    }
    return !released;
  }

  /** What the station holds, in words. */
  Held held() {
    carryOver();
    return station.held();
  }

  void take(Connection from, Sequenced told, long arrivedNanos) {
    if (!onHere()) {
      from.handled();
    } else {
      reactions.take(from, told, arrivedNanos);
    }
  }

  void reject(Connection from, Rejection rejection) {
    if (released) {
      from.handled();
    } else {
      reactions.reject(from, rejection);
    }
  }

  /** The token was renewed, perhaps with another licence or other attributes. */
  void relicense(Connection from) {
    if (onHere() && from == playing) {
      engine.know(station, from.identity().attributes());
      reactions.relicense(from.identity().licence());
    }
  }

  /** A connection has gone. */
  void detach(Connection connection) {
    boolean last = delivering.remove(connection);
    if (connection == playing) {
      playing = null;
      engine.know(station, Attributes.NONE);
      last = true;
    }
    if (last && !released && idle()) {
      quietSinceMs = loop.studio.nowMs();
      if (changed) {
        onAir.saveQuietly(this);
      }
    }
  }

  /** Whether nobody is connected. */
  boolean idle() {
    return playing == null && delivering.isEmpty() && !released;
  }

  /** Whether the station was incognito a moment ago; from any thread. */
  boolean incognito() {
    return incognito;
  }

  void changed() {
    incognito = station.tuning().incognito();
    changed = true;
  }

  /** Saves the station as soon as the journal holds all that it has learned. */
  Future<Void> save() {
    Promise<Void> saved = Promise.promise();
    lane.whenIdle(
        () -> {
          changed = false;
          savedAtMs = loop.studio.nowMs();
          loop.studio.store().save(listener, packed()).onFailure(_ -> changed()).onComplete(saved);
        });
    return saved.future();
  }

  Future<Void> saveIfChanged() {
    return changed && !released ? save() : Future.succeededFuture();
  }

  private Saved packed() {
    return new Saved(engine.save(station), sequences.taken());
  }

  /** Packs the station up to go elsewhere; everybody connected is dismissed with this code. */
  Future<Packed> release(CloseCode code, String reason) {
    if (lane.failing()) {
      throw new Refused(
          ErrorCode.UNAVAILABLE, CloseCode.OVERLOADED, "must be writable: journal=failing");
    }
    released = true;
    dismissAll(code, reason, onAir.soon());
    Promise<Packed> packed = Promise.promise();
    lane.whenIdle(
        () -> {
          onAir.drop(this);
          packed.complete(new Packed(packed(), out()));
        });
    return packed.future();
  }

  void dismissAll(CloseCode code, String reason, long afterMs) {
    Connection player = playing;
    if (player != null) {
      player.dismiss(code, reason, afterMs);
    }
    // Whoever delivers comes back and finds the station where it went.
    CloseCode others = code == CloseCode.TAKEN_OVER ? CloseCode.GOING_AWAY : code;
    List.copyOf(delivering).forEach(connection -> connection.dismiss(others, reason, afterMs));
  }

  /** Saves what is due and asks to be evicted when nobody listens; called about once a second. */
  void tick(long nowMs) {
    Upkeep upkeep = loop.studio.upkeep();
    if (released || lane.failing()) {
      return;
    }
    if (idle() && nowMs - quietSinceMs >= upkeep.evictAfterMs()) {
      quietSinceMs = nowMs;
      onAir.evict(this).onFailure(why -> onAir.fault("a station was not saved", listener, why));
    } else if (changed && nowMs - savedAtMs >= upkeep.checkpointEveryMs()) {
      onAir.saveQuietly(this);
    }
  }

  /**
   * The journal refused: it is asked again, and clients come back later if that goes on. A station
   * of which nothing was ever journalled has nothing to lose and is dropped.
   */
  private void retry(Throwable why, Runnable again) {
    loop.studio.counts().journalFailure();
    if (retryMs == FIRST_RETRY_MS) {
      onAir.fault("the journal refused an entry, it is tried again", listener, why);
    }
    if (retryMs >= LAST_RETRY_MS) {
      dismissAll(CloseCode.OVERLOADED, "the journal cannot be written", onAir.soon());
      if (!known) {
        released = true;
        onAir.drop(this);
        return;
      }
    }
    loop.later(retryMs, again);
    retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
  }

  /** The journal took an entry. */
  void journalled() {
    retryMs = FIRST_RETRY_MS;
    known = true;
  }
}
