package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client that plays: by itself, a spin every few milliseconds, or as a test says. It remembers
 * what it was told.
 */
final class Playing implements FmListener, AutoCloseable {
  private static final long PATIENCE_S = 60;

  final BlockingQueue<Play> plays = new LinkedBlockingQueue<>();
  final BlockingQueue<UpNext> upNexts = new LinkedBlockingQueue<>();
  final BlockingQueue<ServerMessage.Welcome> welcomes = new LinkedBlockingQueue<>();
  final BlockingQueue<List<String>> passedOver = new LinkedBlockingQueue<>();
  final List<String> troubles = new ArrayList<>();
  final FmClient client;
  private final Vertx vertx;
  private final long spinMs;
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong acked = new AtomicLong();
  private volatile @Nullable Play current;
  private volatile boolean pausing;

  /**
   * A listener's phone.
   *
   * @param spinMs how long a spin is played; 0: it is told when, and nothing by itself
   */
  Playing(Vertx vertx, URI station, String listener, long spinMs) {
    this(vertx, station, listener, spinMs, 0);
  }

  /**
   * The phone of a listener who was here before.
   *
   * @param acknowledged the last number of the phone that is done with
   */
  Playing(Vertx vertx, URI station, String listener, long spinMs, long acknowledged) {
    this.vertx = vertx;
    this.spinMs = spinMs;
    told.set(acknowledged);
    client = FmClient.connect(vertx, FmClientOptions.of(station, listener, "phone"), this);
  }

  void tell(FmClient.Saying saying) {
    told.incrementAndGet();
    client.tell(saying);
  }

  @Override
  public void welcomed(FmClient self, ServerMessage.Welcome welcome) {
    welcomes.add(welcome);
  }

  @Override
  public void play(FmClient self, Play play) {
    current = play;
    plays.add(play);
    if (spinMs > 0 && !pausing) {
      tell((seq, atMs) -> new Started(seq, play.spin(), atMs));
      vertx.setTimer(spinMs, _ -> complete(play));
    }
  }

  private void complete(Play play) {
    if (!pausing) {
      tell((seq, atMs) -> new Completed(seq, play.spin(), atMs));
    }
  }

  @Override
  public void upNext(FmClient self, UpNext upNext) {
    upNexts.add(upNext);
  }

  @Override
  public void acknowledged(FmClient self, long seq) {
    acked.set(seq);
  }

  @Override
  public void passedOver(FmClient self, long seq, List<String> unknown) {
    passedOver.add(unknown);
  }

  @Override
  public void refused(FmClient self, ServerMessage.Error error) {
    trouble("refused " + error);
  }

  @Override
  public void disconnected(FmClient self, int code, String reason, long afterMs) {
    trouble("disconnected " + code + " " + reason);
  }

  private void trouble(String what) {
    synchronized (troubles) {
      troubles.add(what);
    }
  }

  /** The last number that was acknowledged. */
  long acknowledged() {
    return acked.get();
  }

  /** What it was last told to play. */
  Play current() {
    Play known = current;
    if (known == null) {
      throw new AssertionError("nothing was played");
    }
    return known;
  }

  Play nextPlay() throws InterruptedException {
    return next(plays);
  }

  UpNext nextUpNext() throws InterruptedException {
    return next(upNexts);
  }

  ServerMessage.Welcome nextWelcome() throws InterruptedException {
    return next(welcomes);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came");
    }
    return next;
  }

  /** Plays so many spins more and returns the last of them. */
  Play afterSpins(int count) throws InterruptedException {
    plays.clear();
    Play last = nextPlay();
    for (int i = 1; i < count; i++) {
      last = nextPlay();
    }
    return last;
  }

  /** Stops by itself, and checks that everything was acknowledged and nothing went wrong. */
  void allWell() throws InterruptedException {
    pausing = true;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (acked.get() < told.get() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertEquals(told.get(), acked.get(), "acknowledged of what was told");
    synchronized (troubles) {
      assertTrue(troubles.isEmpty(), troubles.toString());
    }
  }

  @Override
  public void close() {
    client.close().await();
  }
}
