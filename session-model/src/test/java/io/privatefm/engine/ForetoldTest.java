package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.recall.ChannelKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Stations over a catalogue that knows sessions: track n is followed by n + 81. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForetoldTest {
  private static final SmallCatalogue SMALL = SmallCatalogue.USUAL.ofTracks(400);

  /** Leads to another artist. */
  private static final int STEP = 81;

  private Catalogue catalogue;

  @BeforeAll
  void open(@TempDir Path directory) {
    List<List<String>> sessions = new ArrayList<>();
    for (int first = 0; first < 400; first++) {
      List<String> one = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        one.add("t-" + (first + STEP * i) % 400);
      }
      sessions.add(one);
    }
    Collections.shuffle(sessions, new Random(1));
    catalogue = SMALL.open(directory, "a", sessions);
  }

  @AfterAll
  void close() {
    catalogue.close();
  }

  private Listening listening(PolicyChoice choice) {
    return new Listening(
        new Engine(catalogue, EngineOptions.DEFAULT.withSeed(42).withFloor(choice.floor)), "ann");
  }

  /** How much of a draw is chance. */
  private enum PolicyChoice {
    LEARNED(0),
    CHANCE(1);

    final double floor;

    PolicyChoice(double floor) {
      this.floor = floor;
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(2));
  }

  @Test
  void whatUsuallyFollowsIsRankedFirst() {
    Listening ann = listening(PolicyChoice.LEARNED);
    ann.start();
    ann.complete();
    int[] rows = new int[20];
    int count = ann.engine.rank(ann.station, ann.nowMs, rows);
    assertTrue(count > 0);
    int heard = number(ann.current().trackId());
    List<Integer> soon = List.of((heard + STEP) % 400, (heard + 2 * STEP) % 400);
    List<Integer> first =
        IntStream.range(0, 3).mapToObj(i -> number(catalogue.id(rows[i]))).toList();
    assertTrue(first.stream().anyMatch(soon::contains), () -> heard + " then " + first);
  }

  @Test
  void whatFollowsASkippedTrackIsNotForetold() {
    Listening ann = listening(PolicyChoice.CHANCE);
    ann.start();
    ann.skip();
    for (int i = 0; i < 20; i++) {
      assertFalse(
          ann.current().why().channel().equals(ChannelKind.SESSIONS.label()), "nothing was heard");
      ann.start();
      ann.skip();
    }
  }

  @Test
  void whoRecalledIsToldAndTrue() {
    Map<ChannelKind, Integer> seen = new EnumMap<>(ChannelKind.class);
    Listening ann = listening(PolicyChoice.CHANCE);
    for (int i = 0; i < 120; i++) {
      ann.start();
      ann.complete();
      ChannelKind.ALL.stream()
          .filter(kind -> kind.label().equals(ann.current().why().channel()))
          .forEach(kind -> seen.merge(kind, 1, Integer::sum));
      if (ann.current().why().channel().equals(ChannelKind.SESSIONS.label())) {
        assertEquals("heard by others in sessions like this one", ann.current().why().because());
      }
    }
    assertTrue(seen.containsKey(ChannelKind.SESSIONS), seen::toString);
  }
}
