package io.privatefm.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Point point(int effort, double recall, double queriesPerSecond) {
    return new Point("ef=" + effort, recall, queriesPerSecond, 1, 2);
  }

  private static Curve curve(Point... points) {
    return new Curve("a", "M=1", 1, 400, 0, List.of(points));
  }

  @Test
  void betweenTwoPointsTheLogarithmIsInterpolated() {
    Curve curve = curve(point(10, 0.80, 10_000), point(20, 0.90, 1_000), point(40, 0.94, 250));
    assertEquals(Math.sqrt(10_000 * 1_000), curve.queriesPerSecondAt(0.85).orElseThrow(), 1e-6);
    assertEquals(1_000, curve.queriesPerSecondAt(0.90).orElseThrow(), 1e-6);
    assertEquals(500, curve.queriesPerSecondAt(0.92).orElseThrow(), 1e-6);
  }

  @Test
  void aRecallThatTheLeastEffortHasIsAnsweredWithItsSpeed() {
    assertEquals(900, curve(point(10, 0.97, 900)).queriesPerSecondAt(0.90).orElseThrow());
  }

  @Test
  void aRecallThatNoEffortHasIsNotAnswered() {
    assertTrue(curve(point(10, 0.80, 900)).queriesPerSecondAt(0.90).isEmpty());
    assertTrue(curve().queriesPerSecondAt(0.90).isEmpty());
  }

  @Test
  void aPointThatIsBeatenInBothIsNoPartOfTheFrontier() {
    Point slow = point(20, 0.85, 500);
    Point fast = point(40, 0.90, 1_000);
    assertEquals(List.of(fast), curve(slow, fast).frontier());
    assertEquals(1_000, curve(slow, fast).queriesPerSecondAt(0.80).orElseThrow());
  }
}
