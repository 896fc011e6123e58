package io.privatefm.recall;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;
import io.privatefm.station.History;
import io.privatefm.station.NumberSet;
import io.privatefm.station.PlayedTracks;
import io.privatefm.station.Station;
import io.privatefm.station.StationOptions;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.AllowedBits;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks may be drawn: the rules as a filter that stands before the draw, so that the told
 * propensity is of what is played.
 *
 * <p>Scratch of one engine. Two bit sets the size of the catalogue, one full, one empty; a draw
 * changes a few bits and {@link #lift} puts back what it changed, so that the cost follows the
 * rules at hand and not the catalogue. At most {@value #ARTIST_TRACKS} tracks of an artist are
 * masked one by one; of a larger artist the rest is refused when it is recalled.
 */
public final class Mask {
  private static final int ARTIST_TRACKS = 4_096;

  private final Catalogue catalogue;
  private final StationOptions options;
  private final AllowedBits all;
  private final AllowedBits few;
  private AllowedBits bits;
  private int @Nullable [] within;
  private int[] changed = new int[1_024];
  private int changedCount;
  private final int[] crowded;
  private int crowdedCount;

  /** Whether some artist is refused who has more tracks than were masked. */
  private boolean beyondBits;

  private @Nullable NumberSet bannedArtists;
  private final IntPredicate allowing = this::allows;

  /** The mask of an engine over this catalogue. */
  public Mask(Catalogue catalogue, StationOptions options) {
    this.catalogue = catalogue;
    this.options = options;
    all = Allowed.bits(catalogue.size());
    all.allowAll();
    few = Allowed.bits(catalogue.size());
    bits = all;
    crowded = new int[options.artistWindow() + 1];
  }

  /** The filter for searches; borrowed until {@link #lift}. */
  Allowed allowed() {
    return bits;
  }

  /** Whether a row may be drawn, as a function; it follows the rules in force. */
  IntPredicate allowing() {
    return allowing;
  }

  /** Whether the row may be drawn. */
  public boolean allows(int row) {
    return bits.contains(row) && !(beyondBits && artistRefused(catalogue.artist(row)));
  }

  /** Puts the station's rules in force. */
  public void lay(Station station, Strictness strictness) {
    lay(station, strictness, -1);
  }

  /**
   * Puts the station's rules in force.
   *
   * @param takenBack the row that must not come although nothing else speaks against it, as long as
   *     the current must not; -1 for none
   */
  void lay(Station station, Strictness strictness, int takenBack) {
    lift();
    within = station.withinRows();
    if (within != null) {
      bits = few;
      for (int row : within) {
        few.allow(row);
      }
    }
    History history = station.history();
    bannedArtists = history.bannedArtists();
    forbid(history.bannedTracks());
    for (int i = 0; i < bannedArtists.count(); i++) {
      forbidArtist(bannedArtists.at(i));
    }
    forbidRepeats(history.played(), strictness);
    if (!strictness.allowsCurrent()) {
      forbid(station.completingRow());
      forbid(takenBack);
    }
    if (strictness.spaced()) {
      forbidCrowded(history.played());
    }
  }

  private void forbidRepeats(PlayedTracks played, Strictness strictness) {
    int repeats = strictness.repeats(played.count());
    for (int i = 0; i < repeats; i++) {
      forbid(played.row(i));
    }
  }

  /**
   * Forbids artists who had as many spins of late as the rule allows. One who had more was not
   * chosen by this rule but by the listener, and stays allowed.
   */
  private void forbidCrowded(PlayedTracks played) {
    int window = Math.min(options.artistWindow(), played.count());
    for (int i = 0; i < window; i++) {
      if (played.row(i) >= 0) {
        int artist = catalogue.artist(played.row(i));
        if (!isCrowded(artist) && spinsOf(artist, played, window) == options.artistMost()) {
          crowded[crowdedCount++] = artist;
          forbidArtist(artist);
        }
      }
    }
  }

  private int spinsOf(int artist, PlayedTracks played, int window) {
    int spins = 0;
    for (int i = 0; i < window; i++) {
      int row = played.row(i);
      spins += row >= 0 && catalogue.artist(row) == artist ? 1 : 0;
    }
    return spins;
  }

  private boolean isCrowded(int artist) {
    for (int i = 0; i < crowdedCount; i++) {
      if (crowded[i] == artist) {
        return true;
      }
    }
    return false;
  }

  private boolean artistRefused(int artist) {
    return isCrowded(artist) || (bannedArtists != null && bannedArtists.contains(artist));
  }

  private void forbid(NumberSet rows) {
    for (int i = 0; i < rows.count(); i++) {
      forbid(rows.at(i));
    }
  }

  private void forbidArtist(int artist) {
    if (artist < 0) {
      return;
    }
    Postings tracks = catalogue.tracksOfArtist();
    int count = Math.min(tracks.count(artist), ARTIST_TRACKS);
    beyondBits |= count < tracks.count(artist);
    for (int i = 0; i < count; i++) {
      forbid(tracks.at(artist, i));
    }
  }

  private void forbid(int row) {
    if (row < 0 || !bits.contains(row)) {
      return;
    }
    bits.forbid(row);
    if (bits == all) {
      if (changedCount == changed.length) {
        changed = java.util.Arrays.copyOf(changed, changedCount * 2);
      }
      changed[changedCount++] = row;
    }
  }

  /** Takes the rules back. */
  public void lift() {
    for (int i = 0; i < changedCount; i++) {
      all.allow(changed[i]);
    }
    changedCount = 0;
    if (within != null) {
      for (int row : within) {
        few.forbid(row);
      }
    }
    within = null;
    bits = all;
    crowdedCount = 0;
    beyondBits = false;
    bannedArtists = null;
  }

  /** Whether only a part of the catalogue is within reach, whatever else is forbidden. */
  boolean narrow() {
    return within != null;
  }

  /** How many rows a random look may hit. */
  int reach() {
    return within == null ? catalogue.size() : within.length;
  }

  /** The i-th row within reach, allowed or not. */
  int reachable(int i) {
    return within == null ? i : within[i];
  }

  /** A random row within reach, allowed or not; -1 when nothing is within reach. */
  int random(RandomGenerator random) {
    return reach() == 0 ? -1 : reachable(random.nextInt(reach()));
  }
}
