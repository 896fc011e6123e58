package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir Path folder;

  private static Told simulate(String... more) {
    List<String> args = new ArrayList<>(List.of("simulate"));
    args.addAll(List.of(more));
    return Told.by(args.toArray(String[]::new));
  }

  @Test
  void aSimulationIsToldAsTableChartFiguresAndDecisions() throws IOException {
    Path json = folder.resolve("out/figures.json");
    Path decisions = folder.resolve("out/decisions.tsv");
    Told told =
        simulate(
            "--listeners",
            "4",
            "--spins",
            "20",
            "--tracks",
            "300",
            "--training",
            "50",
            "--tuning",
            "1",
            "--resamples",
            "50",
            "--truth",
            "stationary,moods",
            "--policy",
            "thompson,greedy",
            "--less",
            "feature reputation",
            "--learner",
            "ftrl alpha=8",
            "--svg",
            folder.resolve("charts").toString(),
            "--json",
            json.toString(),
            "--output",
            decisions.toString());
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(
        told.out().contains("listeners in each: 4, spins of each listener: 20, seed: 1"),
        told.out());
    assertTrue(told.out().contains("\nmoods: 300 tracks\n"), told.out());
    assertTrue(told.out().contains("| thompson (tuned) "), told.out());
    assertTrue(told.out().contains("| oracle "), told.out());
    assertTrue(told.out().contains("| less feature reputation "), told.out());
    assertTrue(told.out().contains("| ftrl alpha=8 "), told.out());
    for (String truth : List.of("stationary", "moods")) {
      String svg = Files.readString(folder.resolve("charts/" + truth + ".svg"));
      assertTrue(svg.contains("<svg"), "a chart of " + truth);
    }
    JsonNode truth = new ObjectMapper().readTree(json.toFile()).path("truths").path(1);
    assertEquals("moods", truth.path("truth").asText());
    assertEquals("thompson", truth.path("figures").path(0).path("contestant").asText());
    assertTrue(truth.path("figures").path(0).path("regret").path("estimate").asDouble() > 0);
    assertEquals(20, truth.path("figures").path(0).path("curve").path(9).path("spins").asInt());
    // two truths; two policies, both also tuned, one without a part, one with another learner,
    // three
    // references; 4 × 20 spins
    assertEquals(1 + 2 * 9 * 4 * 20, Files.readAllLines(decisions).size());
    assertFalse(Files.exists(folder.resolve("out/decisions.tsv.part")));
  }

  @Test
  void aBadOptionIsOneLineAndNothingIsWritten() {
    assertRefused("must be 1 to 100000: listeners=0", "--listeners", "0");
    assertRefused("must be 1 to 10000: spins=0", "--spins", "0");
    assertRefused("must be 300 to 5000: tracks=299", "--tracks", "299");
    assertRefused("must be 1 to 1024: threads=0", "--threads", "0");
    assertRefused("must be >= 1: --resamples=0", "--resamples", "0");
    assertRefused(
        "must be one of uniform, greedy, epsilon-greedy, lin-ucb, thompson, square-cb: policy=best",
        "--policy",
        "best");
    assertRefused(
        "must be one of stationary, drifting, moods, scenes, weekends, regions, carousel,"
            + " carousel-tiring: truth=mine",
        "--truth",
        "mine");
    assertRefused(
        "must be \"bayes deviation=N\" or \"ftrl alpha=N beta=N l1=N l2=N\", any of them: learner=sgd",
        "--learner",
        "sgd");
    assertRefused("must be a folder when there are several truths: --svg=a.svg", "--svg", "a.svg");
    assertRefused(
        "must be a file that can be written: --json=" + folder, "--json", folder.toString());
    Path missing = folder.resolve("none.csv");
    assertRefused(missing.toString(), "--weights", missing.toString());
  }

  private static void assertRefused(String rule, String... options) {
    Told told = simulate(options);
    assertEquals(2, told.exitCode(), told.err());
    assertTrue(told.err().contains(rule), told.err());
    assertEquals(1, told.err().lines().count(), told.err());
    assertEquals("", told.out());
  }
}
