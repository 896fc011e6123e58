package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small version of {@code ./fm torture}: the same deeds, a few times, in one run. */
class TortureIT {
  private static final int KILLS = 2;
  private static final int MINUTES = 10; // it ends sooner, with the last kill

  @TempDir private static Path folder;
  private static JsonNode figures;

  /** Runs it and reads its figures; it says itself, with its exit code, that promises were kept. */
  @BeforeAll
  static void torture() throws Exception {
    Path json = folder.resolve("torture.json");
    try (var fm =
        FmProcess.start(
            "torture",
            "--minutes=" + MINUTES,
            "--seed=7",
            "--listeners=2",
            "--kills=" + KILLS,
            "--faults=JOURNAL_CUT,PROFILES_DAMAGED,DISK_FULL,JOURNAL_HEADLESS,TABLE_DAMAGED,"
                + "CLOCK_BACK",
            "--json=" + json)) {
      assertEquals(0, fm.exitCode(TimeUnit.MINUTES.toSeconds(MINUTES)), fm.told());
    }
    figures = new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void whatWasAcknowledgedSurvivesKillsOnce() {
    JsonNode kills = row("SIGKILL");

    assertEquals(KILLS, kills.path("times").asInt(), kills.toString());
    assertTrue(kills.path("acknowledged").asLong() > KILLS, kills.toString());
    assertEquals(0, kills.path("lost").asLong(), kills.toString());
  }

  @Test
  void aFaultIsToldAndCostsNoMoreThanItDestroyed() {
    assertTold("the end of the journal is gone", "the end of the journal cut off");
    assertEquals(0, row("saved stations").path("lost").asLong(), figures.toString());
  }

  @Test
  void whateverWasDoneReactionsWereAcknowledgedAndNoneCountedTwice() {
    assertTrue(figures.path("rows").size() >= 7, figures.toString());
    for (JsonNode row : figures.path("rows")) {
      boolean leftOut = row.path("times").asInt() == 0; // without the right to a tmpfs
      assertTrue(leftOut || row.path("acknowledged").asLong() > 0, row.toString());
      assertEquals(0, row.path("twice").asLong(), row.toString());
    }
  }

  @Test
  void whatLiesBehindADamagedHeaderOfTheJournalIsSavedAndNothingIsMissing() {
    assertTold("so many entries behind it were saved", "the first 4 KiB");
    assertEquals(0, row("the first 4 KiB").path("lost").asLong(), figures.toString());
    assertEquals(0, row("the table").path("lost").asLong(), figures.toString());
  }

  @Test
  void aClockThatIsSetBackIsToldAndCostsNothing() {
    assertTold("behind the journal", "the clock set back by five hours");
    assertEquals(0, row("clock").path("lost").asLong(), figures.toString());
  }

  private static void assertTold(String words, String what) {
    assertTrue(row(what).path("told").asText().contains(words), figures.toString());
  }

  private static JsonNode row(String words) {
    Stream<JsonNode> rows = StreamSupport.stream(figures.path("rows").spliterator(), false);
    return rows.filter(row -> row.path("what").asText().contains(words)).findFirst().orElseThrow();
  }
}
