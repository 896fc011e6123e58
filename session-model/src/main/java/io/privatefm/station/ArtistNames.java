package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;

/** Finds an artist again in another catalogue. */
final class ArtistNames {
  private ArtistNames() {}

  /** The id of a track of the artist, by which it is found again at once. */
  static String witness(Catalogue catalogue, int artist) {
    Postings tracks = catalogue.tracksOfArtist();
    return tracks.count(artist) == 0 ? "" : catalogue.id(tracks.at(artist, 0));
  }

  /**
   * The artist's number: by the witness, which alone tells those without a name apart, or else by
   * the name.
   *
   * @return -1 when the catalogue has no such artist
   */
  static int find(Catalogue catalogue, String name, String witness) {
    int row = catalogue.row(witness);
    if (row >= 0 && catalogue.artistName(catalogue.artist(row)).equals(name)) {
      return catalogue.artist(row);
    }
    return catalogue.artistNamed(name);
  }
}
