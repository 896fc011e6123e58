package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.RelatedTracks;
import io.privatefm.station.Spin;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pick that the graph led to names the relations that it came by, and what it says is true. */
class GraphWhyTest {
  private static final Pattern HOP =
      Pattern.compile(
          "(?<artist>by the artist of)?(?<by>by Artist (?<other>\\d+) \\(similar\\), from)?"
              + "(\"(?<film>Film \\d+)\" \\(soundtrack\\) like)?"
              + "(\"(?<label>Label \\d+)\" \\(label\\) like)?(\"(?<tag>[a-z0-9-]+)\" like)?"
              + " \"Title (?<from>\\d+)\"");

  private final Set<Integer> praised = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();

  @Test
  void everyRelationOfAPathIsTrue(@TempDir Path directory) {
    hear(directory.resolve("all"), 20, 60, "artist", "tag", "label", "similar", "soundtrack");
    assertTrue(
        seen.containsAll(Set.of("artist", "film", "label", "similar", "tag")), seen::toString);
  }

  @Test
  void bothHopsOfAPathAreTrue(@TempDir Path directory) {
    hear(directory.resolve("two"), 60, 5, "artist", "soundtrack");
    assertEquals(Set.of("artist", "film", "two hops"), seen);
  }

  private void hear(Path directory, int listeners, int spins, String... relations) {
    try (Catalogue catalogue = RelatedTracks.open(directory, relations)) {
      for (int listener = 0; listener < listeners; listener++) {
        praised.clear();
        // every draw uniform over the arms
        Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(2).withFloor(1));
        Listening who = new Listening(engine, "listener-" + listener);
        for (int i = 0; i < spins; i++) {
          check(who.current());
          who.start();
          praised.add(Integer.parseInt(who.current().trackId()));
          if (i % 4 == 0) {
            who.like();
          }
          who.complete();
        }
      }
    }
  }

  private void check(Spin spin) {
    if (!spin.why().channel().equals("graph")) {
      return;
    }
    String because = Objects.requireNonNull(spin.why().because());
    int track = Integer.parseInt(spin.trackId());
    String[] hops = because.split(", itself ", -1);
    for (String hop : hops) {
      track = check(track, hop);
    }
    if (hops.length > 1) {
      seen.add("two hops");
    }
    assertTrue(praised.contains(track), because);
  }

  private int check(int track, String hop) {
    Matcher told = HOP.matcher(hop);
    assertTrue(told.matches(), hop);
    int from = Integer.parseInt(told.group("from"));
    int artist = track / 4;
    if (told.group("artist") != null) {
      seen.add("artist");
      assertEquals(from / 4, artist, hop);
    } else if (told.group("by") != null) {
      seen.add("similar");
      assertEquals(Integer.parseInt(told.group("other")), artist, hop);
      assertEquals(from / 4 ^ 1, artist, hop);
    } else if (told.group("film") != null) {
      seen.add("film");
      assertEquals("Film " + track % 15, told.group("film"), hop);
      assertEquals(from % 15, track % 15, hop);
      assertTrue(track < 60 && from < 60, hop);
    } else if (told.group("label") != null) {
      seen.add("label");
      assertEquals("Label " + artist % 5, told.group("label"), hop);
      assertEquals(from / 4 % 5, artist % 5, hop);
    } else {
      seen.add("tag");
      String tag = Objects.requireNonNull(told.group("tag"));
      assertTrue(tag.equals("common") || tag.equals("rare-" + track % 20), hop);
      assertTrue(tag.equals("common") || from % 20 == track % 20, hop);
    }
    return from;
  }
}
