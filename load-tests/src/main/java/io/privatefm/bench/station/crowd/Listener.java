package io.privatefm.bench.station.crowd;

import io.privatefm.bench.station.crowd.Kind.Answer;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.FrameCodec;
import io.vertx.core.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One listener with a taste: plays what is sent and says what comes of it, one message at a time.
 * Of the load's loop.
 *
 * <p>A spin is told to have started, and then heard out (perhaps liked before), skipped or banned.
 * Now and then the listener tunes, or loses the connection and resumes.
 */
public final class Listener {
  private static final String DEVICE = "load";
  private static final long SKIPPED_AT_MS = 9_000;
  private static final int TUNES_ONCE_IN = 200;
  private static final int RECONNECTS_ONCE_IN = 2_000;
  private static final ClientMessage.Mode[] MODES = ClientMessage.Mode.values();

  private final Crowd crowd;
  private final String name;
  private final Taste taste;
  private final Deque<Long> backlog = new ArrayDeque<>();
  private final List<String> answer = new ArrayList<>();
  private @Nullable WebSocket socket;
  private @Nullable Kind asked;
  private @Nullable Kind lastAsked;
  private long dueNanos;
  private long seq;
  private String station = "";
  private String spin = "";
  private String track = "";
  private boolean started;
  private boolean liked;
  private int mode;

  Listener(Crowd crowd, String name, Taste taste) {
    this.crowd = crowd;
    this.name = name;
    this.taste = taste;
  }

  /** Begins with {@code hello} on a fresh connection. */
  void opened(WebSocket fresh) {
    socket = fresh;
    fresh.exceptionHandler(_ -> {});
    fresh.textMessageHandler(this::heard);
    fresh.closeHandler(_ -> crowd.failed("must not be closed by the server: listener=" + name));
    ClientMessage.Resume resume =
        spin.isEmpty() ? null : new ClientMessage.Resume(station, spin, 0);
    send(Kind.HELLO, new ClientMessage.Hello(name, DEVICE, resume, false), System.nanoTime());
  }

  /** Whether it is connected and waits for nothing. */
  boolean free() {
    return asked == null && socket != null;
  }

  boolean online() {
    return socket != null && asked != Kind.HELLO;
  }

  /** The time has come to say something; behind an unanswered message it waits, and counts. */
  void due(long atNanos) {
    if (free()) {
      say(atNanos);
    } else {
      backlog.add(atNanos);
    }
  }

  /** Drops the connection and everything that is still to be said. */
  void leave() {
    backlog.clear();
    WebSocket open = socket;
    socket = null;
    if (open != null) {
      open.closeHandler(_ -> {});
      open.close();
    }
  }

  private void say(long atNanos) {
    Kind kind = next();
    seq++;
    long now = System.currentTimeMillis();
    ClientMessage message =
        switch (kind) {
          case STARTED -> new ClientMessage.Started(seq, spin, now);
          case COMPLETED -> new ClientMessage.Completed(seq, spin, now);
          case SKIPPED -> new ClientMessage.Skipped(seq, spin, SKIPPED_AT_MS, now);
          case LIKED -> new ClientMessage.Liked(seq, spin, now);
          case DISLIKED -> new ClientMessage.Disliked(seq, spin, ClientMessage.Scope.TRACK, now);
          case TUNE -> new ClientMessage.Tune(seq, MODES[mode], null, null, null, now);
          case HELLO -> throw new IllegalStateException("must be connected: listener=" + name);
        };
    send(kind, message, atNanos);
  }

  private Kind next() {
    if (!started) {
      started = true;
      return Kind.STARTED;
    }
    if (liked) {
      return Kind.COMPLETED;
    }
    if (taste.once(TUNES_ONCE_IN)) {
      mode = (mode + 1) % MODES.length;
      return Kind.TUNE;
    }
    Kind end = taste.about(track);
    liked = end == Kind.COMPLETED && taste.likesToo();
    return liked ? Kind.LIKED : end;
  }

  private void send(Kind kind, ClientMessage message, long atNanos) {
    if (lastAsked != null) {
      crowd.exchanged(lastAsked, answer);
    }
    answer.clear();
    asked = kind;
    lastAsked = kind;
    dueNanos = atNanos;
    if (socket != null) {
      byte[] frame = FrameCodec.JSON.encode(message);
      socket.writeTextMessage(new String(frame, StandardCharsets.UTF_8));
    }
  }

  private void heard(String frame) {
    Answer kind = Answer.of(frame);
    if (crowd.records() || asked == Kind.HELLO) { // the first hello comes before the recording
      answer.add(frame);
    }
    switch (kind) {
      case WELCOME -> {
        station = text(frame, "\"station\":\"");
        seq = Long.parseLong(number(frame, "\"lastSeq\":"));
      }
      case PLAY -> play(frame);
      case ERROR, BYE -> crowd.failed("must not be refused: listener=" + name + " frame=" + frame);
      case ACK, UPNEXT -> {}
    }
    Kind waiting = asked;
    if (waiting != null && kind == waiting.last()) {
      answered(waiting);
    }
  }

  private void play(String frame) {
    String fresh = text(frame, "\"spin\":\"");
    if (!fresh.equals(spin) || asked != Kind.HELLO) { // a resumed spin was started already
      started = false;
      liked = false;
    }
    spin = fresh;
    track = text(frame, "\"id\":\"");
  }

  private void answered(Kind kind) {
    long now = System.nanoTime();
    asked = null;
    if (kind != Kind.HELLO && taste.once(RECONNECTS_ONCE_IN)) {
      reconnect();
    }
    crowd.answered(this, kind, now - dueNanos, now);
    if (free() && !backlog.isEmpty()) {
      say(backlog.remove());
    }
  }

  private void reconnect() {
    WebSocket old = socket;
    socket = null;
    if (old != null) {
      old.closeHandler(_ -> crowd.open(this));
      old.close();
    }
  }

  private static String text(String frame, String before) {
    int at = frame.indexOf(before) + before.length();
    return frame.substring(at, frame.indexOf('"', at));
  }

  private static String number(String frame, String before) {
    int at = frame.indexOf(before) + before.length();
    return frame.substring(at, frame.indexOf(',', at));
  }
}
