package io.privatefm.evaluate.listeners;

import io.privatefm.catalogue.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What people said of the tracks that each of them was given, from 1 (dislike) to {@value #MOST}
 * (like much). Immutable; people and tracks are numbered from 0.
 *
 * @param name how messages name the source
 * @param people their ids, by number
 * @param tracks their ids, by number, in the order of the text, so that a tie between tracks never
 *     follows the order of a file
 * @param rated for each person the tracks that they rated, rising
 * @param given for each person the ratings of those tracks
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Ratings(
    String name, List<String> people, List<String> tracks, int[][] rated, byte[][] given) {
  /** The best rating. */
  public static final int MOST = 4;

  /** The rating from which a track is liked. */
  public static final int LIKED_FROM = 3;

  /**
   * Reads a table with the columns user, track, rating and perhaps others, tab-separated or, when
   * its name says {@code .csv}, comma-separated, plain or gzipped; without a first line that names
   * the columns they stand in this order.
   *
   * @throws io.privatefm.catalogue.CatalogueException naming file, line, field and rule
   */
  public static Ratings read(Path file, Progress progress) {
    return RatingsReader.read(file, progress);
  }

  /** 1 for a track that is liked, else 0. */
  static int reward(int rating) {
    return rating >= LIKED_FROM ? 1 : 0;
  }

  /** How many of a person's tracks they like. */
  int likes(int person) {
    int likes = 0;
    for (byte rating : given[person]) {
      likes += reward(rating);
    }
    return likes;
  }

  /** Most tracks that one person rated. */
  int longest() {
    return Arrays.stream(rated).mapToInt(tracks -> tracks.length).max().orElse(0);
  }

  /** How many ratings there are. */
  long count() {
    return Arrays.stream(rated).mapToLong(tracks -> tracks.length).sum();
  }
}
