package io.privatefm.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.load.LoadPlan.Usual;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPlanTest {
  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("fm.listeners");
    System.clearProperty("fm.seconds");
  }

  @Test
  void whatIsNotToldIsAsUsualForTheSimulation() {
    System.setProperty("fm.listeners", "7");
    LoadPlan plan = LoadPlan.fromProperties(new Usual(1_800, 30));
    assertEquals(7, plan.listeners());
    assertEquals(Duration.ofMinutes(30), plan.lasts());
    assertEquals("ws://127.0.0.1:8080", plan.base());
  }

  @Test
  void aNumberThatIsNoneIsToldWithItsOption() {
    System.setProperty("fm.seconds", "0");
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> LoadPlan.fromProperties(LoadPlan.USUAL));
    assertEquals("must be a whole number >= 1: --seconds=0", wrong.getMessage());
  }

  @Test
  void theMeasuresOfAServerAreAddedUpByKind() {
    String told =
        ServerMeasures.told(
            """
            # HELP jvm_memory_used_bytes The amount of used memory
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.048576E7
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2097152.0
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 3145728.0
            jvm_buffer_memory_used_bytes{id="direct"} 524288.0
            jvm_threads_live_threads 24.0
            """);
    assertEquals(", heap 12 MB, outside 3 MB, buffers 0.5 MB, threads 24", told);
  }

  @Test
  void aMinutesLineIsOfThatMinuteAndTheReportOfAll() throws IOException {
    PushLatency latency = new PushLatency();
    latency.record(0, 2_000_000);
    assertTrue(latency.lately().startsWith("1 plays, p50 2.00 ms"));
    latency.record(0, 8_000_000);
    assertTrue(latency.lately().startsWith("1 plays, p50 8.00 ms"));
    var bytes = new ByteArrayOutputStream();
    Path log = folder.resolve("soak.hlog");
    latency.report(new PrintStream(bytes, true, StandardCharsets.UTF_8), log);
    assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("2 plays"));
    assertTrue(Files.size(log) > 0);
  }
}
