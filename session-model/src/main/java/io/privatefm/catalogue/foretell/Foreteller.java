package io.privatefm.catalogue.foretell;

import io.privatefm.catalogue.sessions.Decay;
import io.privatefm.catalogue.sessions.NeighbourOptions;
import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.SequentialRules;
import io.privatefm.catalogue.sessions.SessionNeighbours;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.Slots;
import io.privatefm.catalogue.sessions.TrackScores;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Answers which tracks may come next after a prefix. Scratch of one thread that grows to what its
 * questions touch; then a question allocates nothing but the lists of {@link ItemLists} that nobody
 * has asked for before.
 */
public final class Foreteller {
  /** Tracks of the sessions most like the prefix, by their distance there to the shared track. */
  static final int NEAR = 0;

  /** Tracks of the sessions most like the prefix. */
  static final int WHOLE = 1;

  /** What followed the last track within ten steps. */
  static final int RULES = 2;

  /** What followed the last track at once: how often. */
  static final int DIRECT = 3;

  /** What shares sessions with the prefix's tracks. */
  static final int ITEMS = 4;

  /** How many scores there are. */
  static final int SCORES = 5;

  /** Best tracks of each score that are looked at. */
  private static final int[] LOOKS = {80, 60, 40, 30, 40};

  /** Newest tracks whose artists are looked at. */
  private static final int ARTISTS = 2;

  /** Most played tracks of each of these artists that are looked at. */
  private static final int OF_ARTIST = 12;

  /** Tracks of an artist that are passed over or taken. */
  private static final int ARTIST_LOOKS = 64;

  /** Most tracks of an answer. */
  public static final int MOST = Arrays.stream(LOOKS).sum() + ARTISTS * OF_ARTIST;

  private static final NeighbourOptions NEIGHBOURS =
      new NeighbourOptions(2_500, 100, Decay.NONE, Decay.ROOT, 0.5, 0.25, Decay.LOG);
  private static final SequentialRules WITHIN_TEN = new SequentialRules(10, Decay.DIVIDED);
  private static final SequentialRules AT_ONCE = new SequentialRules(1, Decay.NONE);

  private final Foresight foresight;
  private final Sessions sessions;
  private final SessionNeighbours neighbours;
  private final ItemLists.Asker items;
  private final TrackScores[] scores = new TrackScores[SCORES];
  private final Signals signals;
  private final int[] top = new int[MOST];
  private final Slots found = new Slots();

  /** Of the tracks as they were found: a column each, and their odds. */
  private final float[][] numbers = new float[Signals.COUNT][MOST];

  private final float[] odds = new float[MOST];
  private final float[] unit = new float[MOST];

  /** Which was found where in the answer, and where in the answer each is. */
  private final long[] order = new long[MOST];

  private final int[] places = new int[MOST];

  /** Asks this foresight. */
  public Foreteller(Foresight foresight) {
    this.foresight = foresight;
    sessions = foresight.sessions();
    neighbours = new SessionNeighbours(sessions, NEIGHBOURS);
    items = foresight.items().asker();
    Arrays.setAll(scores, s -> new TrackScores());
    signals = new Signals(foresight);
  }

  /** Asks which allowed tracks may come next; the answer stands until the next question. */
  public void ask(Prefix prefix, IntPredicate allowed) {
    gather(prefix, allowed);
    foresight.fusion().odds(numbers, found.count(), unit, odds);
    sort();
  }

  /** Finds the tracks and writes their signals, in no order yet. */
  void gather(Prefix prefix, IntPredicate allowed) {
    found.clear();
    if (prefix.count() == 0) {
      return;
    }
    score(prefix, allowed);
    signals.begin(prefix);
    for (int s = 0; s < SCORES; s++) {
      int best = scores[s].top(LOOKS[s], sessions, top, 0);
      for (int i = 0; i < best; i++) {
        found.of(top[i]);
      }
    }
    for (int step = 1; step <= Math.min(ARTISTS, prefix.count()); step++) {
      takeOfArtist(foresight.artistOf(prefix.back(step)), allowed);
    }
    signals.write(found, scores, numbers);
  }

  private void score(Prefix prefix, IntPredicate allowed) {
    for (TrackScores each : scores) {
      each.clear();
    }
    neighbours.score(prefix, scores[NEAR], scores[WHOLE]);
    WITHIN_TEN.score(sessions, prefix, scores[RULES]);
    AT_ONCE.score(sessions, prefix, scores[DIRECT]);
    items.score(prefix, scores[ITEMS]);
    for (TrackScores each : scores) {
      each.keep(allowed);
    }
  }

  private void takeOfArtist(int artist, IntPredicate allowed) {
    ArtistTracks artists = foresight.artists();
    int left = OF_ARTIST;
    for (int i = 0; i < Math.min(ARTIST_LOOKS, artists.count(artist)) && left > 0; i++) {
      int track = artists.track(artist, i);
      if (allowed.test(track)) {
        found.of(track);
        left--;
      }
    }
  }

  /** Orders by falling odds; of equals the one found first. */
  private void sort() {
    for (int i = 0; i < found.count(); i++) {
      order[i] = (long) ~rising(odds[i]) << Integer.SIZE | i;
    }
    Arrays.sort(order, 0, found.count());
    for (int place = 0; place < found.count(); place++) {
      places[(int) order[place]] = place;
    }
  }

  /** A whole number that rises as the number does; the same for both zeros. */
  private static int rising(float number) {
    int bits = Float.floatToIntBits(number + 0);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  /** How many tracks the answer has. */
  public int count() {
    return found.count();
  }

  /** The i-th track of the answer, the likeliest first. */
  public int track(int i) {
    return found.number((int) order[i]);
  }

  /** How much less likely the i-th track is than the first, as log odds: 0 or less. */
  public float behind(int i) {
    return odds[(int) order[i]] - odds[(int) order[0]];
  }

  /** Where the answer has a track; -1 where it has not. */
  public int placeOf(int track) {
    int slot = found.find(track);
    return slot < 0 ? -1 : places[slot];
  }

  /** Whether sessions like the prefix hold the i-th track. */
  public boolean bySessions(int i) {
    return scores[WHOLE].of(track(i)) > 0;
  }

  /** Where a track stands among those gathered; -1 where it does not. */
  int indexOf(int track) {
    return found.find(track);
  }

  /** The signals of all gathered, track by track, as a copy. */
  float[] signals() {
    float[] copy = new float[found.count() * Signals.COUNT];
    for (int at = 0; at < copy.length; at++) {
      copy[at] = numbers[at % Signals.COUNT][at / Signals.COUNT];
    }
    return copy;
  }
}
