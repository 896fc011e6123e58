package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsFileTest {
  @TempDir Path temp;

  @Test
  void everyEstimateCanBeRecomputedFromIt() throws Exception {
    double[] propensities = {0.6, 0.3, 0.1};
    Judgement of =
        Tables.judge(Tables.of(propensities, new double[] {0.2, 0.4, 0.6}, 900, 2), "uniform");
    Path file = temp.resolve("a/decisions.tsv");
    DecisionsFile.write(List.of(of), file);

    List<String> lines = Files.readAllLines(file);
    assertEquals(904, lines.size());
    double weights = 0;
    double squares = 0;
    double rewards = 0;
    double direct = 0;
    double corrections = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      assertEquals("uniform", cells[0]);
      double weight = Double.parseDouble(cells[5]) / Double.parseDouble(cells[4]);
      assertEquals(weight, Double.parseDouble(cells[6]));
      double reward = Double.parseDouble(cells[7]);
      weights += weight;
      squares += weight * weight;
      rewards += weight * reward;
      direct += Double.parseDouble(cells[9]);
      corrections += weight * (reward - Double.parseDouble(cells[8]));
    }
    int n = lines.size() - 1;
    assertEquals(rewards / n, of.estimate(Estimator.IPS).estimate(), 1e-12);
    assertEquals(rewards / weights, of.estimate(Estimator.SNIPS).estimate(), 1e-12);
    assertEquals(direct / n, of.estimate(Estimator.DM).estimate(), 1e-12);
    assertEquals((direct + corrections) / n, of.estimate(Estimator.DR).estimate(), 1e-12);
    assertEquals(weights * weights / squares, of.weights().effectiveSampleSize(), 1e-6);
  }
}
