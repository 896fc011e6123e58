package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.recall.ChannelKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Stations over a catalogue that knows sessions: track n is mostly followed by track n + 8. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForetoldTest {
  private static final SmallCatalogue SMALL = SmallCatalogue.USUAL.ofTracks(400);
  private Catalogue catalogue;

  @BeforeAll
  void open(@TempDir Path directory) {
    List<List<String>> sessions = new ArrayList<>();
    for (int first = 0; first < 400; first++) {
      List<String> one = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        one.add("t-" + (first + 8 * i) % 400);
      }
      sessions.add(one);
    }
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
    List<Integer> soon = List.of((heard + 8) % 400, (heard + 16) % 400, (heard + 24) % 400);
    assertTrue(soon.contains(number(catalogue.id(rows[0]))), () -> heard + " then " + rows[0]);
  }

  @Test
  void aSkippedTrackForetellsNothing() {
    Listening ann = listening(PolicyChoice.LEARNED);
    ann.start();
    ann.complete();
    ann.start();
    int skipped = number(ann.current().trackId());
    ann.skip();
    assertNotEquals((skipped + 8) % 400, number(ann.current().trackId()));
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
