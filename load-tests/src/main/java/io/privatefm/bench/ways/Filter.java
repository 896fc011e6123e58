package io.privatefm.bench.ways;

import io.privatefm.vector.Allowed;
import io.privatefm.vector.AllowedBits;
import io.privatefm.vector.VectorIndex;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Which part of an index a query is allowed, and how that part goes with the query. */
enum Filter {
  /** Anywhere. */
  RANDOM("random"),
  /** What is nearest to the query. */
  WITH("with the query"),
  /** What is farthest from the query. */
  AGAINST("against the query");

  private final String title;

  Filter(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** So much of the index, at least one vector. */
  AllowedBits allowed(VectorIndex index, float[] query, double part, long seed) {
    int size = index.size();
    int count = Math.max(1, (int) Math.round(size * part));
    AllowedBits bits = Allowed.bits(size);
    if (this == RANDOM) {
      SplittableRandom random = new SplittableRandom(seed);
      while (bits.count() < count) {
        bits.allow(random.nextInt(size));
      }
      return bits;
    }
    float[] scores = new float[size];
    for (int id = 0; id < size; id++) {
      scores[id] = this == WITH ? index.score(id, query) : -index.score(id, query);
    }
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    float least = sorted[size - count];
    for (int id = 0; id < size; id++) {
      if (scores[id] >= least) {
        bits.allow(id);
      }
    }
    return bits;
  }
}
