package io.privatefm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorTest {
  private static final int TASTE = Features.unpacked(Features.TASTE);

  @TempDir private Path folder;

  @Test
  void aRankerBeginsWithTheWeightsThatItIsGiven() {
    Ranker ranker = new Ranker(Prior.of(Map.of("taste", 0.4), Map.of("taste", 0.1)));
    assertEquals(0.4, ranker.weight(TASTE), 1e-12);
    double[] taste = new double[Features.DIMENSION];
    taste[TASTE] = 1;
    assertEquals(0.1, ranker.deviation(taste, 0), 1e-12);
  }

  @Test
  void whatIsNotNamedStaysAsItWasByHand() {
    Prior prior = Prior.of(Map.of("taste", 0.4), Map.of());
    for (int feature = 0; feature < Features.DIMENSION; feature++) {
      if (feature != TASTE) {
        assertEquals(Prior.BY_HAND.mean(feature), prior.mean(feature));
      }
      assertEquals(Prior.BY_HAND.precision(feature), prior.precision(feature));
    }
  }

  @Test
  void howeverSureAPriorIsTheLiveRankerMayStillLearn() {
    double least = Prior.LEAST_DEVIATION;
    Prior prior = Prior.of(Map.of(), Map.of("taste", 1e-9));
    assertEquals(1 / (least * least), prior.precision(TASTE), 1e-6);
  }

  @Test
  void aFileIsReadByTheNamesOfTheFeatures() throws IOException {
    Prior prior =
        PriorFile.read(
            file(
                """
                {"spins": 7, "weights": {"taste": 0.25}, "deviations": {"taste": 0.125}}"""));
    assertEquals(0.25, prior.mean(TASTE));
    assertEquals(64, prior.precision(TASTE));
  }

  @Test
  void whatIsWrongWithAFileIsToldInOneLine() throws IOException {
    refused("must be a feature of the ranker, one of bias, by interest", "{'taster': 1}", "{}");
    refused("must be >= 0: deviations.taste=-1.0", "{}", "{'taste': -1}");
    refused("must be finite: weights.taste=NaN", "{'taste': 'NaN'}", "{}");
    refused("must be finite: weights.taste=null", "{'taste': null}", "{}");
    refused("must be a prior.json", "null", "{}");
    refused("must be a prior.json", "[1", "{}");
    var missing =
        assertThrows(
            IllegalArgumentException.class, () -> PriorFile.read(folder.resolve("nothing.json")));
    assertTrue(String.valueOf(missing.getMessage()).startsWith("must be a readable file: "));
  }

  private void refused(String rule, String weights, String deviations) throws IOException {
    String json = "{'weights': %s, 'deviations': %s}".formatted(weights, deviations);
    Path file = file(json.replace('\'', '"'));
    var refused = assertThrows(IllegalArgumentException.class, () -> PriorFile.read(file));
    String told = String.valueOf(refused.getMessage());
    assertTrue(told.startsWith(rule), told);
    assertTrue(told.contains("file=" + file), told);
    assertEquals(1, told.lines().count());
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("prior.json"), json);
  }
}
