package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.server.PrivateFm;
import io.privatefm.server.SmallCatalogue;
import io.privatefm.server.table.HeardListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code fm compare --log} over what a server in this process journalled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareLogTest {
  private static final int LISTENERS = 4;
  private static final int SPINS = 30;

  private Path folder;
  private Path catalogue;
  private Path data;

  @BeforeAll
  void play(@TempDir Path temp) throws InterruptedException {
    folder = temp;
    catalogue = SmallCatalogue.in(folder.resolve("catalogue"));
    data = folder.resolve("data");
    try (PrivateFm fm =
        PrivateFm.builder().catalogue(catalogue).data(data).loops(2).seed(9).start()) {
      for (int i = 0; i < LISTENERS; i++) {
        new HeardListener(fm, "listener-" + i).hear(SPINS);
      }
    }
  }

  private static Told compare(Path old, Path young, Path log, String... more) {
    List<String> command = new ArrayList<>(List.of("compare", "" + old, "" + young));
    command.addAll(List.of("--log", "" + log));
    command.addAll(List.of(more));
    return Told.by(command.toArray(String[]::new));
  }

  @Test
  void stationsAreReplayedAsTheyWerePlayedAndACatalogueIsNoBetterThanItself() throws IOException {
    Path json = folder.resolve("c.json");
    Told told =
        compare(
            catalogue,
            catalogue,
            data,
            "--server-seed",
            "9",
            "--resamples",
            "20",
            "--json",
            json.toString());
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("replay      100.00 % of the arms"), told.out());
    assertTrue(told.out().contains("No difference at all."), told.out());
    assertTrue(told.out().contains("WARNING     intervals rest on 4 listeners"), told.out());
    JsonNode replay = new ObjectMapper().readTree(json.toFile()).path("replay");
    assertEquals(LISTENERS * SPINS, replay.path("counts").path("replayed").asInt());
    assertEquals(0, replay.path("difference").path("high").asDouble(-1));
    assertEquals("thompson over new", replay.path("after").path("target").asText());
    assertTrue(replay.path("warnings").isArray());
  }

  @Test
  void mistakesAreOneLineAndLeaveNothing() {
    Path other = folder.resolve("other");
    DemoCatalogue.of(50, 1).publish(other);
    Path json = folder.resolve("none.json");
    refused(
        "must hold judged spins that were drawn from the old catalogue",
        compare(other, catalogue, data, "--json", json.toString()));
    refused(
        "must be the data directory of a server",
        compare(catalogue, catalogue, folder.resolve("no")));
    refused("must be > 0 and < 1: fit=1.0", compare(catalogue, catalogue, data, "--fit", "1"));
    refused("must be one of uniform", compare(catalogue, catalogue, data, "--policy", "best"));
    assertFalse(Files.exists(json));
  }

  private static void refused(String rule, Told told) {
    assertEquals(2, told.exitCode());
    String error = told.err().lines().reduce("", (_, last) -> last);
    assertTrue(error.startsWith("fm compare: " + rule), told.err());
    assertEquals("", told.out());
  }
}
