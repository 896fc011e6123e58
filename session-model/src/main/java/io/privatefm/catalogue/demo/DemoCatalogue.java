package io.privatefm.catalogue.demo;

import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import java.util.Iterator;

/**
 * A catalogue of made-up music, generated from a seed: some hundreds of artists over genres, eras
 * and languages, skewed popularity, and for every track the traits from which a player can
 * synthesise its sound. The vectors follow from the traits, so that near in vector is alike to the
 * ear. The same number of tracks and seed give the same bytes everywhere.
 */
public final class DemoCatalogue {
  /** How many tracks the demo has unless told otherwise. */
  public static final int TRACKS = 20_000;

  /** The seed unless told otherwise. */
  public static final long SEED = 1;

  static final String SOURCE = "demo";

  private static final int GENERATION = 1;

  private DemoCatalogue() {}

  /** A builder of the demo, ready to publish. */
  public static CatalogueBuilder of(int tracks, long seed) {
    if (tracks < 1 || tracks > CatalogueLimits.TRACKS) {
      throw new CatalogueException(
          "must be 1 to " + CatalogueLimits.TRACKS + ": field=tracks value=" + tracks);
    }
    return CatalogueBuilder.of(tracks(tracks, seed), vectors(tracks, seed)).space(space(seed));
  }

  /** The vector space of a demo of this seed; another one was made by another version. */
  public static String space(long seed) {
    return "demo-" + GENERATION + "-seed-" + seed;
  }

  /** The tracks alone. */
  public static TrackSource tracks(int tracks, long seed) {
    Songs songs = new Songs(tracks, seed);
    Iterator<TrackSource.Row> rows =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return songs.hasNext();
          }

          @Override
          public TrackSource.Row next() {
            return songs.next().row();
          }
        };
    return TrackSource.ofRows(SOURCE, tracks, rows);
  }

  /** The vectors of the same tracks, in the same order. */
  public static VectorSource vectors(int tracks, long seed) {
    return new DemoVectors(tracks, seed);
  }
}
