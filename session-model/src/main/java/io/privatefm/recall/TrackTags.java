package io.privatefm.recall;

import io.privatefm.catalogue.Postings;

/**
 * The first tags of some tracks, copied once for all who look at them. Scratch of one engine.
 *
 * <p>The tracks lie anywhere in the catalogue. Each pass over them asks for one thing of each, so
 * that the processor waits for many of them at once and not for one after another.
 */
public final class TrackTags {
  /** Tags of a track that are looked at. */
  public static final int MOST = 16;

  private final Postings tagsOf;
  private final int[] starts;
  private final int[] counts;
  private final int[] tags;

  /** Room for the tags of so many tracks. */
  public TrackTags(Postings tagsOf, int tracks) {
    this.tagsOf = tagsOf;
    starts = new int[tracks];
    counts = new int[tracks];
    tags = new int[tracks * MOST];
  }

  /** Looks at the first {@code count} of these tracks. */
  public void become(int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      starts[i] = tagsOf.start(rows[i]);
      counts[i] = Math.min(MOST, tagsOf.start(rows[i] + 1L) - starts[i]);
    }
    for (int i = 0; i < count; i++) {
      tagsOf.copy(starts[i], counts[i], tags, i * MOST);
    }
  }

  /** How many tags of the i-th track there are. */
  public int count(int i) {
    return counts[i];
  }

  /** One of them. */
  public int at(int i, int tag) {
    return tags[i * MOST + tag];
  }
}
