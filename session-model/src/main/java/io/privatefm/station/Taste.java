package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a listener says to like, in the listener's words, as on the first day before anything was
 * heard. Names that the catalogue does not know are passed over.
 *
 * @param artists names of artists, in whatever case
 * @param tags tags, in whatever case
 * @param tracks track ids
 */
public record Taste(List<String> artists, List<String> tags, List<String> tracks) {

  public Taste {
    artists = List.copyOf(artists);
    tags = List.copyOf(tags);
    tracks = List.copyOf(tracks);
  }

  /** How many names there are in all. */
  public int size() {
    return artists.size() + tags.size() + tracks.size();
  }

  /**
   * Where the names stand that the catalogue does not know: {@code artists[0]}, {@code tags[3]}.
   */
  public List<String> unknownIn(Catalogue catalogue) {
    List<String> places = new ArrayList<>();
    addUnknown("artists", artists, catalogue::artistNamed, places);
    addUnknown("tags", tags, catalogue::tagNamed, places);
    addUnknown("tracks", tracks, catalogue::row, places);
    return places;
  }

  private static void addUnknown(
      String list, List<String> names, ToIntFunction<String> number, List<String> places) {
    for (int at = 0; at < names.size(); at++) {
      if (number.applyAsInt(names.get(at)) < 0) {
        places.add(list + "[" + at + "]");
      }
    }
  }
}
