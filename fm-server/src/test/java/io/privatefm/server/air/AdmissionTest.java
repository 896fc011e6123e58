package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final int LIMIT = 50;
  private static final int SECOND_MS = 1_000;

  @Test
  void whoIsTurnedAwayMayComeWhenThoseOnTheirWayHaveArrived() {
    Admission admission = new Admission(LIMIT, 0);
    for (int i = 0; i < LIMIT / 10; i++) {
      assertTrue(admission.take(0));
    }
    assertFalse(admission.take(SECOND_MS), "as many as may be are on their way");

    admission.arrive();
    assertTrue(admission.take(SECOND_MS));
    assertFalse(admission.take(SECOND_MS));
  }

  @Test
  void inNoSecondMoreArriveThanTheLimitAlsoBehindPausesOfTheDisk() {
    SplittableRandom random = new SplittableRandom(7);
    Admission admission = new Admission(LIMIT, 0);
    List<Integer> arrivals = new ArrayList<>();
    int waiting = 0;
    int pausedUntilMs = 0;
    for (int nowMs = 0; nowMs < 60 * SECOND_MS; nowMs++) {
      for (int asks = random.nextInt(3); asks > 0; asks--) { // 1,000 a second ask
        waiting += admission.take(nowMs) ? 1 : 0;
      }
      if (random.nextInt(2_000) == 0) {
        pausedUntilMs = nowMs + random.nextInt(900);
      }
      while (nowMs >= pausedUntilMs && waiting > 0) {
        admission.arrive();
        arrivals.add(nowMs);
        waiting--;
      }
    }

    assertTrue(mostInASecond(arrivals) <= LIMIT, "in a second " + mostInASecond(arrivals));
    assertTrue(arrivals.size() > 60 * LIMIT / 2, "few get in: " + arrivals.size());
  }

  @Test
  void oneASecondIsOneASecond() {
    Admission admission = new Admission(1, 0);
    int arrivals = 0;
    for (int nowMs = 0; nowMs < 10 * SECOND_MS; nowMs++) {
      if (admission.take(nowMs)) {
        admission.arrive();
        arrivals++;
      }
    }
    assertEquals(10, arrivals);
  }

  private static int mostInASecond(List<Integer> timesMs) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < timesMs.size(); last++) {
      while (timesMs.get(last) - timesMs.get(first) >= SECOND_MS) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
