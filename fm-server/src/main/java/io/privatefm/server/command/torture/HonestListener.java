package io.privatefm.server.command.torture;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.OnSpin;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who plays, reacts every few milliseconds, and writes down what was told under which
 * number and what was acknowledged. State is written on the client's context and read by any
 * thread.
 */
final class HonestListener implements FmListener {
  static final String DEVICE = "phone";
  private static final long SKIPPED_AT_MS = 9_000;

  /** The server may say these in a bad hour: the client sends the same again. */
  private static final Set<String> PASSING = Set.of("unavailable", "seq-gap");

  /** What the server must say to a reaction to a spin that it has lost. */
  private static final String GONE = "unknown-spin";

  /** How the journal keeps a refused reaction. */
  private static final String CONSUMED = "consumed ";

  private final Vertx vertx;
  private final int thinkingMs;
  private final Observations seen;
  private final SplittableRandom random;
  private final NavigableMap<Long, String> told = new ConcurrentSkipListMap<>();
  private final Set<String> troubles = ConcurrentHashMap.newKeySet();
  private final FmClient client;
  private @Nullable String current;
  private long reactedNanos; // 0: nothing waits for a play
  private boolean answered; // with something after which another spin becomes current
  private volatile boolean playing = true;
  private volatile long acknowledged;
  private final AtomicLong lost = new AtomicLong();
  private final AtomicInteger welcomes = new AtomicInteger();

  /**
   * Connects.
   *
   * @param thinkingMs at most so long it hears a spin before it reacts
   * @param seen told how long the server took
   */
  HonestListener(
      Vertx vertx,
      FmClientOptions options,
      int thinkingMs,
      Observations seen,
      SplittableRandom random) {
    this.vertx = vertx;
    this.thinkingMs = thinkingMs;
    this.seen = seen;
    this.random = random;
    this.client = FmClient.connect(vertx, options, this);
  }

  @Override
  public void welcomed(FmClient self, ServerMessage.Welcome welcome) {
    forget(welcome.lastSeq());
    if (current != null && !answered && lost.get() == 0 && !welcome.resumed()) {
      troubles.add("not resumed: " + welcome.reason());
    }
    reactedNanos = 0; // what a lost line took is another matter
    welcomes.incrementAndGet();
  }

  /** What was acknowledged and is not there any more is lost; its numbers will be used again. */
  private void forget(long lastSeq) {
    if (lastSeq < acknowledged) {
      lost.addAndGet(acknowledged - lastSeq);
      told.tailMap(lastSeq, false).clear();
    }
    acknowledged = lastSeq;
  }

  @Override
  public void play(FmClient self, ServerMessage.Play play) {
    if (!play.spin().equals(current)) {
      current = play.spin();
      answered = false;
      if (reactedNanos != 0) {
        seen.answered(System.nanoTime() - reactedNanos);
        reactedNanos = 0;
      }
      tell((seq, atMs) -> new Started(seq, play.spin(), atMs));
      vertx.setTimer(1 + random.nextInt(thinkingMs), _ -> react(play.spin()));
    }
  }

  private void react(String spin) {
    if (!playing || !spin.equals(current)) {
      return;
    }
    answered = true;
    reactedNanos = System.nanoTime();
    int choice = random.nextInt(10);
    if (choice == 0) {
      tell((seq, atMs) -> new Liked(seq, spin, atMs));
    }
    if (choice < 7) {
      tell((seq, atMs) -> new Completed(seq, spin, atMs));
    } else {
      tell((seq, atMs) -> new Skipped(seq, spin, SKIPPED_AT_MS, atMs));
    }
  }

  private void tell(FmClient.Saying saying) {
    client.tell(
        (seq, atMs) -> {
          var message = saying.numbered(seq, atMs);
          told.put(seq, line(message));
          return message;
        });
  }

  /** Feedback and its spin, as the journal's export spells them. */
  private static String line(Object message) {
    String kind = message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return message instanceof OnSpin about ? kind + " " + about.spin() : kind;
  }

  @Override
  public void acknowledged(FmClient self, long seq) {
    acknowledged = seq;
  }

  @Override
  public void refused(FmClient self, ServerMessage.Error error) {
    if (PASSING.contains(error.code())) {
      return;
    }
    if (error.seq() != null) {
      told.put(error.seq(), CONSUMED);
    }
    if (lost.get() == 0 || !error.code().equals(GONE)) {
      troubles.add("refused: " + error.code() + " " + error.message());
    }
  }

  @Override
  public void ended(FmClient self, int closeCode, String reason) {
    if (closeCode != 1000) {
      troubles.add("ended: " + closeCode + " " + reason);
    }
  }

  /** Reacts no more; what was told is still delivered. */
  void pause() {
    playing = false;
  }

  /** Reacts again, to the spin that plays. */
  void resume() {
    playing = true;
    client.run(
        () -> {
          if (current != null && !answered) {
            react(current);
          }
        });
  }

  /** Whether the server has acknowledged all that was told. */
  boolean settled() {
    return told.isEmpty() || acknowledged >= told.lastKey();
  }

  long acknowledged() {
    return acknowledged;
  }

  /** How many times it was welcomed. */
  int welcomes() {
    return welcomes.get();
  }

  /** Reactions that were acknowledged and that a later welcome did not know. */
  long lost() {
    return lost.get();
  }

  /** What was told, by its number. */
  NavigableMap<Long, String> told() {
    return told;
  }

  /** What should not have been. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  void leave() {
    client.close();
  }
}
