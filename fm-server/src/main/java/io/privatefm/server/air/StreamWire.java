package io.privatefm.server.air;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.security.Identity;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The transport inside the process: a stream of messages in, a stream of messages out, with
 * back-pressure both ways. What the subscriber has not asked for waits in the connection's bounded
 * queue; the caller's messages are asked for one by one, and not while the journal is behind. All
 * fields belong to the loop; signals of the streams hop onto it.
 *
 * <p>The first message is hello, as on a socket; its token is not looked at, for the caller vouches
 * for the listener. When the caller's stream completes, the listener leaves as soon as all it told
 * is answered.
 */
final class StreamWire implements Wire, Subscription, FlowableSubscriber<ClientMessage> {
  private final Loop loop;
  private final Subscriber<? super ServerMessage> subscriber;
  private Runnable onReady = () -> {};
  private @Nullable Connection connection;
  private @Nullable Subscription incoming;
  private long wanted;
  private boolean paused;
  private boolean asked;
  private boolean completed;
  private boolean ended;

  private StreamWire(Loop loop, Subscriber<? super ServerMessage> subscriber) {
    this.loop = loop;
    this.subscriber = subscriber;
  }

  static void open(
      String listener,
      Flowable<ClientMessage> messages,
      Subscriber<? super ServerMessage> subscriber,
      Loop loop,
      OnAir onAir) {
    StreamWire wire = new StreamWire(loop, subscriber);
    subscriber.onSubscribe(wire);
    loop.execute(
        () -> {
          Identity identity = Identity.vouchedFor(listener);
          wire.connection =
              new Connection(loop, onAir, _ -> Future.succeededFuture(identity), wire, null);
          messages.subscribe(wire);
        });
  }

  // What the server asks of its transport, on the loop.

  @Override
  public boolean ready() {
    return wanted > 0;
  }

  @Override
  public void write(ServerMessage message) {
    if (!ended && wanted > 0) {
      wanted--;
      subscriber.onNext(message);
    }
  }

  @Override
  public void onReady(Runnable action) {
    onReady = action;
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
    ask();
  }

  @Override
  public void ping() {
    Connection open = connection;
    if (open != null) {
      open.heard();
    }
  }

  @Override
  public void close(CloseCode code, String reason) {
    end(subscriber::onComplete);
  }

  // What the subscriber asks of the stream, on any thread.

  @Override
  public void request(long count) {
    loop.execute(
        () -> {
          if (count < 1) {
            fail(new IllegalArgumentException("must be >= 1: request=" + count));
            return;
          }
          wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
          onReady.run();
        });
  }

  @Override
  public void cancel() {
    loop.execute(() -> end(() -> {}));
  }

  // What the caller's stream signals, on any thread.

  @Override
  public void onSubscribe(Subscription subscription) {
    loop.execute(
        () -> {
          incoming = subscription;
          if (ended) {
            subscription.cancel();
          } else {
            ask();
          }
        });
  }

  @Override
  public void onNext(ClientMessage message) {
    long arrivedNanos = System.nanoTime();
    loop.execute(
        () -> {
          asked = false;
          Connection open = connection;
          if (open != null && !ended) {
            open.receive(message, arrivedNanos);
            ask();
          }
        });
  }

  @Override
  public void onError(Throwable error) {
    loop.execute(() -> fail(error));
  }

  @Override
  public void onComplete() {
    loop.execute(
        () -> {
          completed = true;
          leaveIfDone();
        });
  }

  private void ask() {
    Subscription source = incoming;
    if (source != null && !paused && !asked && !ended && !completed) {
      asked = true;
      source.request(1);
    }
    leaveIfDone();
  }

  private void leaveIfDone() {
    Connection open = connection;
    if (completed && !paused && open != null) {
      open.finish(() -> end(subscriber::onComplete));
    }
  }

  private void fail(Throwable error) {
    end(() -> subscriber.onError(error));
  }

  private void end(Runnable signal) {
    if (!ended) {
      ended = true;
      signal.run();
      Subscription source = incoming;
      if (source != null) {
        source.cancel();
      }
      Connection open = connection;
      if (open != null) {
        open.gone();
      }
    }
  }
}
