package io.privatefm.evaluate.simulate.truth;

import java.util.SplittableRandom;

/**
 * People whose taste drifts and tires.
 *
 * <p>Drift: the taste for each genre and artist walks at random around a centre with every track
 * (Ornstein and Uhlenbeck's walk); with probability {@value #SCENE_CHANGE} at the start of a
 * session, and {@value #SUDDEN} at any track, the scene changes and the centre is dealt anew.
 * Fatigue: every hearing makes its track less wanted for days, its artist for hours, its genres for
 * the next hour or two; a disliked or skipped track tires like any other.
 */
final class DriftingTruth extends MusicTruth {
  private static final double SCENE_CHANGE = 0.2;
  private static final double SUDDEN = 1 / 100.0;
  private static final double PULL = 0.05;
  private static final double GENRE_STEP = 0.15;
  private static final double ARTIST_STEP = 0.1;

  private static final double HOUR_MS = 3_600_000;
  private static final double TRACK_TIRES = 3;
  private static final double ARTIST_TIRES = 0.5;
  private static final double GENRE_TIRES = 0.15;

  DriftingTruth(int tracks, long seed) {
    super(tracks, seed);
  }

  @Override
  public Listener listener(long number) {
    return new Restless(music, Seeds.random(seed, "listener", number));
  }

  private static final class Restless implements Listener {
    private final Music music;
    private final SplittableRandom random;
    private final Fatigue ofTracks;
    private final Fatigue ofArtists;
    private final Fatigue ofGenres = new Fatigue(Music.GENRES, 1.5 * HOUR_MS);
    private final double[] genres;
    private final double[] artists;
    private final double[] artistCentre;
    private final double[] wanted = new double[Music.GENRES];
    private double[] centre;
    private int session;

    Restless(Music music, SplittableRandom random) {
      this.music = music;
      this.random = random;
      ofTracks = new Fatigue(music.tracks(), 72 * HOUR_MS);
      ofArtists = new Fatigue(music.artistCount(), 6 * HOUR_MS);
      centre = Leanings.genres(random);
      genres = centre.clone();
      artistCentre = Leanings.artists(music.artistCount(), random);
      artists = artistCentre.clone();
    }

    @Override
    public void arrive(Occasion occasion) {
      drift(occasion.session() != session);
      session = occasion.session();
      ofTracks.rest(occasion.atMs());
      ofArtists.rest(occasion.atMs());
      ofGenres.rest(occasion.atMs());
      for (int genre = 0; genre < wanted.length; genre++) {
        wanted[genre] = genres[genre] - ofGenres.of(genre);
      }
    }

    private void drift(boolean newSession) {
      if (random.nextDouble() < (newSession ? SCENE_CHANGE : SUDDEN)) {
        centre = Leanings.genres(random);
        System.arraycopy(centre, 0, genres, 0, genres.length);
      }
      walk(genres, centre, GENRE_STEP);
      walk(artists, artistCentre, ARTIST_STEP);
    }

    private void walk(double[] taste, double[] around, double step) {
      for (int i = 0; i < taste.length; i++) {
        taste[i] += PULL * (around[i] - taste[i]) + step * random.nextGaussian();
      }
    }

    @Override
    public void chances(int track, double[] into) {
      int artist = music.artist(track);
      double utility =
          music.blend(track, wanted)
              + artists[artist]
              - ofArtists.of(artist)
              + music.quality(track)
              - ofTracks.of(track);
      Ladder.chances(utility, into);
    }

    @Override
    public void hear(int track, Act act) {
      ofTracks.add(track, TRACK_TIRES);
      ofArtists.add(music.artist(track), ARTIST_TIRES);
      for (int genre = 0; genre < Music.GENRES; genre++) {
        ofGenres.add(genre, GENRE_TIRES * music.share(track, genre));
      }
    }
  }
}
