package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateListenersTest {
  @TempDir Path temp;
  private Path ratings;

  /** Twenty people who rate fifteen tracks each, by their own taste of two. */
  @BeforeEach
  void write() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder();
    for (int person = 0; person < 20; person++) {
      for (int track = person % 5; track < 20; track += 1 + (track % 7 == 6 ? 1 : 0)) {
        boolean likes = random.nextDouble() < (track % 2 == person % 2 ? 0.9 : 0.1);
        text.append("p" + person + "\tt" + track + "\t" + (likes ? 4 : 1) + "\n");
      }
    }
    ratings = Files.writeString(temp.resolve("ratings.tsv"), text);
  }

  private Told evaluate(String... more) {
    Stream<String> fixed = Stream.of("evaluate", "listeners", "--ratings=" + ratings);
    return Told.by(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void figuresAreForPeopleForProgramsAndAsAChart() throws IOException {
    Path json = temp.resolve("figures.json");
    Path chart = temp.resolve("chart.svg");
    Path decisions = temp.resolve("decisions.tsv");
    Told told =
        evaluate(
            "--spins=6",
            "--folds=2",
            "--methods=engine-cold",
            "--policy=greedy",
            "--resamples=50",
            "--json=" + json,
            "--chart=" + chart,
            "--output=" + decisions);

    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().startsWith("20 people of ratings.tsv, 20 of them with 6 or more"));
    assertTrue(told.out().contains("| engine-cold:greedy | engine "), told.out());
    assertTrue(told.out().contains("engine-cold:greedy  vectors=factors dimension="), told.out());
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertEquals(4, figures.path("methods").size());
    assertEquals(6, figures.at("/methods/3/curve").size());
    assertEquals(1 + 4 * 20 * 6, Files.readAllLines(decisions).size());
    assertTrue(Files.readString(chart).contains("<svg"));
  }

  @Test
  void mistakesAreNamedInOneLineAndNothingIsWritten() throws IOException {
    Path json = temp.resolve("figures.json");
    assertMistake(
        "must be one of random, item-mean,", "--methods=guess", "--spins=6", "--json=" + json);
    assertMistake("must be one of uniform, greedy,", "--policy=guess", "--json=" + json);
    assertMistake("must be >= 2: folds=1", "--folds=1", "--json=" + json);
    assertMistake("must be >= 1: spins=0", "--spins=0", "--json=" + json);
    assertMistake(
        "must have at least 10 people who rated 99 tracks: file=ratings.tsv", "--spins=99");
    Path tracks = Files.writeString(temp.resolve("tracks.tsv"), "track\ttitle\nt0\tOne\n");
    assertMistake("must have a track of every rated track: file=tracks.tsv", "--tracks=" + tracks);
    Files.writeString(ratings, "p0\tt0\t7\n");
    assertMistake("must be 1 to 4: file=ratings.tsv line=1 field=rating", "--json=" + json);
    assertFalse(Files.exists(json));
  }

  private void assertMistake(String message, String... args) {
    Told told = evaluate(args);
    assertEquals(2, told.exitCode(), told.err());
    assertEquals(1, told.err().lines().count(), told.err());
    assertTrue(told.err().contains(message), told.err());
  }
}
