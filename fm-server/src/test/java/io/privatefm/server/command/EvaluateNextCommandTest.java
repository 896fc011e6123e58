package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateNextCommandTest {
  @TempDir Path temp;
  private Path train;
  private Path test;
  private Path ranks;

  @BeforeEach
  void write() throws IOException {
    train = Files.writeString(temp.resolve("train.txt"), "a b c\nx y z\nc a b\n".repeat(20));
    test = Files.writeString(temp.resolve("test.txt"), "a b\nx y z\n");
    ranks = temp.resolve("ranks.tsv");
  }

  @Test
  void figuresArePrintedAndWrittenWithTheAnswers() throws IOException {
    Path json = temp.resolve("next.json");
    Path svg = temp.resolve("next.svg");
    Told told = next("--json", "" + json, "--output", "" + ranks, "--svg", "" + svg, "--top", "1");

    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("protocol last-tenth, seed 1"), told.out());
    assertTrue(told.out().contains("tracks played in the session: exclude"), told.out());
    assertTrue(told.out().contains("| markov"), told.out());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(3, report.path("data").path("questions").asInt());
    assertEquals("markov", report.path("methods").path(1).path("name").asText());
    assertEquals(
        1, report.path("methods").path(1).path("figures").path("hr").path("estimate").asDouble());
    assertEquals("1\t2\tb\tb", Files.readAllLines(ranks).get(1));
    assertTrue(Files.exists(temp.resolve("ranks-popularity.tsv")));
    assertTrue(Files.readString(svg).contains("<svg"));
  }

  @Test
  void theAnswersOfAChosenMethodGoToTheFile() throws IOException {
    Told told = next("--output", ranks.toString(), "--method", "popularity", "--top", "2");

    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("answers of popularity: ranks.tsv"), told.out());
    assertEquals("1\t2\tb\tb c", Files.readAllLines(ranks).get(1));
    assertTrue(Files.exists(temp.resolve("ranks-markov.tsv")));
  }

  @Test
  void mistakesAreOneLineAndLeaveNothingBehind() throws IOException {
    assertMistake("must be of popularity, ", "--methods", "magic");
    assertMistake(
        "must be of last-tenth, last-day: --protocol=first-half", "--protocol", "first-half");
    assertMistake(
        "must have times, which playlists have not: protocol=last-day", "--protocol", "last-day");
    assertMistake("must be 1 to 64: --top=65", "--top", "65");
    assertMistake("must come with --output: --method=markov", "--method", "markov");
    assertMistake("must be either --sessions, or --train and --test", "--sessions", "x.txt");
    assertFalse(Files.exists(ranks));
  }

  private void assertMistake(String message, String... more) {
    Told told = next(more);
    assertEquals(2, told.exitCode(), told.out());
    assertTrue(told.err().contains(message), told.err());
    assertEquals(1, told.err().lines().count(), told.err());
  }

  private Told next(String... more) {
    var args = new java.util.ArrayList<>(List.of("evaluate", "next"));
    args.addAll(List.of("--train", "" + train, "--test", "" + test, "--resamples", "50"));
    if (!List.of(more).contains("--methods")) {
      args.addAll(List.of("--methods", "popularity,markov"));
    }
    args.addAll(List.of(more));
    return Told.by(args.toArray(String[]::new));
  }
}
