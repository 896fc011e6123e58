package io.privatefm.evaluate.simulate.truth;

import java.util.SplittableRandom;

/** How taste is dealt out: one number per genre, and one per artist. */
final class Leanings {
  private static final int FAVOURITES = 3;
  private static final int AVERSIONS = 3;
  private static final double ARTIST_DEVIATION = 0.5;

  private Leanings() {}

  /** Three genres are loved, three are loathed, the others leave somewhat cold. */
  static double[] genres(SplittableRandom random) {
    int[] order = order(random);
    double[] taste = new double[Music.GENRES];
    for (int i = 0; i < order.length; i++) {
      double mean = i < FAVOURITES ? 1.9 : i < FAVOURITES + AVERSIONS ? -2.2 : -0.6;
      taste[order[i]] = mean + 0.35 * random.nextGaussian();
    }
    return taste;
  }

  private static int[] order(SplittableRandom random) {
    int[] order = new int[Music.GENRES];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Some artists are liked beyond their genre, some are not. */
  static double[] artists(int count, SplittableRandom random) {
    double[] taste = new double[count];
    for (int artist = 0; artist < count; artist++) {
      taste[artist] = ARTIST_DEVIATION * random.nextGaussian();
    }
    return taste;
  }
}
