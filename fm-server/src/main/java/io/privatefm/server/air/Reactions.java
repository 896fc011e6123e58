package io.privatefm.server.air;

import io.privatefm.catalogue.Track;
import io.privatefm.engine.Change;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.OnSpin;
import io.privatefm.protocol.ClientMessage.Sequenced;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ErrorCode;
import io.privatefm.protocol.ProtocolLimits;
import io.privatefm.protocol.Rejection;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.WireText;
import io.privatefm.server.air.Restriction.Answer;
import io.privatefm.server.journal.Entry;
import io.privatefm.station.Feedback;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.Taste;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a live station does about each message, in this order: check its number, let the engine
 * learn and draw, journal both, and only then acknowledge and send. Of the station's loop.
 */
final class Reactions {
  /** A client that keeps to the interval may still be early by the network's jitter. */
  private static final double PROGRESS_JITTER = 0.9;

  /** How long a device may have been offline and still tell its own times. */
  private static final long OLDEST_MS = Duration.ofDays(30).toMillis();

  private final LiveStation live;
  private final Loop loop;
  private final Limits limits;
  private final RecentNumbers journalled = new RecentNumbers();
  private @Nullable String licence;
  private long progressAtMs = Long.MIN_VALUE;

  Reactions(LiveStation live) {
    this.live = live;
    this.loop = live.loop;
    this.limits = loop.studio.limits();
  }

  /** Not kept: a swap replaces it. */
  private Station station() {
    return live.station;
  }

  private Restriction restriction() {
    return new Restriction(loop.engine.catalogue(), loop.sets);
  }

  void take(Connection from, Sequenced told, long arrivedNanos) {
    if (expected(from, told.seq())) {
      switch (told) {
        case OnSpin feedback -> feedback(from, feedback, arrivedNanos);
        case Tune tune -> tune(from, tune, arrivedNanos);
      }
    }
  }

  void reject(Connection from, Rejection rejection) {
    Long seq = rejection.seq();
    if (seq != null && expected(from, seq)) {
      consume(from, seq, rejection.toError());
    }
  }

  /** Whether the message is the next of its device; if so its number is taken. */
  private boolean expected(Connection from, long seq) {
    String device = from.hello().device();
    switch (live.sequences.judge(device, seq)) {
      case NEXT -> {
        live.sequences.take(device, seq);
        return true;
      }
      case DUPLICATE -> {
        loop.studio.counts().duplicate();
        acknowledgeAgain(from, device, seq);
      }
      case GAP -> {
        loop.studio.counts().gap();
        from.tell(ServerMessage.Error.gap(seq, live.sequences.expected(device)));
      }
    }
    from.handled();
    return false;
  }

  /** A duplicate of what is still on its way into the journal is acknowledged together with it. */
  private void acknowledgeAgain(Connection from, String device, long seq) {
    long settled = live.sequences.settled(device);
    if (seq <= settled) {
      from.tell(new ServerMessage.Ack(settled));
    }
  }

  private void feedback(Connection from, OnSpin told, long arrivedNanos) {
    long nowMs = loop.studio.nowMs();
    if (told instanceof ClientMessage.Progress && tooOften(from, nowMs)) {
      consume(from, told.seq(), tooOften(told.seq()));
      return;
    }
    if (disturbs(from, told)) {
      consume(from, told.seq(), ofThePlayer(told));
      return;
    }
    long earliestMs = earliestMs(told.spin(), nowMs);
    long atMs = PlausibleTime.of(told.atMs(), earliestMs, nowMs, limits.clockSkewMs());
    Feedback feedback = Words.feedback(told, atMs);
    Change change = loop.engine.tell(station(), feedback, nowMs);
    if (change == Change.UNKNOWN_SPIN) {
      consume(from, told.seq(), unknownSpin(told));
    } else {
      String device = from.hello().device();
      Entry entry =
          incognito()
              ? new Entry.Consumed(live.listener, device, told.seq(), nowMs)
              : new Entry.Told(live.listener, device, told.seq(), nowMs, feedback);
      settle(from, told.seq(), List.of(entry), programme(change, nowMs), arrivedNanos);
    }
  }

  private boolean tooOften(Connection from, long nowMs) {
    if (from != live.playing) {
      return false;
    }
    boolean early = nowMs - progressAtMs < limits.progressEveryMs() * PROGRESS_JITTER;
    if (progressAtMs == Long.MIN_VALUE || !early) {
      progressAtMs = nowMs;
      return false;
    }
    return true;
  }

  private long earliestMs(String spin, long nowMs) {
    Spin known = station().atHand(Spin.numberOf(spin));
    return known == null ? nowMs - OLDEST_MS : known.drawnAtMs();
  }

  private static boolean is(@Nullable Spin spin, String id) {
    return spin != null && spin.id().equals(id);
  }

  /**
   * Whether a backlog would move what another device plays. What it thinks of the spin is welcome;
   * where the spin stands, and whether it is over, is for the device that plays it to tell.
   */
  private boolean disturbs(Connection from, OnSpin told) {
    if (live.playing == null || live.playing == from) {
      return false;
    }
    boolean playing = is(station().current(), told.spin()) || is(station().upNext(), told.spin());
    return playing
        && switch (told) {
          case ClientMessage.Liked _, ClientMessage.Unliked _, ClientMessage.Reacted _ -> false;
          case ClientMessage.Started _,
              ClientMessage.Progress _,
              ClientMessage.Paused _,
              ClientMessage.Resumed _,
              ClientMessage.Completed _,
              ClientMessage.Skipped _,
              ClientMessage.Failed _,
              ClientMessage.Disliked _ ->
              true;
        };
  }

  private static ServerMessage.Error ofThePlayer(OnSpin told) {
    return new ServerMessage.Error(
        ErrorCode.NOT_ALLOWED.code(),
        "must be told by the device that plays it: spin=" + told.spin(),
        "spin",
        told.seq(),
        null);
  }

  private ServerMessage.Error tooOften(long seq) {
    String message = "must be >= " + limits.progressEveryMs() + " ms apart: type=progress";
    return ServerMessage.Error.of(ErrorCode.TOO_OFTEN, message, seq);
  }

  private static ServerMessage.Error unknownSpin(OnSpin told) {
    return new ServerMessage.Error(
        ErrorCode.UNKNOWN_SPIN.code(),
        "must be a spin that was sent to this listener: spin=" + told.spin(),
        "spin",
        told.seq(),
        null);
  }

  private void tune(Connection from, Tune tune, long arrivedNanos) {
    Within within = null;
    if (tune.within() != null) {
      switch (restriction().wish(tune.within(), licence)) {
        case Answer.Allowed allowed -> within = allowed.within();
        case Answer.Denied denied -> {
          consume(from, tune.seq(), error(denied, tune.seq()));
          return;
        }
      }
    }
    Taste taste = Words.taste(tune.taste());
    List<String> unknown = unknown(taste);
    if (taste != null && unknown.size() == taste.size()) {
      consume(from, tune.seq(), tasteless(tune.seq()));
      return;
    }
    long nowMs = loop.studio.nowMs();
    TuningChange change =
        new TuningChange(
            Words.mode(tune.mode()),
            tune.scene(),
            within,
            tune.incognito(),
            taste,
            Words.use(tune),
            nowMs);
    boolean before = incognito();
    Change changed = loop.engine.tune(station(), change, nowMs);
    String device = from.hello().device();
    List<Entry> entries = new ArrayList<>();
    if (before && incognito()) {
      entries.add(new Entry.Consumed(live.listener, device, tune.seq(), nowMs));
    } else {
      TuningChange kept = incognito() ? change.withTaste(null) : change;
      entries.add(new Entry.Tuned(live.listener, device, tune.seq(), nowMs, kept));
    }
    if (before && !incognito()) {
      entries.addAll(spun(station().current(), Place.CURRENT, nowMs).entries());
    }
    settle(from, tune.seq(), unknown, entries, programme(changed, nowMs), arrivedNanos);
  }

  private List<String> unknown(@Nullable Taste taste) {
    return taste == null
        ? List.of()
        : taste.unknownIn(loop.engine.catalogue()).stream().map(at -> "taste." + at).toList();
  }

  private static ServerMessage.Error tasteless(long seq) {
    return new ServerMessage.Error(
        ErrorCode.INVALID_FIELD.code(),
        "must name at least one artist, tag or track of the catalogue: taste",
        "taste",
        seq,
        null);
  }

  /** Incognito nothing is kept but how far the device has counted. */
  private boolean incognito() {
    return station().tuning().incognito();
  }

  private static ServerMessage.Error error(Answer.Denied denied, long seq) {
    String message = WireText.fit(denied.message(), ProtocolLimits.TEXT_CHARS);
    return new ServerMessage.Error(denied.code().code(), message, "within", seq, null);
  }

  /**
   * Bounds the station by a licence; null: by none. The journal need not know: whoever tunes in
   * brings the licence along, before anything is drawn.
   */
  Programme license(@Nullable String newLicence) {
    licence = newLicence;
    Within present = station().tuning().within();
    return switch (restriction().keep(present, licence)) {
      case Answer.Denied denied ->
          throw new Refused(denied.code(), CloseCode.UNAUTHORIZED, denied.message());
      case Answer.Allowed allowed when allowed.within().equals(present) -> Programme.UNCHANGED;
      case Answer.Allowed allowed -> bound(allowed.within());
    };
  }

  private Programme bound(Within within) {
    long nowMs = loop.studio.nowMs();
    TuningChange change = new TuningChange(null, null, within, null, nowMs);
    return programme(loop.engine.tune(station(), change, nowMs), nowMs);
  }

  /** Bounds the station by the licence of a token that was renewed. */
  void relicense(@Nullable String newLicence) {
    if (!Objects.equals(licence, newLicence)) {
      long arrivedNanos = System.nanoTime();
      Programme next = license(newLicence);
      live.changed();
      live.lane.append(next.entries(), () -> send(next, arrivedNanos));
    }
  }

  /**
   * The station has come to another catalogue while somebody plays it: its restriction is looked up
   * there, and what is missing is drawn.
   *
   * @param upNextLost whether a spin was announced that is not in the catalogue
   */
  void carriedOver(boolean upNextLost) {
    try {
      Programme bounded = license(licence);
      follow(bounded);
      long nowMs = loop.studio.nowMs();
      if (station().current() == null) {
        follow(play(nowMs));
      } else if (upNextLost && station().upNext() == null) {
        follow(programme(loop.engine.announce(station(), nowMs), nowMs));
      }
    } catch (Refused refused) {
      live.dismissAll(refused.close(), refused.rule(), live.onAir.soon());
    }
  }

  /** Journals and sends what no message of a listener called for. */
  private void follow(Programme next) {
    if (!next.entries().isEmpty() || !next.messages().isEmpty()) {
      live.changed();
      live.lane.append(next.entries(), () -> tell(next));
    }
  }

  /** Makes sure that something plays; entries only if that is new. */
  Programme play(long nowMs) {
    Spin before = station().current();
    if (before != null && live.outlived(before)) {
      return Programme.UNCHANGED;
    }
    Change change = loop.engine.play(station(), nowMs);
    boolean same = before != null && is(station().current(), before.id());
    return same ? Programme.UNCHANGED : programme(change, nowMs);
  }

  /** What the engine's answer calls for. */
  Programme programme(Change change, long nowMs) {
    return switch (change) {
      case PLAY -> spun(station().current(), Place.CURRENT, nowMs);
      case UPNEXT -> spun(station().upNext(), Place.UPNEXT, nowMs);
      case SILENCE -> Programme.SILENCE;
      case NOTHING, UNKNOWN_SPIN -> Programme.UNCHANGED;
    };
  }

  private Programme spun(@Nullable Spin spin, Place place, long nowMs) {
    if (spin == null) {
      return Programme.UNCHANGED;
    }
    Track track = live.track(spin);
    ServerMessage message =
        switch (place) {
          case CURRENT -> Words.play(spin, track, 0);
          case UPNEXT -> Words.upNext(spin, track);
        };
    if (incognito()) {
      return new Programme(List.of(), List.of(message)); // it may still be journalled whole
    }
    Entry entry = entry(spin, place, nowMs);
    station().forgetOtherArms();
    return new Programme(List.of(entry), List.of(message));
  }

  /** A spin is journalled whole once, and then only where it goes. */
  private Entry entry(Spin spin, Place place, long nowMs) {
    if (!journalled.add(spin.number())) {
      return new Entry.Moved(live.listener, nowMs, spin.number(), place);
    }
    loop.studio.counts().drawn(spin.policy(), loop.engine.assignment(live.listener));
    return new Entry.Spun(live.listener, nowMs, spin, place);
  }

  /** Uses the number up and leaves nothing else, so that what comes after is not blocked. */
  private void consume(Connection from, long seq, ServerMessage.Error error) {
    String device = from.hello().device();
    live.changed();
    live.lane.append(
        List.of(new Entry.Consumed(live.listener, device, seq, loop.studio.nowMs())),
        () ->
            loop.flushes.together(
                () -> {
                  from.tell(error);
                  acknowledge(from, device, seq, List.of());
                }));
  }

  private void settle(
      Connection from, long seq, List<Entry> told, Programme next, long arrivedNanos) {
    settle(from, seq, List.of(), told, next, arrivedNanos);
  }

  /** Journals, and then acknowledges and sends. */
  private void settle(
      Connection from,
      long seq,
      List<String> unknown,
      List<Entry> told,
      Programme next,
      long arrivedNanos) {
    String device = from.hello().device();
    List<Entry> entries = new ArrayList<>(told);
    entries.addAll(next.entries());
    live.changed();
    live.lane.append(
        entries,
        () ->
            loop.flushes.together(
                () -> {
                  acknowledge(from, device, seq, unknown);
                  send(next, arrivedNanos);
                }));
  }

  private void acknowledge(Connection from, String device, long seq, List<String> unknown) {
    live.sequences.settle(device, seq);
    live.journalled();
    from.tell(new ServerMessage.Ack(live.sequences.settled(device), unknown));
    from.handled();
  }

  private void send(Programme next, long arrivedNanos) {
    if (tell(next)) {
      loop.latency.record(System.nanoTime() - arrivedNanos);
    }
  }

  /** Sends to whoever plays; tells whether there was anything to send, and anybody. */
  private boolean tell(Programme next) {
    Connection player = live.playing;
    if (player == null || next.messages().isEmpty()) {
      return false;
    }
    next.messages().forEach(player::tell);
    return true;
  }
}
