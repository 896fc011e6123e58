package io.privatefm.catalogue.foretell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FusionProperties {
  @Property(tries = 100)
  void allTracksTogetherHaveTheOddsOfEachByItself(@ForAll long seed) {
    Random random = new Random(seed);
    int count = random.nextInt(Foreteller.MOST + 1);
    float[] weights = new float[Fusion.WEIGHTS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    float[][] signals = new float[Signals.COUNT][Foreteller.MOST];
    for (float[] signal : signals) {
      for (int track = 0; track < signal.length; track++) {
        signal[track] = (float) random.nextGaussian();
      }
    }
    float[] odds = new float[Foreteller.MOST];

    new Fusion(weights).odds(signals, count, new float[Foreteller.MOST], odds);

    for (int track = 0; track < count; track++) {
      assertEquals(oddsOf(track, signals, weights), odds[track]);
    }
  }

  /** In the order in which the sum is defined, so that not even rounding differs. */
  private static float oddsOf(int track, float[][] signals, float[] weights) {
    float sum = dot(0, track, signals, weights);
    for (int unit = 0; unit < Fusion.HIDDEN; unit++) {
      int row = Fusion.IN + unit * Signals.COUNT;
      float in = weights[Fusion.BIAS + unit] + dot(row, track, signals, weights);
      sum += in > 0 ? weights[Fusion.OUT + unit] * in : 0;
    }
    return sum;
  }

  private static float dot(int row, int track, float[][] signals, float[] weights) {
    float sum = 0;
    for (int i = 0; i < Signals.COUNT; i++) {
      sum += weights[row + i] * signals[i][track];
    }
    return sum;
  }
}
