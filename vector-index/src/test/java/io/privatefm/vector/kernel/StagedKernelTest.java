package io.privatefm.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedKernelTest {
  private static final int STRIDE_BYTES = 64;
  private static final int ROWS = 64;

  private long nanos;
  private int pauses;
  private int pausesBeforeVectors;
  private final List<Runnable> races = new ArrayList<>();
  private final Timed scalar = new Timed(100);
  private final Timed simd = new Timed(10);
  private final StagedKernel staged = new StagedKernel(scalar, new Turns());

  /** Tells the time, and runs the race when the test does. */
  private final class Turns implements StagedKernel.Turns {
    @Override
    public Kernel simd() {
      return simd;
    }

    @Override
    public void start(Runnable race) {
      races.add(race);
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void pause() {
      pauses++;
      pausesBeforeVectors += simd.runs == 0 ? 1 : 0;
    }
  }

  /** A kernel whose every run of rows takes a known time. */
  private final class Timed extends ScalarKernel {
    private long costNanos;
    private int dots;
    private int runs;

    Timed(long costNanos) {
      this.costNanos = costNanos;
    }

    @Override
    public void scoreRun(
        MemorySegment rows, long first, int stride, int count, float[] query, float[] scores) {
      nanos += costNanos;
      runs++;
      super.scoreRun(rows, first, stride, count, query, scores);
    }

    @Override
    public float dot(float[] a, float[] b, int length) {
      dots++;
      return super.dot(a, b, length);
    }
  }

  private void warmUp(int rows) {
    MemorySegment segment = Arena.ofAuto().allocate((long) ROWS * STRIDE_BYTES, 64);
    staged.warmUp(segment, STRIDE_BYTES, rows);
  }

  private void assertAnsweredBy(Timed expected) {
    scalar.dots = 0;
    simd.dots = 0;
    assertEquals(2, staged.dot(new float[] {1}, new float[] {2}, 1));
    assertEquals(expected == scalar ? 1 : 0, scalar.dots);
    assertEquals(expected == simd ? 1 : 0, simd.dots);
  }

  @Test
  void theScalarKernelAnswersUntilTheOtherIsFaster() {
    assertAnsweredBy(scalar);
    warmUp(ROWS);
    assertAnsweredBy(scalar);
    races.removeFirst().run();
    assertAnsweredBy(simd);
    assertEquals(pausesBeforeVectors, pauses); // a quick compiler is not waited for
    warmUp(ROWS);
    assertEquals(List.of(), races);
  }

  @Test
  void aKernelThatStaysSlowerNeverTakesOver() {
    simd.costNanos = 101;
    warmUp(ROWS);
    races.removeFirst().run();
    assertAnsweredBy(scalar);
  }

  @Test
  void theFirstAnswerHasTheProcessorToItself() {
    warmUp(ROWS);
    races.removeFirst().run();
    assertEquals(100, pausesBeforeVectors);
  }

  @Test
  void oneRaceRunsAtATime() {
    warmUp(ROWS);
    warmUp(ROWS);
    assertEquals(1, races.size());
  }

  @Test
  void anIndexTooSmallToRaceOnIsLeftAlone() {
    warmUp(ROWS - 1);
    assertEquals(List.of(), races);
  }

  @Test
  void closingTheIndexEndsTheRaceAndTheNextIndexStartsAnother() {
    MemorySegment closed;
    try (Arena arena = Arena.ofShared()) {
      closed = arena.allocate((long) ROWS * STRIDE_BYTES, 64);
    }
    assertThrows(IllegalStateException.class, () -> scalar.score(closed, 0, new float[16], 16));
    staged.warmUp(closed, STRIDE_BYTES, ROWS);
    races.removeFirst().run();
    assertAnsweredBy(scalar);
    warmUp(ROWS);
    races.removeFirst().run();
    assertAnsweredBy(simd);
  }
}
