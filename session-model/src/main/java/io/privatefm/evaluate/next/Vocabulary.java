package io.privatefm.evaluate.next;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tracks by number, in the order in which they were met. Owned by one thread. */
final class Vocabulary {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final Map<Integer, String> artists = new HashMap<>();

  /** The number of a track, a new one when it was not met before. */
  int number(String id) {
    Integer known = numbers.putIfAbsent(id, ids.size());
    if (known != null) {
      return known;
    }
    ids.add(id);
    return ids.size() - 1;
  }

  /** The number of a track; -1 when it was never met. */
  int known(String id) {
    return numbers.getOrDefault(id, -1);
  }

  String id(int number) {
    return ids.get(number);
  }

  int size() {
    return ids.size();
  }

  /** Notes the artist of a track as a log of listens tells it; the first one stays. */
  void artist(int number, String artist) {
    if (!artist.isBlank()) {
      artists.putIfAbsent(number, artist);
    }
  }

  /** The artist that a log told; empty when none did. */
  String artist(int number) {
    return artists.getOrDefault(number, "");
  }
}
