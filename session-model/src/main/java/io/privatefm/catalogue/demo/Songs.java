package io.privatefm.catalogue.demo;

import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * All tracks, artist by artist, album by album. Two of these with the same seed give the same
 * songs, so that tracks and vectors can be made apart, neither held whole. Owned by one thread.
 */
final class Songs implements Iterator<Songs.Song> {
  /** A track with what made it. */
  record Song(Artist artist, Sound sound, TrackSource.Row row) {}

  private static final int TITLE_ATTEMPTS = 20;
  private static final double WITHIN_ARTIST = 0.10;
  private static final double HITS_EXPONENT = 0.9;
  private static final double PLAYS = 2_000_000;

  private final int total;
  private final long seed;
  private final Scene scene;
  private final Shares shares;
  private int given;
  private int artistNumber = -1;
  private int left;
  private Artist artist;
  private Chance chance;
  private Set<String> titles = new HashSet<>();
  private int albumLeft;
  private String album = "";
  private int year;
  private int nth;

  Songs(int total, long seed) {
    this.total = total;
    this.seed = seed;
    scene = new Scene(seed);
    shares = new Shares(total);
    chance = Chance.of(seed, "songs", 0);
    artist = nextArtist();
  }

  @Override
  public boolean hasNext() {
    return given < total;
  }

  @Override
  public Song next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (left == 0) {
      artist = nextArtist();
    }
    if (albumLeft == 0) {
      nextAlbum();
    }
    left--;
    albumLeft--;
    nth++;
    return song(sound());
  }

  private Artist nextArtist() {
    artistNumber++;
    left = shares.tracksOf(artistNumber);
    chance = Chance.of(seed, "songs", artistNumber);
    titles = new HashSet<>();
    albumLeft = 0;
    nth = 0;
    Artist next = scene.artist(artistNumber);
    year = next.firstYear();
    return next;
  }

  private void nextAlbum() {
    albumLeft = Math.min(left, chance.whole(6, 14));
    album = title(artist.valence());
    year = nth == 0 ? year : Math.min(artist.genre().yearTo(), year + chance.whole(1, 4));
  }

  private Sound sound() {
    Genre genre = artist.genre();
    double energy = chance.share(artist.energy(), WITHIN_ARTIST);
    double lean = Math.clamp(0.5 + (energy - genre.energy()) + 0.22 * chance.gaussian(), 0.0, 1.0);
    double valence = chance.share(artist.valence(), WITHIN_ARTIST);
    double minor = Math.clamp(genre.minor() + (genre.valence() - valence), 0.02, 0.98);
    return new Sound(
        genre,
        genre.tempoLow() + lean * (genre.tempoHigh() - genre.tempoLow()),
        chance.whole(0, 11),
        chance.happens(minor),
        energy,
        valence,
        chance.share(artist.timbre(), WITHIN_ARTIST),
        genre.swing() == 0 ? 0 : chance.share(genre.swing(), 0.04),
        chance.share(genre.density() + 0.4 * (energy - genre.energy()), 0.06),
        chance.whole(0, Sound.PROGRESSIONS - 1),
        year,
        artist.language());
  }

  private Song song(Sound sound) {
    long seconds = Math.round(sound.genre().seconds() * StrictMath.exp(0.18 * chance.gaussian()));
    Track track =
        new Track(
            String.format(Locale.ROOT, "d%06d", given),
            title(sound.valence()),
            artist.name(),
            album,
            Math.clamp(seconds, 75, 720) * 1_000L,
            sound.tags(),
            sound.language(),
            sound.year(),
            null,
            sound.traits());
    given++;
    return new Song(artist, sound, new TrackSource.Row(track, plays()));
  }

  /**
   * Within an artist the n-th track in fame has 1/n of the first one's plays; which is which is
   * drawn.
   */
  private double plays() {
    double rank = 1 + StrictMath.floor(chance.next() * Math.max(1, shares.tracksOf(artistNumber)));
    return Math.ceil(PLAYS * artist.fame() / StrictMath.pow(rank, HITS_EXPONENT));
  }

  private String title(double valence) {
    String title = artist.words().title(chance, valence);
    for (int attempt = 0; attempt < TITLE_ATTEMPTS && !titles.add(title); attempt++) {
      title = artist.words().title(chance, valence);
    }
    return title;
  }
}
