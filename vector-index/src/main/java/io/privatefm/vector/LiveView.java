package io.privatefm.vector;

import io.privatefm.vector.inverted.Tails;
import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.live.Versions;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What one search sees of a generation: the ids as they were when it began. Scratch of one thread.
 */
final class LiveView implements IntPredicate, Tails.Filter {
  /** Rather than each row, each allowed id is looked at where there are so many times fewer. */
  private static final int SPARSE = 4;

  /** What part of the usual effort is made in addition once every vector came after the base. */
  private static final float MORE = 0.5f;

  private final Versions versions;
  private final @Nullable Tails tails;
  private final Kernel kernel;
  private final int strideBytes;
  private final float[] scores = new float[Versions.CHUNK + Kernel.LANES];
  private int start;
  private Allowed allowed = Allowed.all();

  LiveView(Versions versions, @Nullable Tails tails, int strideBytes, Kernel kernel) {
    this.versions = versions;
    this.tails = tails;
    this.strideBytes = strideBytes;
    this.kernel = kernel;
  }

  /**
   * How many lists are read, or candidates rescored, to find as much as so many find of the base:
   * centroids and codebooks were not trained on what came later, which lies somewhat farther from
   * both.
   */
  int more(int wanted) {
    float late = Math.min(1, start / (float) Math.max(1, versions.size()));
    return (int) Math.min(Integer.MAX_VALUE, wanted + (long) Math.ceil(MORE * late * wanted));
  }

  @Nullable Tails tails() {
    return tails;
  }

  /** Begins a search. */
  void begin(Allowed filter) {
    allowed = filter;
    start = versions.rows();
  }

  /** Whether the base's vector of the id is allowed and in force. */
  @Override
  public boolean test(int id) {
    return allowed.contains(id) && isInBase(id);
  }

  @Override
  public boolean takes(int row) {
    if (row >= start) {
      return false;
    }
    int id = versions.id(row);
    return allowed.contains(id) && versions.visible(id, start) == row;
  }

  boolean isInBase(int id) {
    return versions.visible(id, start) == Versions.BASE;
  }

  /** Scores a row that is taken, and offers it. */
  void offer(int row, float[] query, Neighbours into) {
    into.offer(versions.id(row), versions.score(row, query, kernel));
  }

  /** Offers all rows that are in force and allowed. */
  void scan(float[] padded, Allowed filter, Neighbours into) {
    switch (filter) {
      case AllowedOnly only -> scanOnly(only.ids(), padded, into);
      case AllowedBits bits when bits.count() < start / SPARSE -> scanBits(bits, padded, into);
      case AllowedBits bits -> scanAll(padded, into);
      case Everything all -> scanAll(padded, into);
      case AllowedExcept except -> scanAll(padded, into);
    }
  }

  private void scanOnly(IdSet ids, float[] query, Neighbours into) {
    for (int i = 0; i < ids.count(); i++) {
      offerId(ids.at(i), query, into);
    }
  }

  private void scanBits(AllowedBits bits, float[] query, Neighbours into) {
    for (int at = 0; at < bits.words(); at++) {
      for (long word = bits.word(at); word != 0; word &= word - 1) {
        offerId((at << 6) + Long.numberOfTrailingZeros(word), query, into);
      }
    }
  }

  private void offerId(int id, float[] query, Neighbours into) {
    int row = versions.visible(id, start);
    if (row >= 0) {
      offer(row, query, into);
    }
  }

  private void scanAll(float[] padded, Neighbours into) {
    for (int first = 0; first < start; first += Versions.CHUNK) {
      int count = Math.min(Versions.CHUNK, start - first);
      kernel.scoreRun(versions.chunk(first), 0, strideBytes, count, padded, scores);
      for (int at = 0; at < count; at++) {
        if ((!into.full() || scores[at] >= into.threshold()) && takes(first + at)) {
          into.offer(versions.id(first + at), scores[at]);
        }
      }
    }
  }
}
