package io.privatefm.client;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Sequenced;
import io.privatefm.protocol.Rejection;
import io.privatefm.protocol.ServerMessage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A listener's device: one station over one WebSocket at a time, through reconnects.
 *
 * <p>Every {@link #tell saying} gets the next {@code seq} and waits in an outbox until the server
 * acknowledges it; after a reconnect the server's {@code welcome.lastSeq} says what it has, and the
 * rest is sent again. Close codes 4000–4499 and lost connections reconnect, with the delay of the
 * server's {@code bye} or a jittered one that doubles; 4500–4999 end the client. A connection on
 * which {@code welcome} or an {@code ack} is overdue counts as lost.
 *
 * <p>Thread: all methods may be called from anywhere; they hop to the client's context, on which
 * the {@link FmListener} is called too, so that calls from within it keep their order.
 */
public final class FmClient {
  /** Feedback or a wish, but for its number and the client's time, which {@link #tell} knows. */
  @FunctionalInterface
  public interface Saying {
    Sequenced numbered(long seq, long atMs);
  }

  private final Vertx vertx;
  private final Context context;
  private final FmClientOptions options;
  private final FmListener listener;
  private final WebSocketClient sockets;
  private final Outbox outbox;
  private final Course course = new Course();
  private final Reconnect reconnect;
  private final Patience patience;
  private final Promise<Void> ended = Promise.promise();

  private @Nullable Connection connection;
  private @Nullable String station;
  private long positionMs;
  private long byeDelayMs = -1;
  private boolean welcomed;
  private boolean over;

  private FmClient(Vertx vertx, FmClientOptions options, FmListener listener) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.options = options;
    this.listener = listener;
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setTryUsePerMessageCompression(false).setTcpNoDelay(true));
    this.outbox = new Outbox(options.maxUnacknowledged(), options.acknowledgedSeq());
    this.reconnect =
        new Reconnect(options.firstReconnectMs(), options.maxReconnectMs(), options.random());
    this.patience = new Patience(vertx, options.answerWithinMs(), this::unanswered);
  }

  /** Starts connecting, and goes on until {@link #close} or a terminal close code. */
  public static FmClient connect(Vertx vertx, FmClientOptions options, FmListener listener) {
    var client = new FmClient(vertx, options, listener);
    client.context.runOnContext(_ -> client.open());
    return client;
  }

  /**
   * Says something about a spin, or tunes: the message is made with the {@code seq} it gets.
   *
   * <pre>{@code client.tell((seq, atMs) -> new Skipped(seq, spin, 9_000, atMs))}</pre>
   */
  public void tell(Saying saying) {
    long atMs = options.clock().millis();
    context.runOnContext(_ -> say(seq -> saying.numbered(seq, atMs)));
  }

  /**
   * Starts the announced up-next without waiting for its {@code play}, as gapless playing does;
   * what the current spin came to is told before. Does nothing if no up-next is announced.
   */
  public void startUpNext() {
    context.runOnContext(
        _ -> {
          if (course.upNext() == null) {
            return;
          }
          String spin = course.startUpNext().spin();
          positionMs = 0;
          long atMs = options.clock().millis();
          course.ownStartIs(say(seq -> new ClientMessage.Started(seq, spin, atMs)));
        });
  }

  /** Remembers where the current spin is, for the next {@code hello}. */
  public void at(long currentPositionMs) {
    context.runOnContext(_ -> positionMs = currentPositionMs);
  }

  /** Sends a fresh token before the old one expires. */
  public void renew(String token) {
    context.runOnContext(
        _ -> {
          if (connection != null && welcomed) {
            connection.send(new ClientMessage.Renew(token));
          }
        });
  }

  /** Runs something on the client's context, on which the listener is called. */
  public void run(Runnable action) {
    context.runOnContext(_ -> action.run());
  }

  /** Drops the connection as a dead network would, and reconnects. */
  public void dropConnection() {
    context.runOnContext(
        _ -> {
          if (connection != null) {
            connection.close(Connection.NORMAL);
          }
        });
  }

  /** Closes for good; done when the socket is. */
  public Future<Void> close() {
    context.runOnContext(
        _ -> {
          if (connection == null) {
            end(Connection.NORMAL, "closed by the client");
          } else if (!over) {
            over = true;
            connection.close(Connection.NORMAL);
          }
        });
    return ended.future();
  }

  /** Done when nothing follows any more. */
  public Future<Void> ended() {
    return ended.future();
  }

  private void open() {
    if (over) {
      end(Connection.NORMAL, "closed by the client");
      return;
    }
    try {
      Connection.open(sockets, options.url(), options.codec(), options.answerWithinMs())
          .onSuccess(this::opened)
          .onFailure(this::unreachable);
    } catch (IllegalStateException e) { // the caller has closed its Vert.x
      end(Connection.ABNORMAL, String.valueOf(e.getMessage()));
    }
  }

  private void opened(Connection fresh) {
    connection = fresh;
    welcomed = false;
    byeDelayMs = -1;
    fresh.onFrame(
        frame -> {
          if (connection == fresh) {
            received(frame);
          }
        });
    fresh.onClose(
        () -> {
          if (connection == fresh) {
            closed(fresh.closeCode(), fresh.closeReason());
          }
        });
    if (over) {
      fresh.close(Connection.NORMAL);
      return;
    }
    fresh.send(
        new ClientMessage.Hello(
            options.token().get(), options.device(), resume(), options.deliverOnly()));
    patience.begin();
  }

  private @Nullable Resume resume() {
    return station == null ? options.resume() : new Resume(station, course.spin(), positionMs);
  }

  private void received(byte[] frame) {
    switch (options.codec().decodeServer(frame)) {
      case ServerMessage.Welcome welcome -> welcome(welcome);
      case ServerMessage.Play play -> play(play);
      case ServerMessage.UpNext upNext -> upNext(upNext);
      case ServerMessage.Ack ack -> acknowledge(ack);
      case ServerMessage.Error error -> refused(error);
      case ServerMessage.Bye bye -> byeDelayMs = bye.reconnectAfterMs();
      case Rejection _ -> {} // of a newer server: nothing to be done about it
    }
  }

  private void welcome(ServerMessage.Welcome welcome) {
    station = welcome.station();
    welcomed = true;
    reconnect.succeeded();
    if (!welcome.resumed()) {
      course.forget();
    }
    patience.end();
    listener.welcomed(this, welcome);
    for (Sequenced message : outbox.reconcile(welcome.lastSeq())) {
      send(message);
    }
    course.acknowledged(welcome.lastSeq());
  }

  private void play(ServerMessage.Play play) {
    if (course.accepts(play)) {
      positionMs = play.positionMs();
      listener.play(this, play);
    }
  }

  private void upNext(ServerMessage.UpNext upNext) {
    if (course.accepts(upNext)) {
      listener.upNext(this, upNext);
    }
  }

  private void acknowledge(ServerMessage.Ack ack) {
    outbox.acknowledge(ack.seq());
    patience.end();
    if (outbox.count() > 0) {
      patience.begin();
    }
    course.acknowledged(ack.seq());
    if (!ack.unknown().isEmpty()) {
      listener.passedOver(this, ack.seq(), ack.unknown());
    }
    listener.acknowledged(this, ack.seq());
  }

  private void refused(ServerMessage.Error error) {
    listener.refused(this, error);
    if (error.expectedSeq() != null && connection != null) {
      connection.close(Connection.NORMAL); // out of step: the next welcome puts it right
    }
  }

  private long say(LongFunction<? extends Sequenced> message) {
    if (over) {
      return -1;
    }
    long seq = outbox.add(message);
    if (welcomed) {
      send(message.apply(seq));
    }
    return seq;
  }

  private void send(Sequenced message) {
    if (connection != null) {
      connection.send(message);
      patience.begin();
    }
  }

  private void unreachable(Throwable cause) {
    if (cause instanceof UpgradeRejectedException rejected && isOurFault(rejected.getStatus())) {
      end(rejected.getStatus(), "handshake refused: status " + rejected.getStatus());
    } else {
      closed(Connection.ABNORMAL, String.valueOf(cause.getMessage()));
    }
  }

  private static boolean isOurFault(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }

  private void unanswered() {
    Connection dead = connection;
    if (dead != null) {
      closed(Connection.ABNORMAL, "no answer in time");
      dead.close(Connection.NORMAL);
    }
  }

  private void closed(int code, String reason) {
    patience.end();
    connection = null;
    welcomed = false;
    OptionalLong delayMs = over ? OptionalLong.empty() : reconnect.delayMs(code, byeDelayMs);
    byeDelayMs = -1;
    if (delayMs.isEmpty()) {
      end(code, reason);
      return;
    }
    listener.disconnected(this, code, reason, delayMs.getAsLong());
    vertx.setTimer(Math.max(1, delayMs.getAsLong()), _ -> open());
  }

  private void end(int code, String reason) {
    over = true;
    if (ended.tryComplete()) {
      sockets.close();
      listener.ended(this, code, reason);
    }
  }
}
