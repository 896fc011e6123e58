package io.privatefm.station;

/**
 * What "near" means in one vector space, measured from random pairs of its tracks.
 *
 * <p>Embeddings differ: in one space strangers have a cosine of 0, in another 0.4. So thresholds
 * are stated in standard deviations above the mean of strangers, not as bare cosines.
 *
 * @param strangers mean cosine of two random tracks
 * @param near cosine from which a track belongs to an interest, and below which it opens a new one
 * @param same cosine from which two interests are one
 */
public record Geometry(float strangers, float near, float same) {
  private static final double NEAR_DEVIATIONS = 2.0;
  private static final float NEAR_LEAST = 0.15f;
  private static final float NEAR_MOST = 0.9f;
  private static final float SAME_SHARE = 0.6f;

  public Geometry {
    if (!(strangers <= near && near < same && same <= 1)) {
      throw new IllegalArgumentException(
          "must be strangers <= near < same <= 1: " + strangers + ", " + near + ", " + same);
    }
  }

  /** The geometry of a space where random pairs have this mean and standard deviation. */
  public static Geometry of(double mean, double deviation) {
    float near = Math.clamp((float) (mean + NEAR_DEVIATIONS * deviation), NEAR_LEAST, NEAR_MOST);
    return new Geometry(Math.min((float) mean, near), near, near + (1 - near) * SAME_SHARE);
  }
}
