package io.privatefm.catalogue.foretell;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import java.util.List;

/**
 * All that foretells: sessions that people heard, the artists of their tracks, and how much each
 * signal says. Read by any thread; each thread asks a {@link Foreteller} of its own.
 */
public final class Foresight {
  private final Sessions sessions;
  private final int[] artistOf;
  private final ArtistTracks artists;
  private final ItemLists items;
  private final Fusion fusion;

  Foresight(Sessions sessions, int[] artistOf, Fusion fusion) {
    if (artistOf.length != sessions.trackCount()) {
      throw new IllegalArgumentException(
          "must be one a track, " + sessions.trackCount() + ": artists=" + artistOf.length);
    }
    this.sessions = sessions;
    this.artistOf = artistOf.clone();
    this.artists = new ArtistTracks(sessions, artistOf);
    items = new ItemLists(sessions);
    this.fusion = fusion;
  }

  /**
   * Learns from sessions how to foretell the next one.
   *
   * @param artistOf the artist of each track; below 0 when unknown
   */
  public static Foresight learn(Sessions sessions, int[] artistOf, long seed, Progress progress) {
    progress.at("foretelling", 0, 2);
    List<Question> questions = new Questions(sessions, artistOf, seed).ask();
    progress.at("foretelling", 1, 2);
    Foresight learned = new Foresight(sessions, artistOf, FusionLearner.learn(questions, seed));
    progress.at("foretelling", 2, 2);
    return learned;
  }

  /**
   * Foresight that was learned before.
   *
   * @param weights as {@link #weights} gave them
   * @throws IllegalArgumentException when there are not as many as it takes
   */
  public static Foresight of(Sessions sessions, int[] artistOf, float[] weights) {
    return new Foresight(sessions, artistOf, new Fusion(weights));
  }

  /** How many weights there are. */
  public static int weightCount() {
    return Fusion.WEIGHTS;
  }

  /** What was learned, as a copy. */
  public float[] weights() {
    return fusion.weights();
  }

  /** What is known of listening. */
  public Sessions sessions() {
    return sessions;
  }

  int artistOf(int track) {
    return artistOf[track];
  }

  ArtistTracks artists() {
    return artists;
  }

  ItemLists items() {
    return items;
  }

  Fusion fusion() {
    return fusion;
  }
}
