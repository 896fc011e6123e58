package io.privatefm.server.past;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the tracks that a file tells of: by id, else by artist and title, whose case, accents,
 * spaces and punctuation are of no matter. Of several tracks with the same names the most popular
 * is meant. Reads the names of all artists once, and the titles of those that are told of.
 */
final class TrackMatcher {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Catalogue catalogue;
  private final Set<String> artists = new HashSet<>();
  private final Map<String, Integer> rows = new HashMap<>();

  /** Looks for what these tell of. */
  TrackMatcher(Catalogue catalogue, List<ToldListen> told) {
    this.catalogue = catalogue;
    Set<String> wanted = new HashSet<>();
    told.forEach(listen -> wanted.add(key(listen.artist())));
    wanted.remove("");
    for (int artist = 0; artist < catalogue.artistCount() && !wanted.isEmpty(); artist++) {
      String key = key(catalogue.artistName(artist));
      if (wanted.contains(key)) {
        artists.add(key);
        addTitles(key, catalogue.tracksOfArtist(), artist);
      }
    }
  }

  private void addTitles(String artistKey, Postings tracks, int artist) {
    for (int i = 0; i < tracks.count(artist); i++) {
      int row = tracks.at(artist, i);
      String key = artistKey + '/' + key(catalogue.title(row));
      rows.merge(key, row, (a, b) -> catalogue.popularity(b) > catalogue.popularity(a) ? b : a);
    }
  }

  /** The row by one of the ids, or -1. */
  int byId(ToldListen told) {
    for (String id : told.ids()) {
      int row = catalogue.row(id);
      if (row >= 0) {
        return row;
      }
    }
    return -1;
  }

  /** The row by the names, or -1. */
  int byName(ToldListen told) {
    return told.title().isEmpty()
        ? -1
        : rows.getOrDefault(key(told.artist()) + '/' + key(told.title()), -1);
  }

  /** Why neither was found. */
  String why(ToldListen told) {
    if (told.title().isEmpty()) {
      return "no such id";
    }
    return artists.contains(key(told.artist())) ? "no such title of the artist" : "no such artist";
  }

  /** What is the same for the same name, however it is spelled; a name of signs alone stays. */
  static String key(String name) {
    String lower = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String bare =
        NEITHER_LETTER_NOR_DIGIT.matcher(MARKS.matcher(lower).replaceAll("")).replaceAll("");
    return bare.isEmpty() ? lower.strip() : bare;
  }
}
