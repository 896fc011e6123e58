package io.privatefm.evaluate.simulate.truth;

import java.util.SplittableRandom;

/**
 * People whose taste stays: for genres, for artists, and for what is good. Nothing tires them. Here
 * a station that learns must come to an end of its learning.
 */
final class StationaryTruth extends MusicTruth {
  StationaryTruth(int tracks, long seed) {
    super(tracks, seed);
  }

  @Override
  public Listener listener(long number) {
    SplittableRandom random = Seeds.random(seed, "listener", number);
    double[] genres = Leanings.genres(random);
    return new Steady(music, genres, Leanings.artists(music.artistCount(), random));
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Steady(Music music, double[] genres, double[] artists) implements Listener {
    @Override
    public void arrive(Occasion occasion) {}

    @Override
    public void chances(int track, double[] into) {
      double utility =
          music.blend(track, genres) + artists[music.artist(track)] + music.quality(track);
      Ladder.chances(utility, into);
    }

    @Override
    public void hear(int track, Act act) {}
  }
}
