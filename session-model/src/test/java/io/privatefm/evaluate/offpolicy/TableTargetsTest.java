package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTargetsTest {
  private static final double[] MEANS = {0.1, 0.2, 0.6, 0.3};
  private final LoggedTable log = Tables.of(new double[] {0.4, 0.4, 0.1, 0.1}, MEANS, 4_000, 5);

  @TempDir Path temp;

  private double[] of(String name) {
    return of(name, 2_000);
  }

  private double[] of(String name, int fitted) {
    double[] probabilities = new double[4];
    log.target(name, fitted, Tables.options(10)).distribute(0, probabilities);
    return probabilities;
  }

  private String refusal(String name) {
    return String.valueOf(assertThrows(CatalogueException.class, () -> of(name)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uniform",
        "item:i1",
        "popular",
        "greedy",
        "epsilon-greedy",
        "softmax",
        "softmax:0.1",
        "thompson"
      })
  void togetherTheProbabilitiesAreOne(String name) {
    assertEquals(1, Arrays.stream(of(name)).sum(), 1e-9);
    assertTrue(Arrays.stream(of(name)).allMatch(p -> p >= 0));
  }

  @Test
  void greedyGoesByTheMeanAndPopularByTheSum() {
    assertArrayEquals(new double[] {0, 0, 1, 0}, of("greedy"));
    assertArrayEquals(new double[] {0, 1, 0, 0}, of("popular"));
    assertArrayEquals(new double[] {0.05, 0.05, 0.85, 0.05}, of("epsilon-greedy:0.2"), 1e-12);
  }

  @Test
  void thompsonSharesByHowSureItIs() {
    assertTrue(of("thompson")[2] > 0.95);
    double[] votes = of("thompson", 100);
    assertTrue(votes[2] < 0.95 && votes[2] > votes[3], () -> Arrays.toString(votes));
    assertTrue(votes[3] > votes[0], () -> Arrays.toString(votes));
  }

  @Test
  void aFileGivesProbabilitiesPerPosition() throws IOException {
    TableRows rows = new TableRows();
    rows.add(0, "a", "1", 0, 0.5);
    rows.add(1, "b", "2", 1, 0.5);
    LoggedTable two = new LoggedTable(rows);
    Path file =
        Files.writeString(
            temp.resolve("p.tsv"),
            "item\tposition\tprobability\na\t1\t0.75\nb\t1\t0.25\nb\t2\t0.5\nnew\t2\t0.5\n");
    TargetPolicy policy = two.target(file.toString(), 0, Tables.options(10));
    double[] into = new double[2];
    policy.distribute(0, into);
    assertArrayEquals(new double[] {0.75, 0.25}, into);
    policy.distribute(1, into);
    assertArrayEquals(new double[] {0, 0.5}, into);
    assertEquals(0.5, policy.outside(1));
    assertTrue(
        Tables.judge(two, file.toString()).warnings().stream()
            .anyMatch(warning -> warning.contains("25.0 % of its probability")));
  }

  @Test
  void aFileMustSumToOne() throws IOException {
    Path file = Files.writeString(temp.resolve("p.tsv"), "item\tprobability\ni0\t0.5\n");
    assertEquals("must be 1 together: file=p.tsv sum=0.5", refusal(file.toString()));
  }

  @Test
  void anUnknownTargetNamesThoseThatThereAre() {
    assertTrue(refusal("best").startsWith("must be uniform, item:ID, popular"), refusal("best"));
    assertTrue(refusal("item:zz").startsWith("must be an item that occurs in the log"));
    assertTrue(refusal("softmax:0").startsWith("must have a temperature > 0"));
    assertTrue(refusal("epsilon-greedy:x").startsWith("must have a number after the colon"));
  }

  @Test
  void aTargetThatLearnsIsJudgedByWhatItNeverSaw() {
    Judgement of = Tables.judge(log, "greedy");
    assertEquals(2_002, of.fittedRounds());
    assertEquals(2_002, of.rounds());
    assertEquals(0, Tables.judge(log, "uniform").fittedRounds());
  }
}
