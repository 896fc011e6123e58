package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandingLagTest {
  private final StandingLag lag = new StandingLag();

  @Test
  void aBurstIsNoLag() {
    late(0, 2_000, 2_000, 2_000, 0, 2_000);
    assertEquals(0, lag.millis());
  }

  @Test
  void aQueueThatStandsIsAsLongAsItsLeastProbeWasLate() {
    late(300, 400, 310, 500, 290);
    assertEquals(290, lag.millis());
    late(600, 600, 600, 600);
    assertEquals(290, lag.millis());
    late(700);
    assertEquals(600, lag.millis());
  }

  @Test
  void oneProbeInTimeEndsIt() {
    late(300, 300, 300, 300, 300, 1);
    assertEquals(1, lag.millis());
  }

  @Test
  void beforeTheFirstProbesNothingIsLate() {
    late(900, 900, 900, 900);
    assertEquals(0, lag.millis());
  }

  private void late(long... millis) {
    for (long each : millis) {
      lag.ran(7, 7 + TimeUnit.MILLISECONDS.toNanos(each));
    }
  }
}
