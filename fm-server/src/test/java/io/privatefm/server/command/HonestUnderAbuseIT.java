package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small version of {@code ./fm abuse}: the same, but that no figure has a bound. */
class HonestUnderAbuseIT {
  @TempDir private Path folder;

  @Test
  void thosePlayOnBesideWhomOthersStallAttackAndComeBackAllAtOnce() throws Exception {
    Path json = folder.resolve("abuse.json");
    try (var fm =
        FmProcess.start(
            "abuse",
            "--listeners=20",
            "--clients=100",
            "--rounds=1",
            "--seconds=2",
            "--spread-seconds=2",
            "--without-bounds",
            "--json=" + json)) {
      assertEquals(0, fm.exitCode(), fm.told());
    }

    JsonNode bounds = new ObjectMapper().readTree(json.toFile()).path("bounds");
    assertEquals(3, bounds.size(), bounds.toString());
    for (JsonNode bound : bounds) {
      assertTrue(bound.path("abused").asDouble() > 0, bound.toString());
      assertEquals(0, bound.path("lost").asLong(), bound.toString());
      assertTrue(!bound.path("broken").asBoolean(true), bound.toString());
    }
  }
}
