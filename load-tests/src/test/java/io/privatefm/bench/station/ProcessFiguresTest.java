package io.privatefm.bench.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bench.station.server.ProcessFigures;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void aProcessThatWorksUsesProcessorTime() {
    double before = ProcessFigures.cpuSeconds(SELF);
    assertTrue(before > 0);
    while (ProcessFigures.cpuSeconds(SELF) == before) {
      Thread.onSpinWait();
    }
    assertTrue(ProcessFigures.cpuSeconds(SELF) > before);
  }

  @Test
  void moreLoopsThanProcessorsWaitForOne() {
    double before = ProcessFigures.loopsWaitedSeconds(SELF);
    AtomicBoolean over = new AtomicBoolean();
    int loops = 4 * Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < loops; i++) {
      Thread.ofPlatform().daemon().name("vert.x-eventloop-thread-" + i).start(() -> spin(over));
    }
    while (ProcessFigures.loopsWaitedSeconds(SELF) - before < 0.01) {
      Thread.onSpinWait();
    }
    over.set(true);
  }

  private static void spin(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatAProcessHoldsIsResident() {
    long before = ProcessFigures.anonymousBytes(SELF);
    try (var arena = java.lang.foreign.Arena.ofConfined()) {
      arena.allocate(64 << 20).fill((byte) 1);
      assertTrue(ProcessFigures.anonymousBytes(SELF) - before > 60 << 20);
    }
    assertTrue(ProcessFigures.kernelBytes() > 1 << 20);
  }

  @Test
  void oneDisturbedRoundDoesNotMoveTheMedian() {
    assertEquals(3, Medians.of(List.of(2.0, 1_000.0, 3.0)));
    assertEquals(2.5, Medians.of(List.of(3.0, 1.0, 2.0, 4.0)));
  }
}
