package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.Reward;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A simulated listener whose expected reward of every track at every moment is known: what an
 * estimate is held against. Likes a direction of the vectors and some tracks for no reason that a
 * feature shows, and tires of an artist that was just heard. The engine sees only the feedback.
 */
final class KnownListener {
  private static final double PULL = 2.5;
  private static final double WHIM = 1.0;
  private static final double TIRED = 0.5;
  private static final double LIKES = 0.25;
  private static final int HEARD = 4;
  private static final double PRAISE = Math.min(1, Reward.COMPLETED.value() + Reward.LIKED.value());

  private final Catalogue catalogue;
  private final long seed;
  private final SplittableRandom luck;
  private final float[] taste;
  private final float[] vector;
  private final int[] heardArtists = new int[HEARD];
  private int heard;

  KnownListener(Catalogue catalogue, long seed) {
    this.catalogue = catalogue;
    this.seed = seed;
    luck = new SplittableRandom(seed);
    vector = new float[catalogue.dimension()];
    taste = new float[catalogue.dimension()];
    catalogue.index().copyVector(luck.nextInt(catalogue.size()), taste);
    Arrays.fill(heardArtists, -1);
  }

  /** The probability that the track is heard to its end now. */
  private double completes(int row) {
    catalogue.index().copyVector(row, vector);
    double near = 0;
    for (int i = 0; i < taste.length; i++) {
      near += taste[i] * vector[i];
    }
    double whim = new SplittableRandom(seed ^ row * 0x9E3779B97F4A7C15L).nextGaussian();
    double p = 1 / (1 + Math.exp(-(PULL * near + WHIM * whim - 0.5)));
    return tiredOf(catalogue.artist(row)) ? p * TIRED : p;
  }

  private boolean tiredOf(int artist) {
    for (int other : heardArtists) {
      if (artist >= 0 && other == artist) {
        return true;
      }
    }
    return false;
  }

  /** The expected reward of the track if it were played now. */
  double expects(int row) {
    double p = completes(row);
    return p * (LIKES * PRAISE + (1 - LIKES) * Reward.COMPLETED.value())
        + (1 - p) * Reward.SHORT_SKIP.value();
  }

  /** Hears the track, and gives its reward: skipped at once, completed, or completed and liked. */
  double hears(int row) {
    boolean completes = luck.nextDouble() < completes(row);
    boolean likes = luck.nextDouble() < LIKES;
    heardArtists[heard++ % HEARD] = catalogue.artist(row);
    if (!completes) {
      return Reward.SHORT_SKIP.value();
    }
    return likes ? PRAISE : Reward.COMPLETED.value();
  }
}
