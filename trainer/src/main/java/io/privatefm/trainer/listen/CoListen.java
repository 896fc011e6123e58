package io.privatefm.trainer.listen;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Two tracks that were heard together.
 *
 * @param sessions in which both were heard, at most {@value CoListens#REACH} tracks apart
 * @param score {@code sessions / sqrt(sessions of the one · sessions of the other)}, 0 to 1
 */
public record CoListen(int track, int other, int sessions, float score)
    implements Serializable, Comparable<CoListen> {
  private static final Comparator<CoListen> BEST_FIRST =
      Comparator.comparingInt(CoListen::track)
          .thenComparing(CoListen::score, Comparator.reverseOrder())
          .thenComparingInt(CoListen::other);

  @Override
  public int compareTo(CoListen that) {
    return BEST_FIRST.compare(this, that);
  }
}
