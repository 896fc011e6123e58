package io.privatefm.bench.station.crowd;

import io.netty.channel.EventLoop;
import io.privatefm.bench.BenchError;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.protocol.FrameCodec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.ContextInternal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Listeners of one server, connected once and for all phases. All of them live on one event loop;
 * the public face is for the thread that runs the measurement, which waits.
 */
public final class Crowd implements AutoCloseable {
  private static final long PATIENCE_MS = 30_000;
  private static final int OPENING_AT_ONCE = 32;

  private final Context context;
  private final EventLoop loop;
  private final Vertx vertx;
  private final WebSocketClient sockets;
  private final WebSocketConnectOptions where;
  private final List<Listener> listeners = new ArrayList<>();
  private final Promise<Void> connected = Promise.promise();
  private int opened;
  private int greeted;
  private @Nullable Phase phase;
  private @Nullable Promise<Phase.Measured> done;
  private @Nullable Exchanges exchanges;
  private @Nullable String failure;

  private Crowd(Vertx vertx, Context context, URI server, int size) {
    this.vertx = vertx;
    this.context = context;
    this.loop = ((ContextInternal) context).nettyEventLoop();
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(size + OPENING_AT_ONCE)
                .setTryUsePerMessageCompression(false)
                .setTcpNoDelay(true));
    this.where =
        new WebSocketConnectOptions()
            .setHost(server.getHost())
            .setPort(server.getPort())
            .setURI("/v1/fm")
            .setSubProtocols(List.of(FrameCodec.JSON.subprotocol()));
  }

  /** Connects so many listeners of seeded tastes; returns when every one has a spin to play. */
  public static Crowd connect(
      Vertx vertx, Context loop, URI server, int size, Catalogue catalogue, long seed) {
    Crowd crowd = new Crowd(vertx, loop, server, size);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      crowd.listeners.add(
          new Listener(crowd, "load-" + seed + "-" + i, new Taste(catalogue, random.split())));
    }
    loop.runOnContext(
        _ -> {
          for (int i = 0; i < Math.min(OPENING_AT_ONCE, size); i++) {
            crowd.openOneMore();
          }
        });
    crowd.await(crowd.connected.future(), PATIENCE_MS);
    return crowd;
  }

  /** Runs a phase to its end and returns what came of it. */
  public Phase.Measured run(Phase next, double seconds) {
    Promise<Phase.Measured> end = Promise.promise();
    context.runOnContext(
        _ -> {
          phase = next;
          done = end;
          next.begin();
          endWhenOver();
        });
    return await(end.future(), (long) (seconds * 1_000) + PATIENCE_MS);
  }

  /** What the server answers from now on goes there; null: nowhere. */
  public void record(@Nullable Exchanges into) {
    Promise<Void> set = Promise.promise();
    context.runOnContext(
        _ -> {
          exchanges = into;
          set.complete();
        });
    await(set.future(), PATIENCE_MS);
  }

  @Override
  public void close() {
    Promise<Void> left = Promise.promise();
    context.runOnContext(
        _ -> {
          listeners.forEach(Listener::leave);
          left.complete();
        });
    await(left.future(), PATIENCE_MS);
    await(sockets.close(), PATIENCE_MS);
  }

  List<Listener> listeners() {
    return listeners;
  }

  /**
   * Runs the action after so long, or when the loop has looked at its sockets. A task that is
   * merely added again and again would keep Netty from them for up to a second; a timer that is
   * over already does not.
   */
  void soon(Runnable action, long afterNanos) {
    var _ = loop.schedule(action, Math.max(1, afterNanos), TimeUnit.NANOSECONDS);
  }

  boolean records() {
    return exchanges != null;
  }

  void exchanged(Kind kind, List<String> frames) {
    if (exchanges != null && !frames.isEmpty()) {
      exchanges.add(kind, frames);
    }
  }

  private void openOneMore() {
    if (opened < listeners.size()) {
      open(listeners.get(opened++));
    }
  }

  /** Connects a listener, for the first time or again. */
  void open(Listener listener) {
    sockets
        .connect(where)
        .onSuccess(listener::opened)
        .onFailure(why -> failed("must connect: " + why.getMessage()));
  }

  void answered(Listener listener, Kind kind, long latencyNanos, long nowNanos) {
    if (kind == Kind.HELLO && greeted < listeners.size()) {
      greet();
    }
    Phase running = phase;
    if (running != null) {
      running.answered(listener, kind, latencyNanos, nowNanos);
    }
  }

  private void greet() {
    greeted++;
    openOneMore();
    if (greeted == listeners.size()) {
      connected.tryComplete();
    }
  }

  /** Ends the measurement: a figure of a server that refuses is worth nothing. */
  void failed(String why) {
    if (failure == null) {
      failure = why;
    }
    connected.tryFail(failure);
    if (done != null) {
      done.tryFail(failure);
    }
  }

  private void endWhenOver() {
    Phase running = phase;
    if (running == null || done == null) {
      return;
    }
    if (running.over(System.nanoTime()) && listeners.stream().allMatch(Listener::free)) {
      phase = null;
      done.tryComplete(running.measured());
    } else {
      vertx.setTimer(5, _ -> endWhenOver());
    }
  }

  private <T> T await(Future<T> future, long withinMs) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(withinMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new BenchError(String.valueOf(failure), e);
    } catch (TimeoutException e) {
      throw new BenchError(
          "must be answered within " + withinMs + " ms: server=" + where.getPort(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchError("interrupted", e);
    }
  }
}
