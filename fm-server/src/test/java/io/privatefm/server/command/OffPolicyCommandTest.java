package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffPolicyCommandTest {
  @TempDir Path temp;

  private String log(double rarePropensity) throws IOException {
    StringBuilder rows = new StringBuilder("timestamp\titem\tposition\tclick\tpropensity\n");
    for (int i = 0; i < 1_000; i++) {
      boolean a = i % 2 == 0;
      rows.append(i)
          .append(a ? "\ta\t1\t" : "\tb\t1\t")
          .append(i % 5 == 0 ? 1 : 0)
          .append("\t0.5\n");
    }
    rows.append("1000\tb\t1\t0\t").append(rarePropensity).append('\n');
    return Files.writeString(temp.resolve("log.tsv"), rows).toString();
  }

  private String file(String name) {
    return temp.resolve(name).toString();
  }

  @Test
  void figuresGoToATableToJsonAndToAFileOfDecisions() throws IOException {
    Told told =
        Told.by(
            "offpolicy",
            "--log",
            log(0.5),
            "--target",
            "uniform",
            "--target",
            "greedy",
            "--json",
            file("out/f.json"),
            "--output",
            file("out/d.tsv"),
            "--resamples",
            "50");
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("| switch-dr "), told.out());
    assertTrue(told.out().contains("target     greedy: "), told.out());
    assertTrue(told.out().contains("judged on  501 rounds after the first 500"), told.out());
    JsonNode json = new ObjectMapper().readTree(temp.resolve("out/f.json").toFile());
    assertEquals(2, json.path("targets").size());
    JsonNode uniform = json.path("targets").path(0);
    assertEquals(501, uniform.path("weights").path("effectiveSampleSize").asDouble(), 1e-6);
    assertTrue(uniform.path("estimates").path("snips").path("low").isNumber());
    assertTrue(uniform.path("answer").path("lift").path("high").isNumber());
    assertTrue(json.path("warnings").isArray());
    assertEquals(1 + 2 * 501, Files.readAllLines(temp.resolve("out/d.tsv")).size());
  }

  @Test
  void aLogThatCannotAnswerIsLoudEverywhere() throws IOException {
    String[] command = {"offpolicy", "--log", log(1e-6), "--target", "uniform"};
    Told told =
        Told.by(
            command[0], command[1], command[2], command[3], command[4], "--json", file("f.json"));
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("WARNING    uniform: THE LOG CANNOT ANSWER"), told.out());
    JsonNode json = new ObjectMapper().readTree(temp.resolve("f.json").toFile());
    assertTrue(json.path("warnings").path(0).asText().contains("effective sample size 1.0"));
    Told strict = Told.by(command[0], command[1], command[2], command[3], command[4], "--strict");
    assertEquals(3, strict.exitCode());
  }

  @Test
  void badInputIsOneLineAndLeavesNothing() throws IOException {
    Told bad =
        Told.by("offpolicy", "--log", log(0), "--target", "uniform", "--json", file("f.json"));
    assertEquals(2, bad.exitCode());
    assertTrue(bad.err().contains("must be > 0 and <= 1: file=log.tsv line=1002 field=propensity"));
    assertFalse(Files.exists(temp.resolve("f.json")));
    Told unknown = Told.by("offpolicy", "--log", log(0.5), "--target", "best");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("must be uniform, item:ID, popular"), unknown.err());
    assertEquals(2, Told.by("offpolicy", "--target", "uniform").exitCode());
    Told fit = Told.by("offpolicy", "--log", log(0.5), "--target", "greedy", "--fit", "1");
    assertTrue(fit.err().contains("must be > 0 and < 1: fit=1.0"), fit.err());
  }

  @Test
  void coverageIsMeasuredOnJournalsWhoseTruthIsKnown() throws IOException {
    Told told =
        Told.by(
            "offpolicy",
            "coverage",
            "--runs",
            "2",
            "--listeners",
            "5",
            "--spins",
            "10",
            "--tracks",
            "100",
            "--target",
            "square-cb",
            "--resamples",
            "20",
            "--json",
            file("c.json"));
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("| thompson | square-cb | answer "), told.out());
    JsonNode json = new ObjectMapper().readTree(temp.resolve("c.json").toFile());
    assertEquals(6, json.path("rows").size());
    assertEquals(2, json.path("rows").path(0).path("runs").asInt());
  }
}
