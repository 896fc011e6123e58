package io.privatefm.evaluate.simulate.truth;

import java.util.SplittableRandom;

/**
 * People with several tastes of which one is on at a time: one for the morning, one for the day,
 * one for the evening. A session may be of another mood than its hour's, and a mood may change in
 * between. Made to be hard for a station that knows no hours and keeps one long-term memory: what
 * was loved a session ago may be loathed now.
 */
final class MoodsTruth extends MusicTruth {
  private static final int MOODS = 3;
  private static final double ODD_SESSION = 0.15;
  private static final double CHANGE = 1 / 40.0;

  MoodsTruth(int tracks, long seed) {
    super(tracks, seed);
  }

  @Override
  public Listener listener(long number) {
    return new Moody(music, Seeds.random(seed, "listener", number));
  }

  /** The mood that belongs to an hour. */
  static int usualMood(int hour) {
    return hour < 11 ? 0 : hour < 18 ? 1 : 2;
  }

  private static final class Moody implements Listener {
    private final Music music;
    private final SplittableRandom random;
    private final double[][] moods = new double[MOODS][];
    private final double[] artists;
    private int mood;
    private int session = -1;

    Moody(Music music, SplittableRandom random) {
      this.music = music;
      this.random = random;
      for (int i = 0; i < MOODS; i++) {
        moods[i] = Leanings.genres(random);
      }
      artists = Leanings.artists(music.artistCount(), random);
    }

    @Override
    public void arrive(Occasion occasion) {
      boolean fresh = occasion.session() != session;
      session = occasion.session();
      double u = random.nextDouble();
      int other = random.nextInt(MOODS);
      if (fresh) {
        mood = u < ODD_SESSION ? other : usualMood(occasion.hour());
      } else if (u < CHANGE) {
        mood = other;
      }
    }

    @Override
    public void chances(int track, double[] into) {
      double utility =
          music.blend(track, moods[mood]) + artists[music.artist(track)] + music.quality(track);
      Ladder.chances(utility, into);
    }

    @Override
    public void hear(int track, Act act) {}
  }
}
