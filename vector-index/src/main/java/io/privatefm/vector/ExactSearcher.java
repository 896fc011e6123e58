package io.privatefm.vector;

import io.privatefm.vector.inverted.ListSearch;
import io.privatefm.vector.kernel.Kernel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scans the rows block by block: scores into scratch, then takes in what exceeds the worst
 * neighbour.
 *
 * <p>After the first rows hardly any score enters the list, so the filter is asked only about those
 * that would. Where few rows of a block are allowed, only these are scored. Ids are visited in
 * rising order, which settles ties.
 */
final class ExactSearcher implements Searcher {
  /** Rows scored at a time: the scores stay in the first-level cache. A multiple of 64. */
  private static final int BLOCK = 256;

  private final ExactIndex index;
  private final MappedIndex mapped;
  private final Kernel kernel;
  private final int strideBytes;
  private final float[] padded;
  private final float[] scores = new float[BLOCK + Kernel.LANES];
  private final int[] ids = new int[BLOCK];
  private final @Nullable LiveView live;

  ExactSearcher(ExactIndex index, MappedIndex mapped, Kernel kernel) {
    this(index, mapped, kernel, null);
  }

  /** Searches what is in force of the rows, and what came after them. */
  ExactSearcher(ExactIndex index, MappedIndex mapped, Kernel kernel, @Nullable LiveView live) {
    this.live = live;
    this.index = index;
    this.mapped = mapped;
    this.kernel = kernel;
    strideBytes = mapped.header().strideBytes();
    padded = new float[strideBytes / Float.BYTES];
  }

  @Override
  public void search(float[] query, Effort effort, Allowed allowed, Neighbours into) {
    search(query, allowed, into);
  }

  @Override
  public void search(float[] query, Allowed allowed, Neighbours into) {
    into.clear();
    take(query);
    mapped.checkOpen();
    try {
      scan(allowed, into);
      if (live != null) {
        live.scan(padded, allowed, into);
      }
    } catch (Throwable e) {
      into.clear();
      throw e;
    }
  }

  @Override
  public void score(int[] given, int count, float[] query, float[] into) {
    take(query);
    mapped.checkOpen();
    for (int from = 0; from < count; from += BLOCK) {
      int many = Math.min(BLOCK, count - from);
      for (int i = 0; i < many; i++) {
        ids[i] = Objects.checkIndex(given[from + i], index.size());
      }
      kernel.scoreEach(mapped.rows(), 0, strideBytes, ids, many, padded, scores);
      System.arraycopy(scores, 0, into, from, many);
    }
  }

  @Override
  public void search(
      float[][] queries, int count, Effort effort, Allowed allowed, Neighbours[] into) {
    try {
      for (int i = 0; i < count; i++) {
        search(queries[i], allowed, into[i]);
      }
    } catch (Throwable e) {
      for (int i = 0; i < count; i++) {
        into[i].clear();
      }
      throw e;
    }
  }

  private void take(float[] query) {
    index.checkDimension(query);
    for (int i = 0; i < query.length; i++) {
      if (!Float.isFinite(query[i])) {
        throw new IllegalArgumentException("must be finite: query[" + i + "]=" + query[i]);
      }
    }
    System.arraycopy(query, 0, padded, 0, query.length);
  }

  private void scan(Allowed allowed, Neighbours into) {
    switch (allowed) {
      case AllowedOnly only -> scanOnly(only.ids(), into);
      case AllowedBits bits -> scanBits(bits, into);
      case Everything all -> scanAll(all, into);
      case AllowedExcept except -> scanAll(except, into);
    }
  }

  private void scanAll(Allowed allowed, Neighbours into) {
    for (int first = 0; first < index.size(); first += BLOCK) {
      scoreRun(first, Math.min(BLOCK, index.size() - first), allowed, into);
    }
  }

  private void scanBits(AllowedBits bits, Neighbours into) {
    int size = Math.min(index.size(), bits.size());
    for (int first = 0; first < size; first += BLOCK) {
      int count = Math.min(BLOCK, size - first);
      int allowed = bits.count(first >>> 6, (first + count + 63) >>> 6);
      if (allowed > count / 2) {
        scoreRun(first, count, bits, into);
      } else if (allowed > 0) {
        scoreEach(gather(bits, first, first + count), into);
      }
    }
  }

  private int gather(AllowedBits bits, int from, int to) {
    int count = 0;
    for (int at = from >>> 6; at < (to + 63) >>> 6; at++) {
      for (long word = bits.word(at); word != 0; word &= word - 1) {
        int id = (at << 6) + Long.numberOfTrailingZeros(word);
        if (id < to) {
          ids[count++] = id;
        }
      }
    }
    return count;
  }

  /** Offers the candidates of a query. */
  void offer(float[] query, ListSearch candidates, int place, Neighbours into) {
    System.arraycopy(query, 0, padded, 0, query.length);
    if (candidates.scored(place)) {
      offerScored(candidates, place, into);
    } else {
      scoreEach(candidates, place, into);
    }
    for (int i = 0; live != null && i < candidates.lateCount(place); i++) {
      live.offer(candidates.lateRow(place, i), query, into);
    }
  }

  /** By bytes: no vector is read. */
  private void offerScored(ListSearch candidates, int place, Neighbours into) {
    float[] given = candidates.scores(place);
    int count = candidates.count(place);
    double length = Math.sqrt(kernel.dot(padded, padded, padded.length)); // lists know the unit
    kernel.scale(given, (float) (mapped.header().byteStep() * length), count);
    for (int at = next(given, 0, count, into); at < count; at = next(given, at + 1, count, into)) {
      int id = candidates.id(place, at);
      if (isInForce(id)) {
        into.offer(id, given[at]);
      }
    }
  }

  private void scoreEach(ListSearch candidates, int place, Neighbours into) {
    int count = 0;
    int candidateCount = candidates.count(place);
    for (int i = 0; i < candidateCount; i++) {
      ids[count++] = candidates.id(place, i);
      if (count == BLOCK) {
        scoreEach(count, into);
        count = 0;
      }
    }
    scoreEach(count, into);
  }

  private void scanOnly(IdSet only, Neighbours into) {
    int count = 0;
    for (int i = 0; i < only.count() && only.at(i) < index.size(); i++) {
      ids[count++] = only.at(i);
      if (count == BLOCK) {
        scoreEach(count, into);
        count = 0;
      }
    }
    scoreEach(count, into);
  }

  private void scoreRun(int first, int count, Allowed allowed, Neighbours into) {
    long offsetBytes = (long) first * strideBytes;
    kernel.scoreRun(mapped.rows(), offsetBytes, strideBytes, count, padded, scores);
    for (int at = next(scores, 0, count, into);
        at < count;
        at = next(scores, at + 1, count, into)) {
      if (allowed.contains(first + at) && isInForce(first + at)) {
        into.offer(first + at, scores[at]);
      }
    }
  }

  private void scoreEach(int count, Neighbours into) {
    kernel.scoreEach(mapped.rows(), 0, strideBytes, ids, count, padded, scores);
    for (int at = next(scores, 0, count, into);
        at < count;
        at = next(scores, at + 1, count, into)) {
      if (isInForce(ids[at])) {
        into.offer(ids[at], scores[at]);
      }
    }
  }

  private boolean isInForce(int id) {
    return live == null || live.isInBase(id);
  }

  /** The next position whose score may enter the list. */
  private int next(float[] of, int from, int count, Neighbours into) {
    return into.full() ? kernel.firstAbove(of, from, count, into.threshold()) : from;
  }
}
