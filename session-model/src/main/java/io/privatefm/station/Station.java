package io.privatefm.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A listener's live session: what plays, what is announced, what was learned.
 *
 * <p>Owned by one thread, and changed only through the engine of that thread. Feedback, tunings and
 * placed spins are all that ever change it, so that replaying them from the journal gives the same
 * station, to the byte of its saved form; a draw reads and changes nothing.
 */
public final class Station {
  final World world;
  final String id;
  final String listener;
  KeptInterests shortTerm;
  KeptInterests longTerm;
  History history;
  Ledger ledger = new Ledger();
  Withdrawn withdrawn = new Withdrawn();
  Names lost = new Names();
  Tuning tuning = Tuning.DEFAULT;
  int @Nullable [] withinRows;
  @Nullable AtHand current;
  @Nullable AtHand upNext;
  long positionMs;
  long drawn;
  long lastAtMs;
  long sessionStartedAtMs;

  Attributes attributes = Attributes.NONE;
  List<String> traits = List.of();

  /** The station as it was when incognito began; null outside incognito. */
  byte @Nullable [] shelved;

  /** A fresh station of a listener. */
  public Station(World world, String listener, String id, long nowMs) {
    this.world = world;
    this.listener = listener;
    this.id = id;
    shortTerm = new KeptInterests(world.shortTerm);
    longTerm = new KeptInterests(world.longTerm);
    history = new History(world.options());
    lastAtMs = nowMs;
    sessionStartedAtMs = nowMs;
  }

  /** The station's own id. */
  public String id() {
    return id;
  }

  /** Whose station it is. */
  public String listener() {
    return listener;
  }

  /** The spin that plays or is to be played; null before the first, and in silence. */
  public @Nullable Spin current() {
    return AtHand.spin(current, world);
  }

  /** The announced spin; null when none is out. */
  public @Nullable Spin upNext() {
    return AtHand.spin(upNext, world);
  }

  /** Where in the current spin the listener was last heard of, in milliseconds. */
  public long positionMs() {
    return positionMs;
  }

  /** Whether the current spin was told to have started. */
  public boolean started() {
    return current != null && ledger.is(ledger.slot(current.number()), Account.STARTED);
  }

  /** The listener's wishes. */
  public Tuning tuning() {
    return tuning;
  }

  /** What is known of the listener from elsewhere, from now on; it is not saved. */
  public void know(Attributes told) {
    attributes = told;
    retrait();
  }

  /** What is known of the listener from elsewhere. */
  public Attributes attributes() {
    return attributes;
  }

  /** The {@link Scene} that the listener told. */
  public byte scene() {
    return Scene.of(tuning.scene());
  }

  /** What the listener has in common with others, where that may be used. Immutable. */
  public List<String> traits() {
    return traits;
  }

  private void retrait() {
    String scene = tuning.scene();
    List<String> all = new ArrayList<>(attributes.traits());
    if (scene != null) {
      all.add("scene:" + Scene.name(scene));
    }
    traits = tuning.use().ofContext() ? List.copyOf(all) : List.of();
  }

  /** How many spins were drawn for this listener so far; the next has one more. */
  public long drawn() {
    return drawn;
  }

  /** The session's interests, as a copy. */
  public Interests shortTerm() {
    return shortTerm.copy();
  }

  /** The listener's interests, as a copy. */
  public Interests longTerm() {
    return longTerm.copy();
  }

  /** What was done lately, and likes and bans. */
  public History history() {
    return history;
  }

  /** When the session of a draw at this time began, in epoch milliseconds. */
  public long sessionStartedAtMs(long nowMs) {
    return isIdle(nowMs) ? nowMs : sessionStartedAtMs;
  }

  /** How many of the played tracks, from the newest on, the session of such a draw played. */
  public int playedInSession(long nowMs) {
    return isIdle(nowMs) ? 0 : history.played().ofSession();
  }

  /** When something was last heard of or drawn, in epoch milliseconds. */
  public long lastAtMs() {
    return lastAtMs;
  }

  /** Rows that may be played, rising; null for all. Borrowed. */
  public int @Nullable [] withinRows() {
    return withinRows;
  }

  /**
   * The station as a draw may see it: this, or, where the listener lets not everything be used, one
   * that knows no more than that; to be read, and only by that draw. The rules are of this one.
   */
  public Station seen() {
    return Seen.of(this);
  }

  /**
   * Packs the spins at hand and forgets what only a journal needs: all arms of their draws but
   * their own. For whoever has noted them; nothing that is drawn or told changes by it, nor what is
   * saved.
   */
  public void forgetOtherArms() {
    current = current == null ? null : AtHand.packed(current, world);
    upNext = upNext == null ? null : AtHand.packed(upNext, world);
  }

  /** What the station holds about its listener, readable. */
  public Held held() {
    return Held.of(this);
  }

  /** The row of the current spin; -1 when nothing plays that the catalogue knows. */
  public int completingRow() {
    return current == null ? -1 : current.row();
  }

  /**
   * Copies the interests as they stand for a draw at this time, the session's as they will stand if
   * a track is heard to its end.
   *
   * @param session becomes the session's
   * @param lasting becomes the listener's
   * @param completing the track's row; -1 for the interests as they are
   */
  public void lookAhead(Interests session, Interests lasting, int completing, long nowMs) {
    longTerm.copyTo(lasting);
    if (isIdle(nowMs)) {
      session.seedSession(lasting, nowMs);
    } else {
      shortTerm.copyTo(session);
    }
    if (completing >= 0) {
      session.pull(
          world.vectorOf(completing),
          Reward.COMPLETED.value(),
          completing,
          Reward.COMPLETED,
          nowMs,
          world.geometry());
    }
  }

  /** Learns from feedback and moves what it moves, short of drawing. */
  public Course apply(Feedback feedback) {
    world.lesson.clear();
    int slot = ledger.slot(Spin.numberOf(feedback.spin()));
    if (slot < 0) {
      return Course.UNKNOWN_SPIN;
    }
    wake(feedback.atMs());
    lastAtMs = Math.max(lastAtMs, feedback.atMs());
    return switch (feedback) {
      case Feedback.Started f -> started(slot);
      case Feedback.Progress f -> playing(slot, f.positionMs());
      case Feedback.Paused f -> moved(slot, f.positionMs());
      case Feedback.Resumed f -> playing(slot, f.positionMs());
      case Feedback.Completed f -> completed(slot, f);
      case Feedback.Skipped f -> skipped(slot, f);
      case Feedback.Failed f -> failed(slot, f);
      case Feedback.Liked f -> changed(slot, taught(slot, f));
      case Feedback.Unliked f -> changed(slot, taught(slot, f));
      case Feedback.Disliked f -> disliked(slot, f);
      case Feedback.Reacted f -> changed(slot, taught(slot, f));
    };
  }

  private boolean taught(int slot, Feedback told) {
    return new Teacher(this).told(slot, told);
  }

  /** Begins a new session when the silence was long enough. */
  private void wake(long nowMs) {
    if (isIdle(nowMs)) {
      beginSession(nowMs);
    }
  }

  /** Begins a new session from the long-term interests. */
  private void beginSession(long nowMs) {
    sessionStartedAtMs = nowMs;
    history.played().beginSession();
    shortTerm.seedSession(longTerm, nowMs);
  }

  private boolean isIdle(long nowMs) {
    return nowMs - lastAtMs >= world.options().sessionGapMs();
  }

  private Course started(int slot) {
    if (at(slot, current)) {
      begun(slot);
      return upNext == null ? Course.NEEDS_UPNEXT : Course.STEADY;
    }
    AtHand spin = at(slot, upNext) ? upNext : withdrawn.find(ledger.number(slot));
    if (spin == null || ledger.is(slot, Account.ENDED)) {
      return Course.STEADY;
    }
    makeCurrent(spin);
    begun(slot);
    return Course.PROMOTED;
  }

  /** The client plays it: what was announced before it and taken back is in nobody's flight. */
  private void begun(int slot) {
    ledger.mark(slot, Account.STARTED);
    withdrawn.forgetBefore(ledger.number(slot));
  }

  private Course playing(int slot, long position) {
    moved(slot, position);
    boolean alone = at(slot, current) && upNext == null;
    if (alone) {
      begun(slot);
    }
    return alone ? Course.NEEDS_UPNEXT : Course.STEADY;
  }

  private Course moved(int slot, long position) {
    ledger.heard(slot, position);
    if (at(slot, current)) {
      positionMs = Math.max(0, position);
    }
    return Course.STEADY;
  }

  private Course completed(int slot, Feedback told) {
    if (!taught(slot, told)) {
      return Course.STEADY;
    }
    if (at(slot, upNext)) {
      return redrawUpNext(); // heard out unannounced: what follows must be another
    }
    return at(slot, current) ? promote() : Course.STEADY;
  }

  private Course skipped(int slot, Feedback.Skipped told) {
    ledger.heard(slot, told.positionMs());
    return taught(slot, told) ? endedBadly(slot) : Course.STEADY;
  }

  private Course failed(int slot, Feedback told) {
    if (!taught(slot, told)) {
      return Course.STEADY;
    }
    if (at(slot, upNext)) {
      return redrawUpNext();
    }
    return at(slot, current) ? promote() : Course.STEADY;
  }

  private Course disliked(int slot, Feedback told) {
    return taught(slot, told) ? endedBadly(slot) : Course.STEADY;
  }

  /** The current spin is over and what was announced after it no longer fits. */
  private Course endedBadly(int slot) {
    if (!at(slot, current)) {
      return redrawUpNext();
    }
    withdrawUpNext();
    current = null;
    positionMs = 0;
    return Course.NEEDS_CURRENT;
  }

  private Course changed(int slot, boolean learned) {
    return learned && !at(slot, upNext) ? redrawUpNext() : Course.STEADY;
  }

  private Course redrawUpNext() {
    boolean out = upNext != null;
    withdrawUpNext();
    return out ? Course.NEEDS_UPNEXT : Course.STEADY;
  }

  /** The current spin is over, and what was announced after it follows. */
  private Course promote() {
    AtHand next = upNext;
    current = null;
    positionMs = 0;
    if (next == null) {
      return Course.NEEDS_CURRENT;
    }
    makeCurrent(next);
    return Course.PROMOTED;
  }

  /**
   * The row that was announced and has been taken back since, while nothing was drawn in its place
   * yet; -1 for none.
   */
  public int takenBackRow() {
    return withdrawn.newestRow(drawn());
  }

  /**
   * The spin of this number, if it is still at hand: current, announced, or taken back lately; null
   * otherwise.
   */
  public @Nullable Spin atHand(long number) {
    if (current != null && current.number() == number) {
      return current();
    }
    boolean announced = upNext != null && upNext.number() == number;
    return AtHand.spin(announced ? upNext : withdrawn.find(number), world);
  }

  /** Puts a drawn spin in its place; a spin that is there already stays. */
  public void place(Spin spin, Place place) {
    if (spin.number() < 0) {
      throw new IllegalArgumentException("must be a spin's id: id=" + spin.id());
    }
    wake(spin.drawnAtMs());
    lastAtMs = Math.max(lastAtMs, spin.drawnAtMs());
    drawn = Math.max(drawn, spin.number());
    if (ledger.slot(spin.number()) < 0) {
      int row = spin.row() >= 0 ? spin.row() : lost.number(spin.trackId());
      ledger.add(spin, row, current);
    }
    int slot = ledger.slot(spin.number());
    switch (place) {
      case CURRENT -> {
        if (!at(slot, current)) {
          makeCurrent(spin);
        }
      }
      case UPNEXT -> {
        if (!at(slot, upNext) && !at(slot, current)) {
          withdrawUpNext();
          upNext = spin;
        }
      }
    }
  }

  private void makeCurrent(AtHand spin) {
    if (current != null && !ledger.is(ledger.slot(current.number()), Account.STARTED)) {
      withdrawn.add(AtHand.packed(current, world));
    }
    if (upNext != null && upNext.number() == spin.number()) {
      upNext = null;
    }
    withdrawUpNext();
    current = spin;
    positionMs = 0;
    int slot = ledger.slot(spin.number());
    history.played().add(ledger.row(slot));
  }

  private void withdrawUpNext() {
    if (upNext != null) {
      withdrawn.add(AtHand.packed(upNext, world));
      upNext = null;
    }
  }

  private boolean at(int slot, @Nullable AtHand spin) {
    return spin != null && spin.number() == ledger.number(slot);
  }

  /**
   * Takes a tuning in; what changes or teaches anything asks for another up-next when one is out.
   */
  public Course tune(TuningChange change) {
    Tuning before = tuning;
    retune(before.with(change));
    wake(change.atMs());
    lastAtMs = Math.max(lastAtMs, change.atMs());
    if (tuning.use().ofContext() && !Objects.equals(tuning.scene(), before.scene())) {
      beginSession(lastAtMs);
    }
    if (tuning.incognito() && !before.incognito()) {
      shelved = StationCodec.encode(this);
    } else if (!tuning.incognito() && before.incognito()) {
      StationCodec.unshelve(this);
    }
    boolean taught =
        change.taste() != null && new GivenTaste(this).learn(change.taste(), change.atMs());
    return tuning.equals(before) && !taught ? Course.STEADY : redrawUpNext();
  }

  /**
   * Takes in what the listener did elsewhere, before now. A session that has no interests yet, or
   * is over, begins with it.
   */
  public void takeIn(List<PastListen> listens, long nowMs) {
    if (tuning.incognito()) {
      throw new IllegalStateException("must not be incognito: station");
    }
    new PastListening(this).takeIn(listens, nowMs);
    if (shortTerm.count() == 0 || isIdle(nowMs)) {
      shortTerm.seedSession(longTerm, nowMs);
    }
  }

  void retune(Tuning wished) {
    withinRows = // first, for it may refuse
        switch (wished.within()) {
          case Within.Everything all -> null;
          case Within.Tracks tracks -> WithinRows.of(tracks, world);
        };
    tuning = wished.equals(Tuning.DEFAULT) ? Tuning.DEFAULT : wished; // one for most stations
    retrait();
  }

  /** Takes over what the other learned and remembers; the other is no longer used. */
  void become(Station other) {
    shortTerm = other.shortTerm;
    longTerm = other.longTerm;
    history = other.history;
    ledger = other.ledger;
    withdrawn = other.withdrawn;
    lost = other.lost;
    sessionStartedAtMs = other.sessionStartedAtMs;
    shelved = null;
  }

  /** Goes on with a spin that what is remembered may not know. */
  void resume(@Nullable Spin playing, @Nullable Spin announced, long position, boolean started) {
    current = null;
    upNext = null;
    if (playing != null) {
      place(playing, Place.CURRENT);
      positionMs = position;
      ledger.mark(ledger.slot(playing.number()), started ? Account.STARTED : 0);
    }
    if (announced != null) {
      place(announced, Place.UPNEXT);
    }
  }

  /** Throws when what must always hold does not; for tests, after everything they do. */
  void check() {
    shortTerm.check();
    longTerm.check();
    history.check();
    ledger.check();
    StationCheck.require(this);
  }
}
