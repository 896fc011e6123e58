package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stations over a catalogue that is searched in lists. */
class CompactCatalogueTest extends CompactFixture {
  private static final int SPINS = 120;

  private List<String> picks(double recall) {
    EngineOptions options = EngineOptions.DEFAULT.withSeed(42).withRecall(recall);
    Listening ann = new Listening(new Engine(catalogue, options), "ann");
    List<String> picks = new ArrayList<>();
    for (int i = 0; i < SPINS; i++) {
      String track = ann.current().trackId();
      picks.add(track);
      ann.start();
      if (SMALL.genreOf(track) == 3) {
        ann.complete();
      } else {
        ann.skip();
      }
    }
    return picks;
  }

  @Test
  void theSameSeedGivesTheSamePicks() {
    assertEquals(picks(0.95), picks(0.95));
  }

  @Test
  void aTasteIsFoundAndNothingIsRepeated() {
    List<String> picks = picks(0.95);
    assertEquals(SPINS, picks.stream().distinct().count());
    List<String> late = picks.subList(SPINS / 2, SPINS);
    long liked = late.stream().filter(id -> SMALL.genreOf(id) == 3).count();
    assertTrue(
        liked > late.size() / 2, () -> "of the liked genre: " + liked + " of " + late.size());
  }
}
