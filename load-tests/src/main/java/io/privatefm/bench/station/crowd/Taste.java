package io.privatefm.bench.station.crowd;

import io.privatefm.catalogue.Catalogue;
import java.util.random.RandomGenerator;

/**
 * What one listener likes: the neighbourhood of one track of the catalogue. What is near is mostly
 * heard out and sometimes liked, what is far mostly skipped and sometimes banned. Of the load's
 * loop.
 */
final class Taste {
  private static final float NEAR = 0.5f;
  private static final int PERCENT = 100;
  private static final int LIKED_OF_NEAR = 5;
  private static final int SKIPPED_OF_NEAR = 10;
  private static final int HEARD_OF_FAR = 30;
  private static final int BANNED_OF_FAR = 2;

  private final Catalogue catalogue;
  private final RandomGenerator random;
  private final float[] likes;

  Taste(Catalogue catalogue, RandomGenerator random) {
    this.catalogue = catalogue;
    this.random = random;
    likes = new float[catalogue.dimension()];
    catalogue.index().copyVector(random.nextInt(catalogue.size()), likes);
  }

  /** How the listener ends a track that plays. */
  Kind about(String trackId) {
    int row = catalogue.row(trackId);
    boolean near = row >= 0 && catalogue.index().score(row, likes) >= NEAR;
    int chance = random.nextInt(PERCENT);
    if (near) {
      return chance < SKIPPED_OF_NEAR ? Kind.SKIPPED : Kind.COMPLETED;
    }
    if (chance < BANNED_OF_FAR) {
      return Kind.DISLIKED;
    }
    return chance < BANNED_OF_FAR + HEARD_OF_FAR ? Kind.COMPLETED : Kind.SKIPPED;
  }

  /** Whether a track that is heard out is also told to be liked. */
  boolean likesToo() {
    return random.nextInt(PERCENT) < LIKED_OF_NEAR;
  }

  /** True once in so many times. */
  boolean once(int in) {
    return random.nextInt(in) == 0;
  }
}
