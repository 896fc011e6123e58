package io.privatefm.station;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

class InterestsProperties {
  /** Whatever is heard in whatever order, the interests stay sound and bounded. */
  @Property(tries = 200)
  void staySoundUnderAnyEvents(
      @ForAll long seed, @ForAll @FloatRange(min = 0.1f, max = 0.8f) float near) {
    Random random = new Random(seed);
    Geometry geometry = new Geometry(0, near, near + (1 - near) * 0.6f);
    Interests interests = new Interests(8, InterestOptions.SHORT_TERM);
    long nowMs = 0;
    for (int i = 0; i < 300; i++) {
      float[] vector = new float[8];
      for (int d = 0; d < 8; d++) {
        vector[d] = (float) random.nextGaussian();
      }
      Vectors.normaliseInPlace(vector, 0, 8);
      nowMs += random.nextInt(3_600_000) - 100_000; // sometimes told late
      int row = random.nextInt(20);
      switch (random.nextInt(4)) {
        case 0 -> interests.push(vector, random.nextDouble(), row, nowMs, geometry);
        case 1 -> interests.takeBack(vector, random.nextDouble(), row, nowMs);
        default ->
            interests.pull(vector, 0.01 + random.nextDouble(), row, Reward.LIKED, nowMs, geometry);
      }
      interests.check();
    }
  }
}
