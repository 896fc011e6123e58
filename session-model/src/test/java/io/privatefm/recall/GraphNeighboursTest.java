package io.privatefm.recall;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.RelatedTracks;
import io.privatefm.catalogue.RelationSource;
import io.privatefm.catalogue.Triple;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Feedback;
import io.privatefm.station.Interests;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import io.privatefm.station.Station;
import io.privatefm.station.StationOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where walks from the praised tracks lead. */
class GraphNeighboursTest {
  private static final long NOW_MS = 1_795_300_000_000L;

  @TempDir private Path directory;
  private @Nullable Catalogue opened;

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private Catalogue open(String... relations) {
    opened = RelatedTracks.open(directory, relations);
    return opened;
  }

  /** A listener who liked these tracks, at a draw. */
  private static final class Ask {
    private final Candidates candidates = new Candidates();
    private final Station station;
    private final Mask mask;
    private final DrawRandom random = new DrawRandom();
    private final Moment moment;
    private final GraphNeighbours channel;

    Ask(Catalogue catalogue, int... liked) {
      Engine engine = new Engine(catalogue, EngineOptions.DEFAULT);
      station = engine.tuneIn("ann", "s-1", NOW_MS);
      SpinWhy why = new SpinWhy("log", -1, false, null, List.of());
      for (int i = 0; i < liked.length; i++) {
        String id = Spin.idOf(i + 1L);
        String track = catalogue.id(liked[i]);
        Spin spin = new Spin(id, track, liked[i], NOW_MS, why, 1, "log", 0, new byte[0]);
        engine.replay(station, spin, Place.CURRENT);
        engine.replay(station, new Feedback.Liked(id, NOW_MS));
      }
      mask = new Mask(catalogue, StationOptions.DEFAULT);
      moment = new Moment(mask, random);
      Interests none = new Interests(catalogue.dimension(), StationOptions.DEFAULT.shortTerm());
      moment.set(station, none, none, -1, NOW_MS);
      channel = new GraphNeighbours(catalogue);
    }

    Candidates recall(int budget, long seed) {
      random.start(seed, 0, 1);
      candidates.clear();
      mask.lay(station, Strictness.ANY_ARTIST);
      channel.recall(moment, budget, candidates);
      mask.lift();
      return candidates;
    }

    Set<Integer> found(boolean oneHop) {
      Candidates found = recall(100, 1);
      Set<Integer> rows = new TreeSet<>();
      for (int i = 0; i < found.count(); i++) {
        if (found.path(i).between() < 0 == oneHop) {
          rows.add(found.row(i));
        }
      }
      return rows;
    }
  }

  @Test
  void oneHopLeadsToTheArtistsOtherTracks() {
    assertEquals(Set.of(1, 2, 3), new Ask(open("artist"), 0).found(true));
  }

  @Test
  void oneHopLeadsToTheTracksOfATagTheRareOneFirst() {
    Candidates found = new Ask(open("tag"), 0).recall(30, 1);
    Set<Integer> first = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      first.add(found.row(i));
    }
    assertEquals(Set.of(20, 40, 60, 80, 100), first);
    assertEquals(30, found.count());
  }

  @Test
  void oneHopLeadsToTheTracksOfOneSoundtrack() {
    assertEquals(Set.of(15, 30, 45), new Ask(open("soundtrack"), 0).found(true));
  }

  @Test
  void aRelationOfArtistsLeadsToTheTracksOfTheOther() {
    assertEquals(Set.of(4, 5, 6, 7), new Ask(open("similar"), 0).found(true));
  }

  @Test
  void anEntityOfArtistsLeadsToTheTracksOfAllOfThem() {
    Set<Integer> ofTheLabel = new TreeSet<>();
    for (int artist = 0; artist < 30; artist += 5) {
      for (int n = 4 * artist; n < 4 * artist + 4; n++) {
        ofTheLabel.add(n);
      }
    }
    ofTheLabel.remove(0);
    assertEquals(ofTheLabel, new Ask(open("label"), 0).found(true));
  }

  @Test
  void aSecondHopGoesOnFromATrackThatTheFirstLedTo() {
    Ask ask = new Ask(open("artist", "soundtrack"), 0);
    assertEquals(Set.of(1, 2, 3, 15, 30, 45), ask.found(true));
    // over the films of 1, 2, 3 and the artists of 15, 30, 45
    Set<Integer> second = new TreeSet<>();
    for (int film = 1; film < 4; film++) {
      second.addAll(List.of(film + 15, film + 30, film + 45));
    }
    second.addAll(List.of(12, 13, 14, 28, 29, 31, 44, 46, 47));
    assertEquals(second, ask.found(false));
  }

  @Test
  void aSecondHopTakesTheRoomOfNoFirstOne() {
    Ask ask = new Ask(open("artist", "soundtrack"), 0, 70);
    Candidates found = ask.recall(100, 1);
    boolean far = false;
    for (int i = 0; i < found.count(); i++) {
      far |= found.path(i).between() >= 0;
      assertEquals(far, found.path(i).between() >= 0, "place " + i);
    }
    assertTrue(far);
    assertEquals(9, new HashSet<>(ask.found(true)).size());
    assertTrue(ask.recall(9, 1).path(8).between() < 0);
  }

  @Test
  void aRelationWithoutWeightLeadsNowhere() {
    assertEquals(0, new Ask(open("soundtrack"), 70).recall(30, 1).count());
  }

  @Test
  void whoPraisedNothingGetsNothing() {
    assertEquals(0, new Ask(open("artist", "tag")).recall(30, 1).count());
  }

  @Test
  void theSameRandomNumbersFindTheSameAndOthersOthers() {
    Ask ask = new Ask(open("tag", "label", "similar"), 3, 77);
    int[] once = Arrays.copyOf(ask.recall(60, 9).rows(), 60);
    assertArrayEquals(once, Arrays.copyOf(ask.recall(60, 9).rows(), 60));
    assertNotEquals(
        Arrays.toString(once), Arrays.toString(Arrays.copyOf(ask.recall(60, 8).rows(), 60)));
  }

  @Test
  void nothingIsAllocated() {
    Ask ask = new Ask(open("artist", "tag", "label", "similar", "soundtrack"), 3, 20, 50, 77);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 50 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 200; i++) {
        ask.recall(30, i);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(least < 200, "bytes of 200 recalls: " + least);
  }

  @Test
  void ofManyEdgesAFewAreFollowedAndTheNodesAreLimited() {
    List<Triple> triples = new ArrayList<>();
    for (int row = 0; row < RelatedTracks.COUNT; row++) {
      for (int entity = 0; entity < 400; entity++) {
        triples.add(new Triple("" + row, "of", "entity:" + (entity * 7 + row) % 500));
      }
    }
    RelatedTracks.builder().relations(RelationSource.of(triples)).publish(directory);
    Catalogue catalogue = Catalogue.open(directory);
    opened = catalogue;
    GraphNodes nodes = new GraphNodes(catalogue.graph());
    GraphSpread spread = new GraphSpread(catalogue.graph(), catalogue.relationWeights(), nodes);
    spread.begin();
    spread.from(0, 1, new Random(1));
    assertEquals(1 + 2 + 16, nodes.count(), "artist, tags, 16 of 400 entities");
    for (int row = 1; row < RelatedTracks.COUNT; row++) {
      spread.from(row, 1, new Random(row));
    }
    int reached = nodes.count();
    assertTrue(reached <= GraphNodes.MOST, "nodes " + reached);
    spread.from(0, 1, new Random(2));
    assertEquals(reached, nodes.count(), "no looks are left");
    Candidates found = new Ask(catalogue, 0, 9, 33, 71).recall(30, 1);
    assertEquals(30, found.count());
    assertFalse(found.path(0).seed() < 0);
  }
}
