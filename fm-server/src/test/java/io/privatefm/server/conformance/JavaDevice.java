package io.privatefm.server.conformance;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.ClientMessage.Unliked;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The Java client; it keeps nothing beyond its life, so the device keeps what it may hand in. */
final class JavaDevice implements Device, FmListener {
  private static final long FIRST_RECONNECT_MS = 50;
  private static final long MOST_RECONNECT_MS = 400;
  private static final long ANSWER_WITHIN_MS = 15_000; // as the JavaScript client

  private final Vertx vertx;
  private final URI url;
  private final String name;
  private final Deque<FmClient.Saying> unacknowledged = new ArrayDeque<>();
  private final List<String> played = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private @Nullable FmClient client;
  private String token = "";
  private boolean connected;
  private boolean waiting;
  private long retryMs = -1;
  private int closedWith = -1;
  private @Nullable String spin;
  private @Nullable String upNext;
  private long acknowledged;
  private int losses;

  JavaDevice(Vertx vertx, URI url, String name) {
    this.vertx = vertx;
    this.url = url;
    this.name = name;
  }

  @Override
  public synchronized void connect(String newToken) {
    token = newToken;
    client = FmClient.connect(vertx, options(false), this);
  }

  private FmClientOptions options(boolean deliverOnly) {
    return new FmClientOptions(
        url,
        this::token,
        name,
        FrameCodec.JSON,
        deliverOnly,
        null,
        acknowledged,
        1_000,
        FIRST_RECONNECT_MS,
        MOST_RECONNECT_MS,
        ANSWER_WITHIN_MS,
        InstantSource.system(),
        RandomGenerator.getDefault());
  }

  private synchronized String token() {
    return token;
  }

  private FmClient client() {
    return Objects.requireNonNull(client, "must be connected");
  }

  @Override
  public synchronized void tell(Act act) {
    String about = String.valueOf(spin);
    say(
        switch (act) {
          case STARTS -> (seq, atMs) -> new Started(seq, about, atMs);
          case LIKES -> (seq, atMs) -> new Liked(seq, about, atMs);
          case UNLIKES -> (seq, atMs) -> new Unliked(seq, about, atMs);
          case SKIPS -> (seq, atMs) -> new Skipped(seq, about, 9_000, atMs);
          case COMPLETES -> (seq, atMs) -> new Completed(seq, about, atMs);
          case TUNES ->
              (seq, atMs) ->
                  new Tune(seq, ClientMessage.Mode.EXPLORE, null, null, null, null, atMs);
          case TUNES_TO_AN_UNKNOWN_SET ->
              (seq, atMs) ->
                  new Tune(
                      seq,
                      null,
                      null,
                      new ClientMessage.Within.StoredSet("no-such-set"),
                      null,
                      null,
                      atMs);
        });
    if (act == Act.COMPLETES) {
      String next = Objects.requireNonNull(upNext, "must be announced");
      client().startUpNext();
      unacknowledged.addLast((seq, atMs) -> new Started(seq, next, atMs));
      begin(next);
    }
  }

  private void say(FmClient.Saying saying) {
    unacknowledged.addLast(saying);
    client().tell(saying);
  }

  @Override
  public synchronized void renew(String newToken) {
    token = newToken;
    client().renew(newToken);
  }

  @Override
  public void leave() {
    client().close().await();
  }

  @Override
  public synchronized void handIn(String newToken) {
    token = newToken;
    client = FmClient.connect(vertx, options(true), this);
    unacknowledged.forEach(client::tell);
  }

  @Override
  public synchronized void welcomed(FmClient self, ServerMessage.Welcome welcome) {
    connected = true;
    waiting = false;
    done(welcome.lastSeq());
  }

  @Override
  public synchronized void play(FmClient self, ServerMessage.Play play) {
    begin(play.spin());
  }

  private void begin(String next) {
    if (!next.equals(spin)) {
      played.add(next);
    }
    spin = next;
    upNext = null;
  }

  @Override
  public synchronized void upNext(FmClient self, ServerMessage.UpNext next) {
    upNext = next.spin();
  }

  @Override
  public synchronized void acknowledged(FmClient self, long seq) {
    done(seq);
  }

  private void done(long seq) {
    for (; acknowledged < seq && !unacknowledged.isEmpty(); acknowledged++) {
      unacknowledged.removeFirst();
    }
  }

  @Override
  public synchronized void refused(FmClient self, ServerMessage.Error error) {
    refused.add(error.code());
  }

  @Override
  public synchronized void disconnected(FmClient self, int code, String reason, long afterMs) {
    waiting = true;
    if (connected) { // or it was one more attempt that found nobody
      connected = false;
      retryMs = afterMs;
      closedWith = code;
      losses++;
    }
  }

  @Override
  public synchronized void ended(FmClient self, int code, String reason) {
    connected = false;
    waiting = false;
    closedWith = code;
  }

  @Override
  public synchronized State state() {
    return new State(
        connected,
        waiting,
        retryMs,
        closedWith,
        spin,
        upNext,
        unacknowledged.size(),
        losses,
        List.copyOf(played),
        List.copyOf(refused));
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
