package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.catalogue.reader.TrackReader;
import io.privatefm.catalogue.reader.VectorReader;
import io.privatefm.station.Station;
import io.privatefm.station.StationChecks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real songs, and a listener who completes one tag and skips another. */
class RadioTasteSimulation {
  private static final String COMPLETED = "country";
  private static final String SKIPPED = "rock";
  private static final int SPINS = 200;
  private static final int LISTENERS = 3;

  @Test
  void theCompletedTagRisesAndTheSkippedOneFalls(@TempDir Path directory) {
    String data = System.getenv("FM_DATA");
    assumeTrue(data != null, "skipped: FM_DATA is not set, so there is no radio data");
    Path radio = Path.of(String.valueOf(data), "radio");
    try (TrackSource tracks = TrackReader.open(radio.resolve("tracks.tsv"));
        VectorSource vectors = VectorReader.open(radio.resolve("vectors.npy"))) {
      CatalogueBuilder.of(tracks, vectors).publish(directory);
    }
    try (Catalogue catalogue = Catalogue.open(directory)) {
      int[][] counts = listen(catalogue);
      String shares = shares(counts);
      System.out.println(shares);
      int last = counts.length - 1;
      assertTrue(counts[last][0] > counts[0][0], shares);
      assertTrue(counts[last][1] <= counts[0][1], shares);
      assertTrue(counts[last][0] > counts[last][1] * 3, shares);
    }
  }

  /**
   * For each quarter of the spins: how many had the completed tag, how many were skipped for
   * theirs.
   */
  private static int[][] listen(Catalogue catalogue) {
    int[][] counts = new int[4][2];
    for (int seed = 1; seed <= LISTENERS; seed++) {
      Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(seed));
      Listening who = new Listening(engine, "listener-" + seed);
      for (int spin = 0; spin < SPINS; spin++) {
        List<String> tags = catalogue.track(who.current().row()).tags();
        int quarter = spin * 4 / SPINS;
        counts[quarter][0] += tags.contains(COMPLETED) ? 1 : 0;
        counts[quarter][1] += tags.contains(SKIPPED) && !tags.contains(COMPLETED) ? 1 : 0;
        who.start();
        react(who, tags);
      }
      check(who.station);
    }
    return counts;
  }

  /** What has neither tag is left after half of it. */
  private static void react(Listening who, List<String> tags) {
    if (tags.contains(COMPLETED)) {
      who.complete();
    } else if (tags.contains(SKIPPED)) {
      who.skip();
    } else {
      who.leaveHalfway();
    }
  }

  private static void check(Station station) {
    StationChecks.check(station);
  }

  private static String shares(int[][] counts) {
    double spins = SPINS / 4.0 * LISTENERS;
    StringBuilder text = new StringBuilder("radio, seeds 1 to " + LISTENERS + ", by quarter:");
    for (int[] quarter : counts) {
      text.append(String.format(" %s %.2f", COMPLETED, quarter[0] / spins));
      text.append(String.format(" %s %.2f;", SKIPPED, quarter[1] / spins));
    }
    return text.toString();
  }
}
