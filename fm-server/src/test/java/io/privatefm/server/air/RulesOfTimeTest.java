package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RulesOfTimeTest {
  private static final long DRAWN_MS = 1_000;
  private static final long NOW_MS = 60_000;
  private static final int SKEW_MS = 500;

  private static long plausible(long toldMs) {
    return PlausibleTime.of(toldMs, DRAWN_MS, NOW_MS, SKEW_MS);
  }

  @Test
  void aTimeThatCanBeTrueIsKept() {
    assertEquals(30_000, plausible(30_000));
    assertEquals(NOW_MS + 200, plausible(NOW_MS + 200));
  }

  @Test
  void aTimeThatCannotBeTrueIsMovedToTheNearestThatCan() {
    assertEquals(DRAWN_MS, plausible(1));
    assertEquals(NOW_MS + SKEW_MS, plausible(NOW_MS + 86_400_000));
  }

  @Test
  void whatTellsNoTimeHappensNow() {
    assertEquals(NOW_MS, plausible(0));
  }

  @Test
  void aSpinFromTheFutureOfASteppedBackClockStillHasATime() {
    assertEquals(90_000, PlausibleTime.of(10, 90_000, NOW_MS, SKEW_MS));
  }

  @Test
  void aBurstMayComeAtOnceAndThenOnlyTheRate() {
    Rate rate = new Rate(10, 20, 0);
    for (int i = 0; i < 20; i++) {
      assertTrue(rate.take(0));
    }
    assertFalse(rate.take(0));
    assertFalse(rate.take(50));
    assertTrue(rate.take(150));
    assertFalse(rate.take(150));
  }

  @Test
  void aClockThatJumpsBackGivesNothingAway() {
    Rate rate = new Rate(10, 10, 1_000_000);
    for (int i = 0; i < 10; i++) {
      rate.take(1_000_000);
    }
    assertFalse(rate.take(0));
    assertTrue(rate.take(200));
  }
}
