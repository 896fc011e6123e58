package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtsTest {
  private static final double[] ALIKE = {0.25, 0.25, 0.25, 0.25};

  private static boolean tells(Judgement of, String words) {
    return of.warnings().stream().anyMatch(warning -> warning.contains(words));
  }

  @Test
  void aLogThatResemblesTheTargetRaisesNone() {
    double[] means = {0.3, 0.4, 0.5, 0.6};
    Judgement of = Tables.judge(Tables.of(ALIKE, means, 2_000, 1), "uniform");
    assertEquals(List.of(), of.warnings());
  }

  @Test
  void oneRareRoundThatCarriesAllIsToldFirst() {
    TableRows rows = new TableRows();
    for (int round = 0; round < 3_000; round++) {
      rows.add(round, "a", "", round % 3 == 0 ? 1 : 0, 0.999);
    }
    rows.add(3_000, "b", "", 0, 1e-6);
    Judgement of = Tables.judge(new LoggedTable(rows), "uniform");

    assertTrue(of.warnings().getFirst().startsWith("THE LOG CANNOT ANSWER"), () -> "" + of);
    assertTrue(tells(of, "one round carries 100 % of the weight"));
    assertTrue(tells(of, "weights average"));
  }

  @Test
  void fewRewardsAreToldThoughTheWeightsAreSpread() {
    double[] means = new double[4];
    Arrays.fill(means, 0.002);
    Judgement of = Tables.judge(Tables.of(ALIKE, means, 2_000, 1), "uniform");
    assertEquals(1, of.warnings().size(), () -> "" + of.warnings());
    assertTrue(tells(of, "rewards in effect"));
  }

  @Test
  void itemsThatTheJudgedRoundsNeverDrewAreTold() {
    TableRows rows = new TableRows();
    for (int round = 0; round < 2_000; round++) {
      rows.add(round, round == 0 ? "rare" : "i" + round % 3, "", round % 2, 1.0 / 3);
    }
    LoggedTable log = new LoggedTable(rows);
    List<Judgement> both =
        OffPolicy.judge(
            log,
            List.of("item:rare", "greedy"), // greedy learns from the half with the rare item
            Tables.options(50),
            io.privatefm.catalogue.Progress.NONE);
    assertTrue(tells(both.getFirst(), "100.0 % of its probability to items"), () -> "" + both);
  }

  @Test
  void propensitiesThatAreNotThoseOfTheDrawsAreTold() {
    TableRows rows = new TableRows();
    for (int round = 0; round < 4_000; round++) {
      boolean a = round % 10 < 7;
      rows.add(round, a ? "a" : "b", "", round % 2, a ? 0.6 : 0.4); // in truth 0.7 and 0.3
    }
    assertTrue(tells(Tables.judge(new LoggedTable(rows), "item:a"), "weights average 1.167"));
  }
}
