package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small version of {@code ./fm torture}: the same deeds, a few times. */
class TortureIT {
  private static final int KILLS = 2;

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedSurvivesKillsOnce() throws Exception {
    JsonNode kills = row(torture("--no-faults", "--kills=" + KILLS), "SIGKILL");

    assertEquals(KILLS, kills.path("times").asInt(), kills.toString());
    assertTrue(kills.path("acknowledged").asLong() > KILLS, kills.toString());
    assertEquals(0, kills.path("lost").asLong(), kills.toString());
    assertEquals(0, kills.path("twice").asLong(), kills.toString());
  }

  @Test
  void aFaultIsToldAndCostsNoMoreThanItDestroyed() throws Exception {
    JsonNode figures = torture("--kills=0", "--faults=JOURNAL_CUT,PROFILES_DAMAGED,DISK_FULL");

    for (JsonNode row : figures.path("rows")) {
      boolean leftOut = row.path("times").asInt() == 0; // without the right to a tmpfs
      assertTrue(leftOut || row.path("acknowledged").asLong() > 0, row.toString());
      assertEquals(0, row.path("twice").asLong(), row.toString());
    }
    assertTold("the end of the journal is gone", figures, "the end of the journal cut off");
    assertEquals(0, row(figures, "saved stations").path("lost").asLong(), figures.toString());
  }

  @Test
  void aFileOfTheJournalThatIsNoneAnyMoreIsSetAsideAndTheServerStarts() throws Exception {
    JsonNode figures = torture("--kills=0", "--faults=JOURNAL_HEADLESS,TABLE_DAMAGED");

    JsonNode headless = row(figures, "the first 4 KiB");
    assertTold("the end of the journal is gone", figures, "the first 4 KiB");
    assertTrue(headless.path("acknowledged").asLong() > 0, headless.toString());
    assertEquals(0, headless.path("twice").asLong(), headless.toString());
    assertEquals(0, row(figures, "the table").path("lost").asLong(), figures.toString());
  }

  @Test
  void aClockThatIsSetBackIsToldAndCostsNothing() throws Exception {
    JsonNode figures = torture("--kills=0", "--faults=CLOCK_BACK");

    assertTold("behind the journal", figures, "the clock set back by five hours");
    assertEquals(0, row(figures, "clock").path("lost").asLong(), figures.toString());
  }

  /** Runs it and reads its figures; it says itself, with its exit code, that promises were kept. */
  private JsonNode torture(String... arguments) throws Exception {
    Path json = folder.resolve("torture.json");
    var all = new ArrayList<>(List.of("torture", "--minutes=2", "--seed=7", "--listeners=2"));
    all.add("--json=" + json);
    all.addAll(List.of(arguments));
    try (var fm = FmProcess.start(all.toArray(String[]::new))) {
      assertEquals(0, fm.exitCode(), fm.told());
    }
    return new ObjectMapper().readTree(json.toFile());
  }

  private static void assertTold(String words, JsonNode figures, String what) {
    String told = row(figures, what).path("told").asText();
    assertTrue(told.contains(words), figures.toString());
  }

  private static JsonNode row(JsonNode figures, String words) {
    Stream<JsonNode> rows = StreamSupport.stream(figures.path("rows").spliterator(), false);
    return rows.filter(row -> row.path("what").asText().contains(words)).findFirst().orElseThrow();
  }
}
