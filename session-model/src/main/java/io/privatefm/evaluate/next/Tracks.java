package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.reader.TrackReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the tracks besides their sessions: artist and tags, each by number. */
final class Tracks {
  private final Vocabulary vocabulary;
  private final @Nullable Track[] described;
  private final int[] artists;
  private final int[][] tags;

  private Tracks(Vocabulary vocabulary, @Nullable Track[] described) {
    this.vocabulary = vocabulary;
    this.described = described;
    artists = new int[described.length];
    tags = new int[described.length][];
    Map<String, Integer> artistNumbers = new HashMap<>();
    Map<String, Integer> tagNumbers = new HashMap<>();
    for (int i = 0; i < described.length; i++) {
      String artist = track(i).artist().strip().toLowerCase(Locale.ROOT);
      artists[i] = artist.isEmpty() ? -1 : number(artistNumbers, artist);
      tags[i] =
          track(i).tags().stream()
              .mapToInt(tag -> number(tagNumbers, tag.toLowerCase(Locale.ROOT)))
              .sorted()
              .distinct()
              .toArray();
    }
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer known = numbers.putIfAbsent(name, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  /** Tracks as a file describes them; those it does not have, and all without one, as the log. */
  static Tracks of(Vocabulary vocabulary, @Nullable Path file) {
    @Nullable Track[] described = new Track[vocabulary.size()];
    if (file != null) {
      try (TrackSource source = TrackReader.open(file)) {
        for (TrackSource.Row row = source.next(); row != null; row = source.next()) {
          int number = vocabulary.known(row.track().id());
          if (number >= 0) {
            described[number] = row.track();
          }
        }
      }
    }
    return new Tracks(vocabulary, described);
  }

  /** A track; of one that is not described the id, and the artist that the log told. */
  Track track(int number) {
    Track track = described[number];
    return track != null ? track : Track.of(vocabulary.id(number), "", vocabulary.artist(number));
  }

  /** Whether any artist is known. */
  boolean haveArtists() {
    return Arrays.stream(artists).anyMatch(artist -> artist >= 0);
  }

  /** Whether any tag is known. */
  boolean haveTags() {
    return Arrays.stream(tags).anyMatch(list -> list.length > 0);
  }

  /** The number of the artist; -1 when unknown. */
  int artist(int number) {
    return artists[number];
  }

  /** Share of the tags of both that they do not have in common; 1 when neither has any. */
  double tagDistance(int a, int b) {
    int[] ours = tags[a];
    int[] theirs = tags[b];
    int common = 0;
    for (int i = 0, j = 0; i < ours.length && j < theirs.length; ) {
      if (ours[i] == theirs[j]) {
        common++;
        i++;
        j++;
      } else if (ours[i] < theirs[j]) {
        i++;
      } else {
        j++;
      }
    }
    int all = ours.length + theirs.length - common;
    return all == 0 ? 1 : 1 - (double) common / all;
  }

  /** The ids by number. */
  List<String> ids(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(vocabulary::id).toList();
  }
}
