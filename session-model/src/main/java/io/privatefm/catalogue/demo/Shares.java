package io.privatefm.catalogue.demo;

/**
 * How many tracks each artist has: skewed, the first the most, about {@value #MEAN} in the middle.
 */
final class Shares {
  private static final int MEAN = 40;
  private static final double EXPONENT = 0.45;
  private static final int LEAST = 4;

  private final int total;
  private final int artists;
  private final double scale;

  Shares(int total) {
    this.total = total;
    this.artists = Math.max(1, total / MEAN);
    double weights = 0;
    for (int artist = 0; artist < artists; artist++) {
      weights += weight(artist);
    }
    this.scale = total / weights;
  }

  /** How many the artist has; the run ends with the total, wherever that falls. */
  int tracksOf(int artist) {
    int tracks = (int) Math.round(scale * weight(artist));
    return artist >= artists ? total : Math.max(LEAST, tracks);
  }

  private static double weight(int artist) {
    return StrictMath.pow(1.0 / (artist + 1), EXPONENT);
  }
}
