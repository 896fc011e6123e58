package io.privatefm.vector.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * K-means of points in the plane with 16 means: one subspace's codebook. Begins as k-means++ does
 * (Arthur and Vassilvitskii, The Advantages of Careful Seeding, 2007).
 */
final class PlanarMeans {
  private static final int WORDS = Codebooks.CODEWORDS;
  private static final int WORD_BITS = 4;
  private static final int ITERATIONS = 20;

  private final float[] xs;
  private final float[] ys;
  private final float[] book = new float[Codebooks.BOOK_FLOATS];

  /** The points, borrowed. */
  PlanarMeans(float[] xs, float[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /** The book: the x of the 16 means, then the y; means of one and the same place for no points. */
  float[] train(SplittableRandom random) {
    if (xs.length == 0) {
      return book;
    }
    seed(random);
    byte[] before = new byte[xs.length];
    byte[] codes = new byte[xs.length];
    Arrays.fill(before, (byte) -1);
    for (int i = 0; i < ITERATIONS; i++) {
      for (int point = 0; point < xs.length; point++) {
        codes[point] = (byte) nearest(book, 0, xs[point], ys[point]);
      }
      if (Arrays.equals(codes, before)) {
        break;
      }
      System.arraycopy(codes, 0, before, 0, codes.length);
      move(codes);
    }
    return book;
  }

  /**
   * The nearest codeword of a book that begins at {@code at}, ties by the smaller.
   *
   * <p>Without branches, which would be mispredicted as often as not: the bits of a squared
   * distance are ordered as it is, and with the word behind them they are one number to take the
   * least of.
   */
  static int nearest(float[] books, int at, float x, float y) {
    long least = Long.MAX_VALUE;
    for (int word = 0; word < WORDS; word++) {
      float dx = x - books[at + word];
      float dy = y - books[at + WORDS + word];
      long bits = Float.floatToRawIntBits(dx * dx + dy * dy);
      least = Math.min(least, (bits << WORD_BITS) + word);
    }
    return (int) least & (WORDS - 1);
  }

  /** Each next mean at a point drawn with a chance of its squared distance to the means so far. */
  private void seed(SplittableRandom random) {
    float[] distances = new float[xs.length];
    Arrays.fill(distances, Float.POSITIVE_INFINITY);
    int point = random.nextInt(xs.length);
    for (int word = 0; word < WORDS; word++) {
      book[word] = xs[point];
      book[WORDS + word] = ys[point];
      point = draw(random, lower(distances, word));
    }
  }

  /** The distances with one more mean, and their running sums. */
  private double[] lower(float[] distances, int word) {
    double[] sums = new double[xs.length];
    double sum = 0;
    for (int point = 0; point < xs.length; point++) {
      float dx = xs[point] - book[word];
      float dy = ys[point] - book[WORDS + word];
      distances[point] = Math.min(distances[point], dx * dx + dy * dy);
      sum += distances[point];
      sums[point] = sum;
    }
    return sums;
  }

  private static int draw(SplittableRandom random, double[] sums) {
    double at = random.nextDouble() * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, at);
    return Math.min(found >= 0 ? found : -found - 1, sums.length - 1);
  }

  /** Moves each mean to the middle of its points; one without points stays. */
  private void move(byte[] codes) {
    double[] sumX = new double[WORDS];
    double[] sumY = new double[WORDS];
    int[] counts = new int[WORDS];
    for (int point = 0; point < codes.length; point++) {
      sumX[codes[point]] += xs[point];
      sumY[codes[point]] += ys[point];
      counts[codes[point]]++;
    }
    for (int word = 0; word < WORDS; word++) {
      if (counts[word] > 0) {
        book[word] = (float) (sumX[word] / counts[word]);
        book[WORDS + word] = (float) (sumY[word] / counts[word]);
      }
    }
  }
}
