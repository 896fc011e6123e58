package io.privatefm.server.air;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Renew;
import io.privatefm.protocol.ClientMessage.Sequenced;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ErrorCode;
import io.privatefm.protocol.Inbound;
import io.privatefm.protocol.Rejection;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.security.BadToken;
import io.privatefm.server.security.Identity;
import io.privatefm.server.security.Tokens;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One client that is connected, from the handshake to the close: it says hello, is given a station,
 * and from then on hands the station what the client tells. Of one loop; {@link #tell}, {@link
 * #dismiss} and {@link #handled} may be called from any.
 */
final class Connection {
  private enum Phase {
    WAITING,
    TUNING_IN,
    ON_AIR,
    CLOSED
  }

  private static final int PINGS_PER_IDLE_TIME = 3;

  final Loop loop;
  private final OnAir onAir;
  private final Tokens tokens;
  private final Wire wire;
  private final @Nullable Address address;
  private final Outbound outbound;
  private final Limits limits;
  private final Rate rate;
  private final long openedAtMs;
  private Phase phase = Phase.WAITING;
  private long heardAtMs;
  private long pingedAtMs;
  private int badFrames;
  private int unhandled;
  private boolean paused;
  private @Nullable Identity identity;
  private @Nullable Hello hello;
  private @Nullable LiveStation station;

  /**
   * A connection that was just opened.
   *
   * @param address where it comes from, as far as that is limited; null: it is not
   */
  Connection(Loop loop, OnAir onAir, Tokens tokens, Wire wire, @Nullable Address address) {
    this.address = address;
    this.loop = loop;
    this.onAir = onAir;
    this.tokens = tokens;
    this.wire = wire;
    this.limits = loop.studio.limits();
    this.openedAtMs = loop.studio.nowMs();
    this.heardAtMs = openedAtMs;
    this.pingedAtMs = openedAtMs;
    this.rate = new Rate(limits.messagesPerSecond(), limits.messagesAtOnce(), openedAtMs);
    this.outbound = new Outbound(wire, limits.outboundMessages(), this::tooSlow);
    loop.connections.add(this);
    loop.studio.counts().connections.incrementAndGet();
  }

  /** Who speaks here; known once hello was believed. */
  Identity identity() {
    return Objects.requireNonNull(identity, "must have said hello");
  }

  /** The hello that was said. */
  Hello hello() {
    return Objects.requireNonNull(hello, "must have said hello");
  }

  /** Messages that wait for a slow transport. */
  int waiting() {
    return outbound.waiting();
  }

  boolean closed() {
    return phase == Phase.CLOSED;
  }

  /** A sign of life. */
  void heard() {
    heardAtMs = loop.studio.nowMs();
  }

  /** A frame came in, decoded, at this {@link System#nanoTime}. */
  void receive(Inbound.FromClient inbound, long arrivedNanos) {
    heard();
    if (closed()) {
      return;
    }
    if (!rate.take(heardAtMs)) {
      bye(CloseCode.FLOOD, "too many messages", 0);
    } else if (address != null && !address.take(heardAtMs)) {
      bye(CloseCode.OVERLOADED, "too many messages of this address", onAir.soon());
    } else if (expired(heardAtMs)) {
      bye(CloseCode.TOKEN_EXPIRED, "token expired", 0);
    } else {
      take(inbound, arrivedNanos);
    }
  }

  private void take(Inbound.FromClient inbound, long arrivedNanos) {
    switch (inbound) {
      case Rejection rejection -> rejected(rejection);
      case ClientMessage message -> {
        badFrames = 0;
        loop.studio.counts().received(message);
        take(message, arrivedNanos);
      }
    }
  }

  private void take(ClientMessage message, long arrivedNanos) {
    switch (message) {
      case Hello said when phase == Phase.WAITING -> hello(said);
      case Hello _ -> send(notAllowed("must be the first message only: type=hello"));
      case ClientMessage _ when phase != Phase.ON_AIR ->
          bye(CloseCode.NO_HELLO, "the first message is hello", 0);
      case Renew said -> renew(said);
      case Sequenced told -> handOver(live -> live.take(this, told, arrivedNanos));
    }
  }

  private static ServerMessage.Error notAllowed(String message) {
    return ServerMessage.Error.of(ErrorCode.NOT_ALLOWED, message, null);
  }

  /** What could not be read still uses up its number, if that could be. */
  private void rejected(Rejection rejection) {
    loop.studio.counts().rejected();
    if (++badFrames > limits.badFrames()) {
      bye(CloseCode.VIOLATION, "too many bad frames", 0);
    } else if (phase == Phase.ON_AIR && rejection.seq() != null) {
      handOver(live -> live.reject(this, rejection));
    } else {
      send(rejection.toError());
    }
  }

  private interface Task {
    void on(LiveStation station);
  }

  /** Messages that wait for the journal are bounded: at the limit nothing more is read. */
  private void handOver(Task task) {
    LiveStation live = Objects.requireNonNull(station, "must be on air");
    if (++unhandled >= limits.pendingMessages() && !paused) {
      paused = true;
      wire.pause();
    }
    live.loop.execute(() -> task.on(live));
  }

  /** The station is done with one message. */
  void handled() {
    loop.execute(
        () -> {
          unhandled--;
          if (paused && unhandled < limits.pendingMessages() && !closed()) {
            paused = false;
            wire.resume();
          }
        });
  }

  private void hello(Hello said) {
    phase = Phase.TUNING_IN;
    wire.pause();
    hello = said;
    tokens
        .verify(said.token())
        .onComplete(
            result ->
                loop.execute(
                    () -> {
                      if (result.succeeded()) {
                        tuneIn(result.result());
                      } else {
                        refuse(result.cause());
                      }
                    }));
  }

  private void tuneIn(Identity believed) {
    identity = believed;
    onAir
        .tuneIn(this)
        .onComplete(
            result ->
                loop.execute(
                    () -> {
                      if (result.succeeded()) {
                        onAir(result.result());
                      } else {
                        refuse(result.cause());
                      }
                    }));
  }

  private void onAir(LiveStation live) {
    if (closed()) {
      live.loop.execute(() -> live.detach(this));
      return;
    }
    station = live;
    phase = Phase.ON_AIR;
    wire.resume();
  }

  private void refuse(Throwable why) {
    switch (why) {
      case BadToken bad -> {
        send(
            ServerMessage.Error.of(
                ErrorCode.UNAUTHORIZED, "must be valid: " + bad.getMessage(), null));
        bye(CloseCode.UNAUTHORIZED, "token not valid", 0);
      }
      case Refused refused -> {
        send(ServerMessage.Error.of(refused.code(), refused.rule(), null));
        bye(
            refused.close(),
            refused.close().name().toLowerCase(Locale.ROOT),
            onAir.later(loop.random));
      }
      default -> {
        onAir.fault("a station could not be tuned in", why);
        bye(CloseCode.INTERNAL, "a fault of the server", onAir.soon());
      }
    }
  }

  private void renew(Renew said) {
    tokens
        .verify(said.token())
        .onComplete(
            result ->
                loop.execute(
                    () -> {
                      if (result.succeeded() && sameListener(result.result())) {
                        renewed(result.result());
                      } else {
                        send(
                            ServerMessage.Error.of(
                                ErrorCode.UNAUTHORIZED,
                                "must be valid and of the same listener: token",
                                null));
                      }
                    }));
  }

  private boolean sameListener(Identity renewed) {
    return renewed.listener().equals(identity().listener());
  }

  private void renewed(Identity believed) {
    identity = believed;
    LiveStation live = station;
    if (live != null) {
      live.loop.execute(() -> live.relicense(this));
    }
  }

  private boolean expired(long nowMs) {
    Identity known = identity;
    return known != null && known.expiresAtMs() <= nowMs;
  }

  /** Sends, from whatever thread. */
  void tell(ServerMessage message) {
    loop.execute(() -> send(message));
  }

  /** Says goodbye and closes, from whatever thread. */
  void dismiss(CloseCode code, String reason, long reconnectAfterMs) {
    loop.execute(() -> bye(code, reason, reconnectAfterMs));
  }

  private void send(ServerMessage message) {
    if (!closed()) {
      loop.studio.counts().sent(message);
      outbound.send(message);
    }
  }

  private void bye(CloseCode code, String reason, long reconnectAfterMs) {
    send(ServerMessage.Bye.of(code, reason, reconnectAfterMs));
    close(code, reason);
  }

  private void tooSlow() {
    close(CloseCode.TOO_SLOW, "reads too slowly");
  }

  private void close(CloseCode code, String reason) {
    if (!closed()) {
      loop.studio.counts().closed(code);
      wire.close(code, reason);
      gone();
    }
  }

  /** The client has nothing more to tell: it goes when all that it told is answered. */
  void finish(Runnable afterwards) {
    LiveStation live = station;
    if (live == null) {
      afterwards.run();
    } else {
      live.loop.execute(() -> live.lane.whenIdle(() -> loop.execute(afterwards)));
    }
  }

  /** The transport is no more. */
  void gone() {
    if (!closed()) {
      phase = Phase.CLOSED;
      loop.connections.remove(this);
      loop.studio.counts().connections.decrementAndGet();
      if (address != null) {
        address.disconnect();
      }
      LiveStation live = station;
      if (live != null) {
        live.loop.execute(() -> live.detach(this));
      }
    }
  }

  /** Looks at the deadlines; called about twice a second. */
  void tick(long nowMs) {
    long silentMs = nowMs - heardAtMs;
    if (phase == Phase.WAITING && nowMs - openedAtMs >= limits.helloWithinMs()) {
      bye(CloseCode.NO_HELLO, "no hello in time", 0);
    } else if (expired(nowMs)) {
      bye(CloseCode.TOKEN_EXPIRED, "token expired", 0);
    } else if (silentMs >= limits.idleAfterMs()) {
      bye(CloseCode.IDLE, "nothing was heard", onAir.soon());
    } else if (Math.min(silentMs, nowMs - pingedAtMs)
        >= limits.idleAfterMs() / PINGS_PER_IDLE_TIME) {
      pingedAtMs = nowMs;
      wire.ping();
    }
  }
}
