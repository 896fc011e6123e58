package io.privatefm.bench.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.evaluate.report.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakResultTest {
  @TempDir Path folder;

  @Test
  void whatFillsUpInTheFirstThirdAndStaysIsFlat() {
    SoakResult filled = soak(minute -> Math.min(minute, 3), _ -> 30);
    assertTrue(filled.flat(), filled.table());
    assertEquals(1, filled.resourceGrowth());
  }

  @Test
  void heapThatGoesOnGrowingIsTold() {
    SoakResult leaking = soak(minute -> 100 + minute, _ -> 30);
    assertFalse(leaking.flat());
    assertEquals(108.0 / 105, leaking.resourceGrowth(), 1e-9);
    assertTrue(line(leaking.table(), "heap after").contains("grew"), leaking.table());
    assertTrue(line(leaking.table(), "threads").contains("flat"), leaking.table());
  }

  @Test
  void oneThreadMoreIsTold() {
    SoakResult forked = soak(_ -> 100, minute -> minute < 7 ? 30 : 31);
    assertTrue(line(forked.table(), "threads").contains("grew"), forked.table());
  }

  @Test
  void aSoakIsReadBackAsItWasWritten() throws IOException {
    SoakResult soak = soak(minute -> minute, _ -> 30);
    Path file = folder.resolve("soak.json");
    JsonFile.write(soak, file);
    assertEquals(soak, SoakResult.read(file));
  }

  @Test
  void thePageHasEveryMinute() throws IOException {
    Path page = folder.resolve("docs").resolve("soak.md");
    SoakPage.write(page, soak(minute -> minute, _ -> 30), List.of("soak", "--minutes", "9"));
    String text = Files.readString(page);
    assertTrue(text.contains("|      9 |   48,000 |"), text);
    assertTrue(text.contains("./fm bench soak --minutes 9"), text);
  }

  private static String line(String text, String words) {
    return text.lines().filter(line -> line.contains(words)).findFirst().orElse("");
  }

  /** Nine minutes. */
  private static SoakResult soak(IntToDoubleFunction heapMegabytes, IntToDoubleFunction threads) {
    return new SoakResult(
        1_000_000,
        1_000,
        800,
        IntStream.rangeClosed(1, 9)
            .mapToObj(
                minute ->
                    new SoakMinute(
                        minute,
                        48_000,
                        300,
                        2_000,
                        9_000,
                        heapMegabytes.applyAsDouble(minute) * (1 << 20),
                        1 << 27,
                        1_100,
                        threads.applyAsDouble(minute)))
            .toList());
  }
}
