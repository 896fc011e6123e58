package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeptInterestsTest {
  private static final int DIMENSION = 64;
  private static final Geometry GEOMETRY = Geometry.of(0, 0.125);
  private static final int EVENTS = 1_000;

  private final Interests scratch = new Interests(DIMENSION, InterestOptions.LONG_TERM);
  private final Interests exact = new Interests(DIMENSION, InterestOptions.LONG_TERM);
  private final KeptInterests kept = new KeptInterests(scratch);
  private final SplittableRandom random = new SplittableRandom(5);

  private float[] unit(float[] around, double spread) {
    float[] unit = new float[DIMENSION];
    for (int d = 0; d < DIMENSION; d++) {
      unit[d] = (float) (around[d] + spread * random.nextGaussian());
    }
    Vectors.normaliseInPlace(unit, 0, DIMENSION);
    return unit;
  }

  @Test
  void aThousandEventsLeaveItWhereFullPrecisionWouldBe() {
    float[][] genres = new float[3][];
    Arrays.setAll(genres, _ -> unit(new float[DIMENSION], 1));
    for (int event = 0; event < EVENTS; event++) {
      float[] track = unit(genres[random.nextInt(genres.length)], 0.07);
      if (random.nextInt(4) > 0) {
        exact.pull(track, 0.5, event, Reward.COMPLETED, event, GEOMETRY);
        kept.pull(track, 0.5, event, Reward.COMPLETED, event, GEOMETRY);
      } else {
        exact.push(track, 0.5, event, event, GEOMETRY);
        kept.push(track, 0.5, event, event, GEOMETRY);
      }
    }
    kept.check();
    Interests rounded = kept.copy();
    assertEquals(exact.count(), rounded.count());
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < exact.count(); i++) {
      rounded.copyVector(i, vector);
      assertEquals(1, exact.similarity(i, vector, 0), 1e-3);
      assertEquals(exact.weight(i), rounded.weight(i), 0.01 * exact.weight(i));
    }
  }

  /** Of pulls of which none moves a component by half a step. */
  @Test
  void manySmallPullsMoveAnInterestAsFarAsInFullPrecision() {
    double far = 0;
    double farInFull = 0;
    for (int start = 0; start < 20; start++) {
      Interests full = new Interests(DIMENSION, InterestOptions.LONG_TERM);
      KeptInterests bytes = new KeptInterests(scratch);
      float[] first = unit(new float[DIMENSION], 1);
      float[] other = unit(first, 0.07);
      full.pull(first, 90, 1, Reward.LIKED, 0, GEOMETRY);
      bytes.keep(full);
      for (int pull = 0; pull < 200; pull++) {
        full.pull(other, 0.25, 2, Reward.LONG_PLAY, pull, GEOMETRY);
        bytes.pull(other, 0.25, 2, Reward.LONG_PLAY, pull, GEOMETRY);
      }
      double before = Vectors.dot(first, 0, other, 0, DIMENSION);
      farInFull += full.similarity(0, other, 0) - before;
      far += bytes.copy().similarity(0, other, 0) - before;
      assertEquals(1, full.similarity(0, bytes.copy().vectors, 0), 1e-3);
    }
    assertEquals(farInFull, far, 0.02 * farInFull);
  }

  @Test
  void aSetWhoseRowsNeedFourBytesHasThem() {
    for (int row : new int[] {5, -7, 8_388_607, 8_388_608, Integer.MIN_VALUE}) {
      KeptInterests bytes = new KeptInterests(scratch);
      bytes.pull(unit(new float[DIMENSION], 1), 1, 3, Reward.LIKED, 0, GEOMETRY);
      bytes.pull(unit(new float[DIMENSION], 1), 1, row, Reward.SHARED, 0, GEOMETRY);
      Interests copy = bytes.copy();
      assertEquals(row, copy.feederRow(copy.count() - 1, copy.feeders(copy.count() - 1) - 1));
      assertEquals(Reward.SHARED, copy.feederAct(1, 0));
      assertEquals(3, copy.feederRow(0, 0));
    }
  }

  @Test
  void whatIsKeptTwiceStaysTheSameToTheBit() {
    kept.pull(unit(new float[DIMENSION], 1), 1, 1, Reward.LIKED, 0, GEOMETRY);
    Interests once = kept.copy();
    kept.keep(once);
    Interests twice = kept.copy();
    assertArrayEquals(once.vectors, twice.vectors);
    assertArrayEquals(once.weights, twice.weights);
    assertArrayEquals(once.feederSums, twice.feederSums);
  }
}
