package io.privatefm.recall;

import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.station.History;
import io.privatefm.station.Interests;
import io.privatefm.station.PlayedTracks;
import io.privatefm.station.Station;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one draw: the station, its interests as they will stand, the rules in force, the
 * draw's random numbers. Scratch of one engine.
 */
public final class Moment {
  /** Most tracks that were praised lately. */
  static final int PRAISED = 12;

  /** Newest tracks of a session that foretell the next. */
  private static final int HEARD = 64;

  private final Mask mask;
  private final DrawRandom random;
  private final int[] praised = new int[PRAISED];
  private int praisedCount;
  private int takenBack = -1;
  private final Prefix prefix = new Prefix();
  private @Nullable Station station;
  private @Nullable Interests shortTerm;
  private @Nullable Interests longTerm;

  /** The moment of an engine with this mask and these random numbers. */
  public Moment(Mask mask, DrawRandom random) {
    this.mask = mask;
    this.random = random;
  }

  /**
   * Sets the moment.
   *
   * @param session the short-term interests to draw by
   * @param lasting the long-term interests to draw by
   * @param completing the row that is taken as completed just now; -1 for none
   */
  public void set(
      Station station, Interests session, Interests lasting, int completing, long nowMs) {
    this.station = station;
    this.shortTerm = session;
    this.longTerm = lasting;
    praisedCount = 0;
    takenBack = -1;
    long sinceMs = station.sessionStartedAtMs(nowMs);
    hear(station, completing, nowMs);
    praise(completing);
    History history = station.history();
    int each = PRAISED / 2;
    for (int i = 0; i < Math.min(each, history.liked().count()); i++) {
      praise(history.liked().row(i));
    }
    for (int i = 0; i < history.completed().count() && praisedCount < PRAISED; i++) {
      if (history.completed().atMs(i) >= sinceMs) {
        praise(history.completed().row(i));
      }
    }
  }

  /**
   * What this session heard and did not blame, oldest first; of a session that has heard nothing
   * yet what was liked last.
   */
  private void hear(Station station, int completing, long nowMs) {
    prefix.clear();
    History history = station.history();
    PlayedTracks played = history.played();
    for (int i = Math.min(HEARD, station.playedInSession(nowMs)) - 1; i >= 0; i--) {
      int row = played.row(i);
      if (row >= 0 && row != completing && !history.judged().blames(row)) {
        prefix.add(row);
      }
    }
    if (completing >= 0) {
      prefix.add(completing);
    }
    if (prefix.count() == 0) {
      for (int i = history.liked().count() - 1; i >= 0; i--) {
        if (history.liked().row(i) >= 0) {
          prefix.add(history.liked().row(i));
        }
      }
    }
  }

  private void praise(int row) {
    boolean known = false;
    for (int i = 0; i < praisedCount; i++) {
      known |= praised[i] == row;
    }
    if (row >= 0 && !known && praisedCount < PRAISED) {
      praised[praisedCount++] = row;
    }
  }

  /** Lets a row not be drawn this time; set after the rest. */
  public void refuse(int row) {
    takenBack = row;
  }

  /** The row that is not to be drawn this time; -1 for none. */
  int takenBack() {
    return takenBack;
  }

  Mask mask() {
    return mask;
  }

  DrawRandom random() {
    return random;
  }

  Interests shortTerm() {
    return Objects.requireNonNull(shortTerm);
  }

  Interests longTerm() {
    return Objects.requireNonNull(longTerm);
  }

  /** How many tracks were played within the window that allows no repeats. */
  int played() {
    return Objects.requireNonNull(station).history().played().count();
  }

  /** What foretells the next track. */
  public Prefix prefix() {
    return prefix;
  }

  /** How many tracks were praised lately. */
  int praisedCount() {
    return praisedCount;
  }

  /** The row of a praised track: the one completing, then liked, then completed, newest first. */
  int praised(int i) {
    return praised[i];
  }
}
