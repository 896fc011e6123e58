package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.graph.Graph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that was told what its tracks have to do with each other. */
class RelationsTest {
  @TempDir Path directory;

  private static Triple triple(String head, String relation, String tail) {
    return new Triple(head, relation, tail);
  }

  private BuildReport build(Triple... triples) {
    return RelatedTracks.builder()
        .relations(RelationSource.of(List.of(triples)))
        .publish(directory);
  }

  private static Set<Integer> neighbours(Graph graph, int node) {
    Set<Integer> all = new HashSet<>();
    IntStream.range(0, graph.degree(node)).forEach(i -> all.add(graph.neighbour(node, i)));
    return all;
  }

  @Test
  void nodesAreFoundByKindOrByName() {
    BuildReport report =
        build(
            triple("track:7", "on", "Film"),
            triple("8", "on", "entity: FILM "),
            triple("artist:Artist 1", "near", "artist  2"),
            triple("rare-3", "kind of", "tag:common"));
    assertEquals(new RelationCounts(4, 4, 1, 0, 0), report.relations());
    try (Catalogue catalogue = Catalogue.open(directory)) {
      catalogue.verify(Progress.NONE);
      Graph graph = catalogue.graph();
      int film = graph.neighbour(7, 0);
      assertEquals("Film", graph.entityName(film));
      assertEquals(Set.of(7, 8), neighbours(graph, film));
      assertEquals(Set.of(graph.artistNode(2)), neighbours(graph, graph.artistNode(1)));
      int common = graph.tagNode(catalogue.tagNamed("common"));
      assertEquals(Set.of(graph.tagNode(catalogue.tagNamed("rare-3"))), neighbours(graph, common));
      assertEquals("kind of", graph.relationName(graph.relation(common, 0)));
    }
  }

  @Test
  void whatJoinsNothingIsPassedOverAndCounted() {
    BuildReport report =
        build(
            triple("track:none", "on", "Film"),
            triple("Film", "by", "Somebody"),
            triple("3", "like", "3"),
            triple("3", "on", "Alone"),
            triple("3", "like", "4"),
            triple("4", "like", "3"));
    assertEquals(new RelationCounts(6, 1, 0, 3, 1), report.relations());
  }

  @Test
  void withoutATripleThatJoinsAnythingNothingIsKept() {
    String version = RelatedTracks.builder().publish(directory).version();
    assertEquals(version, build(triple("3", "on", "Alone")).version());
    assertNotEquals(version, build(triple("3", "like", "4")).version());
    try (Catalogue catalogue = Catalogue.open(directory)) {
      assertEquals(3, catalogue.graph().relations());
    }
    RelatedTracks.builder().publish(directory);
    try (Catalogue catalogue = Catalogue.open(directory)) {
      assertNull(catalogue.graph().told());
      assertArrayEquals(new float[] {0.5f, 0.5f}, catalogue.relationWeights());
    }
  }

  @Test
  void anyTriplesGiveEdgesInBothDirectionsAndInOrder() {
    Random random = new Random(9);
    for (int round = 0; round < 10; round++) {
      List<Triple> triples = new ArrayList<>();
      Set<Set<Integer>> told = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        int head = random.nextInt(RelatedTracks.COUNT);
        int tail = random.nextInt(RelatedTracks.COUNT);
        triples.add(triple("" + head, "r" + random.nextInt(3), "track:" + tail));
        told.add(new HashSet<>(List.of(head, tail)));
      }
      RelatedTracks.builder().relations(RelationSource.of(triples)).publish(directory);
      try (Catalogue catalogue = Catalogue.open(directory)) {
        catalogue.verify(Progress.NONE);
        Graph graph = catalogue.graph();
        Set<Set<Integer>> found = new HashSet<>();
        for (int node = 0; node < graph.nodes(); node++) {
          for (int other : neighbours(graph, node)) {
            assertTrue(neighbours(graph, other).contains(node));
            found.add(Set.of(node, other));
          }
        }
        told.removeIf(pair -> pair.size() < 2);
        assertEquals(told, found);
      }
    }
  }

  @Test
  void aWeightByHandStandsAndOneOfNoRelationIsRefused() {
    try (Catalogue catalogue = RelatedTracks.open(directory, "similar", "artist")) {
      Graph graph = catalogue.graph();
      for (int relation = 0; relation < graph.relations(); relation++) {
        boolean says = Set.of("similar", "artist").contains(graph.relationName(relation));
        assertEquals(says ? 0.5f : 0, catalogue.relationWeights()[relation]);
      }
    }
    CatalogueBuilder wrong = RelatedTracks.builder().relationWeight("mood", 0.5f);
    assertEquals(
        "must be a relation of the catalogue, one of [artist, tag]: field=relation-weight"
            + " value=\"mood\"",
        refused(() -> wrong.publish(directory)));
    assertEquals(
        "must be 0 to 1: field=relation-weight value=\"tag=1.5\"",
        refused(() -> wrong.relationWeight("tag", 1.5f)));
  }

  @Test
  void whatBreaksARuleIsRefusedByPlaceAndField() {
    String place = ": file=triples row=0 field=";
    assertEquals(
        "must not be one that the tracks tell, [artist, tag]" + place + "relation value=\"tag\"",
        refused(() -> build(triple("3", "tag", "new"))));
    assertEquals(
        "must have 1 to 64 characters" + place + "relation value=\"\"",
        refused(() -> build(triple("3", "", "4"))));
    assertTrue(
        refused(() -> build(triple("3", "like", "x".repeat(1_001))))
            .startsWith("must have 1 to 1000 characters" + place + "tail value="));
    Triple[] many =
        IntStream.range(0, 33).mapToObj(i -> triple("3", "r" + i, "4")).toArray(Triple[]::new);
    assertEquals(
        "must be at most 32 relations: file=triples row=32 field=relation value=\"r32\"",
        refused(() -> build(many)));
  }

  private static String refused(Runnable work) {
    return String.valueOf(assertThrows(CatalogueException.class, work::run).getMessage());
  }
}
