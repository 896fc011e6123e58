package io.privatefm.catalogue.demo;

import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.VectorSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vectors of the demo catalogue, made as they are read. */
final class DemoVectors implements VectorSource {
  private final Songs songs;
  private final SoundVectors sounds;
  private final List<Genre> genres = Genre.all();
  private final int tracks;
  private long given;

  DemoVectors(int tracks, long seed) {
    this.tracks = tracks;
    songs = new Songs(tracks, seed);
    sounds = new SoundVectors(seed);
  }

  @Override
  public int dimension() {
    return SoundVectors.DIMENSION;
  }

  @Override
  public long rows() {
    return tracks;
  }

  @Override
  public boolean next(float[] into) {
    if (!songs.hasNext()) {
      return false;
    }
    sounds.write(songs.next(), genres, given++, into);
    return true;
  }

  @Override
  public @Nullable String id() {
    return null;
  }

  @Override
  public Place place() {
    return Place.row(name(), given - 1);
  }

  @Override
  public String name() {
    return DemoCatalogue.SOURCE;
  }

  @Override
  public void close() {}
}
