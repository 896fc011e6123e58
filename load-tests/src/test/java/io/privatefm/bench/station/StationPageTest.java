package io.privatefm.bench.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.bench.station.StationFigures.Percentiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationPageTest {
  @TempDir Path folder;

  @Test
  void theGoalsTellWhatIsMetAndByHowMuchTheRestIsMissed() {
    String table = Goal.table(Goal.of(figures(1_000_000, 20), List.of(), null));
    assertTrue(line(table, "feedback → next, closed loop").contains("missed by a factor of 2.50"));
    assertTrue(line(table, "p99 at half").contains("| met "), table);
    assertTrue(line(table, "catalogues of other sizes").contains("not measured"), table);
    assertTrue(line(table, "beyond the echo").contains("1,000"), table);
  }

  @Test
  void runsOverOtherCataloguesAreComparedByTheProcessorTimeOfAMessage() throws IOException {
    Path other = folder.resolve("10k.json");
    figures(10_000, 10).writeJson(other);
    Path page = folder.resolve("docs").resolve("server.md");
    StationPage.write(
        page,
        new StationResult(figures(1_000_000, 20), latency(100), latency(150), "", "Servers."),
        List.of(other),
        null,
        List.of("stations", "--markdown", "server.md"));
    String text = Files.readString(page);
    assertTrue(line(text, "catalogues of other sizes").contains("2.00"), text);
    assertTrue(text.contains("./fm bench stations --markdown server.md"), text);
    assertTrue(text.indexOf("|    10,000 |") < text.indexOf("| 1,000,000 |"), text);
    assertTrue(text.contains("![latency by percentile](server.svg)"), text);
    assertTrue(Files.readString(page.resolveSibling("server.svg")).contains("<svg"));
  }

  @Test
  void aRatioToNothingIsNotTold() {
    String outside = line(StationTable.of(figures(1_000, 20, 0)), "resident outside");
    assertTrue(outside.matches("\\|[^|]*\\| +0.0 \\| +0.0 \\| +\\|"), outside);
    assertTrue(line(StationTable.of(figures(1_000, 20, 5)), "resident outside").contains("1.00"));
  }

  @Test
  void theFiguresAreOneFlatObjectInJson() throws IOException {
    Path file = folder.resolve("figures.json");
    figures(1_000, 20).writeJson(file);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    for (String key :
        List.of(
            "echoPerSecond",
            "stationsPerSecond",
            "throughputRatio",
            "p99Ratio",
            "bytesPerStation",
            "bytesPerEchoConnection")) {
      assertTrue(json.get(key).isNumber(), key);
    }
    assertEquals(
        figures(1_000, 20), new ObjectMapper().readValue(file.toFile(), StationFigures.class));
  }

  private static String line(String text, String words) {
    return text.lines().filter(line -> line.contains(words)).findFirst().orElse("");
  }

  private static Histogram latency(int micros) {
    Histogram nanos = new Histogram(3);
    for (int i = 1; i <= 1_000; i++) {
      nanos.recordValue((long) i * micros);
    }
    return nanos;
  }

  private static StationFigures figures(int tracks, double cpuMicros) {
    return figures(tracks, cpuMicros, 1_000);
  }

  private static StationFigures figures(int tracks, double cpuMicros, double nativeBytes) {
    Percentiles percentiles = new Percentiles(70, 200, 500, 900);
    Idle idle = new Idle(14_000, nativeBytes, 4_000, 3_000, 5_000, 700);
    return new StationFigures(
        tracks,
        100,
        100_000,
        20_000,
        0.2,
        7,
        cpuMicros,
        9,
        12,
        2_000,
        3_000,
        19_000,
        0.95,
        10_000,
        1.5,
        2.5,
        percentiles,
        percentiles,
        1,
        1,
        1,
        19_000,
        19_000,
        1,
        idle,
        idle,
        700,
        700,
        1,
        3_000,
        5_000,
        900,
        450,
        250);
  }
}
