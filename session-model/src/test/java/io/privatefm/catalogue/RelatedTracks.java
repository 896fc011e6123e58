package io.privatefm.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * 120 tracks of which much is told: track n is titled "Title n", by "Artist (n / 4)", tagged
 * "common" and "rare-(n % 20)". Artists 2k and 2k + 1 are similar, artist k is of "Label (k % 5)",
 * and tracks n below 60 are on the soundtrack of "Film (n % 15)".
 */
public final class RelatedTracks {
  public static final int COUNT = 120;

  private RelatedTracks() {}

  public static List<Triple> triples() {
    List<Triple> triples = new ArrayList<>();
    for (int artist = 0; artist < COUNT / 4; artist++) {
      triples.add(new Triple("artist:Artist " + artist, "label", "Label " + artist % 5));
      if (artist % 2 == 0) {
        triples.add(new Triple("artist " + artist, "similar", "ARTIST  " + (artist + 1)));
      }
    }
    for (int n = 0; n < COUNT / 2; n++) {
      triples.add(new Triple("" + n, "soundtrack", "entity:Film " + n % 15));
    }
    return triples;
  }

  public static CatalogueBuilder builder() {
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    Random random = new Random(3);
    for (int n = 0; n < COUNT; n++) {
      List<String> tags = List.of("common", "rare-" + n % 20);
      String artist = "Artist " + n / 4;
      tracks.add(new Track("" + n, "Title " + n, artist, null, 0, tags, null, 0, null, Map.of()));
      vectors.add(new float[] {random.nextFloat(), random.nextFloat(), 1, random.nextFloat()});
    }
    return CatalogueBuilder.of(tracks, vectors).space("related");
  }

  /** Builds and opens it with what is told; of these relations alone something is said. */
  public static Catalogue open(Path directory, String... relations) {
    CatalogueBuilder builder = builder().relations(RelationSource.of(triples()));
    for (String relation : List.of("artist", "tag", "label", "similar", "soundtrack")) {
      boolean says = List.of(relations).contains(relation);
      builder.relationWeight(relation, says ? 1f / relations.length : 0);
    }
    builder.publish(directory);
    return Catalogue.open(directory);
  }
}
