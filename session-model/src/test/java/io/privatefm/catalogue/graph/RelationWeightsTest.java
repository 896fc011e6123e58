package io.privatefm.catalogue.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.RelatedTracks;
import io.privatefm.catalogue.RelationSource;
import io.privatefm.catalogue.SessionSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relation weighs what people make of it. */
class RelationWeightsTest {
  private static final Random RANDOM = new Random(5);

  @TempDir private Path folder;

  /** Weights by relation, of sessions whose tracks follow each other as told. */
  private Map<String, Float> of(int sessions, IntUnaryOperator next) {
    List<List<String>> heard = new ArrayList<>();
    for (int s = 0; s < sessions; s++) {
      int track = s % RelatedTracks.COUNT;
      List<String> session = new ArrayList<>();
      for (int i = 0; i < 5; i++, track = next.applyAsInt(track)) {
        session.add("" + track);
      }
      heard.add(session);
    }
    RelatedTracks.builder()
        .relations(RelationSource.of(RelatedTracks.triples()))
        .sessions(SessionSource.of(heard))
        .publish(folder);
    try (Catalogue catalogue = Catalogue.open(folder)) {
      float[] weights = catalogue.relationWeights();
      Map<String, Float> named = new HashMap<>();
      for (int relation = 0; relation < weights.length; relation++) {
        named.put(catalogue.graph().relationName(relation), weights[relation]);
      }
      return named;
    }
  }

  private static float weight(Map<String, Float> weights, String relation) {
    return Objects.requireNonNull(weights.get(relation));
  }

  @Test
  void whoHearsAnArtistThroughGoesAlongArtists() {
    Map<String, Float> weights = of(600, n -> n / 4 * 4 + RANDOM.nextInt(4));
    assertTrue(weight(weights, "artist") > 0.8, weights::toString);
  }

  @Test
  void whoHearsATagThroughGoesAlongTags() {
    Map<String, Float> weights = of(600, n -> n % 20 + 20 * RANDOM.nextInt(6));
    assertTrue(weight(weights, "tag") > 0.8, weights::toString);
  }

  @Test
  void whoHearsALabelThroughGoesAlongLabels() {
    Map<String, Float> weights =
        of(600, n -> 4 * (n / 4 % 5 + 5 * RANDOM.nextInt(6)) + RANDOM.nextInt(4));
    assertTrue(weight(weights, "label") > 0.6, weights::toString);
  }

  @Test
  void whoHearsAnythingGoesAlongNothing() {
    Map<String, Float> weights = of(600, n -> RANDOM.nextInt(RelatedTracks.COUNT));
    for (String relation : List.of("artist", "similar", "label", "soundtrack")) {
      assertTrue(weight(weights, relation) < 0.15, weights::toString);
    }
  }

  @Test
  void fewSessionsMoveNoWeightFar() {
    Map<String, Float> weights = of(2, n -> n / 4 * 4 + RANDOM.nextInt(4));
    assertTrue(weight(weights, "artist") < 0.3, weights::toString);
    assertEquals(5, weights.size());
  }
}
