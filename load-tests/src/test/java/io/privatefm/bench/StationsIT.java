package io.privatefm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement, as small as can be, of the server that this checkout has built. */
class StationsIT {
  @TempDir Path folder;

  @Test
  void stationsAndEchoAreMeasuredInOneRun() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("..", "fm-server", "target", "lib")), "not built");
    Path json = folder.resolve("stations.json");
    Path page = folder.resolve("server.md");
    Path recording = folder.resolve("stations.jfr");
    Told told =
        Told.by(
            "stations",
            "--quick",
            "--tracks=2000",
            "--listeners=20",
            "--rounds=1",
            "--seconds=1",
            "--warm-up=2",
            "--idle=20",
            "--heap=256",
            "--cache",
            folder,
            "--json",
            json,
            "--markdown",
            page,
            "--jfr",
            recording);
    assertEquals(0, told.exitCode(), told.err());
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    for (String key :
        List.of(
            "echoPerSecond",
            "stationsPerSecond",
            "throughputRatio",
            "p99Ratio",
            "journalRatio",
            "stationsHandshakesPerSecond",
            "readyMillis",
            "embeddedMillis",
            "embeddedArchivedMillis")) {
      assertTrue(figures.get(key).asDouble() > 0, key + " in " + figures);
    }
    double stations = figures.get("stationsAllocatedBytes").asDouble();
    double echo = figures.get("echoAllocatedBytes").asDouble();
    assertTrue(stations > echo, "a draw allocates more than nothing: " + figures);
    assertTrue(Files.readString(page).contains("| draw: features"), "where the time goes");
  }

  @Test
  void collectorsAndTransportsAreMeasuredInOneRun() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("..", "fm-server", "target", "lib")), "not built");
    Path page = folder.resolve("docs").resolve("variants.md");
    Told told =
        Told.by(
            "variants",
            "--quick",
            "--tracks=2000",
            "--listeners=20",
            "--rounds=1",
            "--seconds=1",
            "--warm-up=2",
            "--heap=256",
            "--cache",
            folder,
            "--markdown",
            page);
    assertEquals(0, told.exitCode(), told.err());
    String text = Files.readString(page);
    for (String variant : List.of("Serial", "G1", "ZGC", "Shenandoah", "epoll", "NIO")) {
      assertTrue(text.contains("| " + variant + " "), variant + " in " + text);
    }
  }
}
