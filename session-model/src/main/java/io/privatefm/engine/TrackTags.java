package io.privatefm.engine;

import io.privatefm.catalogue.Postings;
import java.util.Arrays;

/**
 * The first tags of some tracks, copied once for all who look at them. Scratch of one engine.
 *
 * <p>The tracks lie anywhere in the catalogue. Each pass over them asks for one thing of each, so
 * that the processor waits for many of them at once and not for one after another.
 */
final class TrackTags {
  /** Tags of a track that are looked at. */
  static final int MOST = 16;

  private final Postings tagsOf;
  private int[] starts = {};
  private int[] counts = {};
  private int[] tags = {};

  TrackTags(Postings tagsOf) {
    this.tagsOf = tagsOf;
  }

  /** Looks at the first {@code count} of these tracks. */
  void become(int[] rows, int count) {
    if (counts.length < count) {
      starts = new int[count];
      counts = new int[count];
      tags = Arrays.copyOf(tags, count * MOST);
    }
    for (int i = 0; i < count; i++) {
      starts[i] = tagsOf.start(rows[i]);
      counts[i] = Math.min(MOST, tagsOf.start(rows[i] + 1L) - starts[i]);
    }
    for (int i = 0; i < count; i++) {
      tagsOf.copy(starts[i], counts[i], tags, i * MOST);
    }
  }

  /** How many tags of the i-th track there are. */
  int count(int i) {
    return counts[i];
  }

  /** One of them. */
  int at(int i, int tag) {
    return tags[i * MOST + tag];
  }
}
