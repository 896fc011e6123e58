package io.privatefm.server.command.listen;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Disliked;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Mode;
import io.privatefm.protocol.ClientMessage.Paused;
import io.privatefm.protocol.ClientMessage.Progress;
import io.privatefm.protocol.ClientMessage.Resumed;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Sequenced;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.ClientMessage.Unliked;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.TrackInfo;
import org.jspecify.annotations.Nullable;

/**
 * A silent record player: it knows what plays and how far, lets time pass at a chosen speed, and
 * tells the station what happens. Called on its client's context only.
 */
final class Deck implements FmListener {
  /** Of a track that does not tell how long it is. */
  private static final long UNKNOWN_DURATION_MS = 200_000;

  private final double speed;
  private final Runnable changed;
  private @Nullable FmClient client;
  private @Nullable TrackInfo track;
  private @Nullable TrackInfo next;
  private @Nullable String spin;
  private @Nullable String nextSpin;
  private @Nullable String because;
  private String state = "connecting";
  private Mode mode = Mode.BALANCED;
  private double positionMs;
  private long lastTickMs = -1;
  private long lastProgressMs;
  private int progressEveryMs = 10_000;
  private boolean paused;
  private boolean liked;
  private boolean waiting = true;

  /**
   * @param speed how much faster than a clock it plays
   * @param changed called after something other than the position changed
   */
  Deck(double speed, Runnable changed) {
    this.speed = speed;
    this.changed = changed;
  }

  @Override
  public void welcomed(FmClient fm, ServerMessage.Welcome welcome) {
    client = fm;
    progressEveryMs = welcome.limits().progressEveryMs();
    state = "on air";
    changed.run();
  }

  @Override
  public void play(FmClient fm, ServerMessage.Play play) {
    because = play.why().because() == null ? play.why().channel() : play.why().because();
    if (!play.spin().equals(spin) || waiting) {
      load(play.spin(), play.track(), play.positionMs());
      String started = play.spin();
      fm.tell((seq, atMs) -> new Started(seq, started, atMs));
    }
    next = null;
    changed.run();
  }

  @Override
  public void upNext(FmClient fm, ServerMessage.UpNext upNext) {
    next = upNext.track();
    nextSpin = upNext.spin();
    changed.run();
  }

  @Override
  public void disconnected(FmClient fm, int closeCode, String reason, long reconnectAfterMs) {
    state = "reconnecting: " + reason;
    changed.run();
  }

  @Override
  public void ended(FmClient fm, int closeCode, String reason) {
    state = "ended: " + reason;
    changed.run();
  }

  /** Lets time pass. */
  void tick(long nowMs) {
    long elapsedMs = lastTickMs < 0 ? 0 : nowMs - lastTickMs;
    lastTickMs = nowMs;
    if (spin == null || client == null || paused || waiting) {
      return;
    }
    positionMs += elapsedMs * speed;
    client.at((long) positionMs);
    if (positionMs >= durationMs()) {
      completed(client, spin);
    } else if (nowMs - lastProgressMs >= progressEveryMs) {
      lastProgressMs = nowMs;
      long at = (long) positionMs;
      sayOf((id, seq, atMs) -> new Progress(seq, id, at, atMs));
    }
  }

  private void completed(FmClient fm, String ended) {
    fm.tell((seq, atMs) -> new Completed(seq, ended, atMs));
    if (next != null && nextSpin != null) { // without a gap; its play confirms it
      load(nextSpin, next, 0);
      because = "up next";
      next = null;
      fm.startUpNext();
    } else {
      waiting = true;
    }
    changed.run();
  }

  private void load(String id, TrackInfo loaded, long fromMs) {
    spin = id;
    track = loaded;
    positionMs = fromMs;
    paused = false;
    liked = false;
    waiting = false;
  }

  void pause() {
    long at = (long) positionMs;
    paused = !paused;
    if (paused) {
      sayOf((id, seq, atMs) -> new Paused(seq, id, at, atMs));
    } else {
      sayOf((id, seq, atMs) -> new Resumed(seq, id, at, atMs));
    }
  }

  void skip() {
    long at = (long) positionMs;
    sayOf((id, seq, atMs) -> new Skipped(seq, id, at, atMs));
    waiting = true;
  }

  void like() {
    liked = !liked;
    if (liked) {
      sayOf((id, seq, atMs) -> new Liked(seq, id, atMs));
    } else {
      sayOf((id, seq, atMs) -> new Unliked(seq, id, atMs));
    }
  }

  void dislike(Scope scope) {
    sayOf((id, seq, atMs) -> new Disliked(seq, id, scope, atMs));
    waiting = true;
  }

  void nextMode() {
    Mode wish =
        switch (mode) {
          case BALANCED -> Mode.FAMILIAR;
          case FAMILIAR -> Mode.EXPLORE;
          case EXPLORE -> Mode.BALANCED;
        };
    mode = wish;
    say((seq, atMs) -> new Tune(seq, wish, null, null, null, atMs));
  }

  /** Says something of the loaded spin, if there is one to speak of. */
  private void sayOf(OfSpin saying) {
    String id = spin;
    if (id != null && !waiting) {
      say((seq, atMs) -> saying.numbered(id, seq, atMs));
    }
  }

  private interface OfSpin {
    Sequenced numbered(String spin, long seq, long atMs);
  }

  private void say(FmClient.Saying saying) {
    if (client != null) {
      client.tell(saying);
    }
  }

  /** What is to be shown of it. */
  View view() {
    return new View(
        track, next, because, state, mode, (long) positionMs, durationMs(), paused, liked);
  }

  private long durationMs() {
    return track == null || track.durationMs() == 0 ? UNKNOWN_DURATION_MS : track.durationMs();
  }

  /** What a screen shows; null: nothing yet. */
  record View(
      @Nullable TrackInfo track,
      @Nullable TrackInfo next,
      @Nullable String because,
      String state,
      Mode mode,
      long positionMs,
      long durationMs,
      boolean paused,
      boolean liked) {}
}
