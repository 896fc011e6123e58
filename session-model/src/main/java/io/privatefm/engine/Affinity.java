package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;

/**
 * How artists and tags fared lately: praise minus blame over the tracks at hand, held between -1
 * and 1. Scratch of one engine; clearing costs only what was touched.
 */
final class Affinity {
  private static final int TAGS_PER_TRACK = 16;

  /** One praise alone is half of all there can be: {@code n / (n + 1)}. */
  private static final float PRIOR = 1;

  private final Catalogue catalogue;
  private final float[] praise;
  private final float[] counts;
  private final int[] touched = new int[3 * Sequence.MOST * TAGS_PER_TRACK];
  private int touchedCount;
  private final int[] artists = new int[3 * Sequence.MOST];
  private final float[] artistSigns = new float[3 * Sequence.MOST];
  private int artistCount;

  Affinity(Catalogue catalogue) {
    this.catalogue = catalogue;
    praise = new float[catalogue.tagCount()];
    counts = new float[catalogue.tagCount()];
  }

  /** Counts these tracks for their artists and tags. */
  void add(Sequence tracks, float sign) {
    Postings tags = catalogue.tagsOf();
    for (int i = 0; i < tracks.count(); i++) {
      int row = tracks.row(i);
      artists[artistCount] = catalogue.artist(row);
      artistSigns[artistCount++] = sign;
      for (int t = 0; t < Math.min(tags.count(row), TAGS_PER_TRACK); t++) {
        int tag = tags.at(row, t);
        if (counts[tag] == 0) {
          touched[touchedCount++] = tag;
        }
        praise[tag] += sign;
        counts[tag] += 1;
      }
    }
  }

  /** The standing of the track's artist. */
  double artist(int row) {
    int artist = catalogue.artist(row);
    float sum = 0;
    float count = 0;
    for (int i = 0; i < artistCount; i++) {
      if (artists[i] == artist) {
        sum += artistSigns[i];
        count++;
      }
    }
    return sum / (count + PRIOR);
  }

  /** The mean standing of the track's tags. */
  double tags(int row) {
    Postings tags = catalogue.tagsOf();
    int count = Math.min(tags.count(row), TAGS_PER_TRACK);
    double sum = 0;
    for (int t = 0; t < count; t++) {
      int tag = tags.at(row, t);
      sum += praise[tag] / (counts[tag] + PRIOR);
    }
    return count == 0 ? 0 : sum / count;
  }

  void clear() {
    for (int i = 0; i < touchedCount; i++) {
      praise[touched[i]] = 0;
      counts[touched[i]] = 0;
    }
    touchedCount = 0;
    artistCount = 0;
  }
}
