package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.recall.TrackTags;

/**
 * How artists and tags fared lately: praise minus blame over the tracks at hand, held between -1
 * and 1. Scratch of one engine; clearing costs only what was touched.
 */
final class Affinity {
  /** One praise alone is half of all there can be: {@code n / (n + 1)}. */
  private static final float PRIOR = 1;

  private final Catalogue catalogue;
  private final TrackTags tags;
  private final float[] praise;
  private final float[] counts;
  private final int[] touched = new int[3 * Sequence.MOST * TrackTags.MOST];
  private int touchedCount;
  private final int[] artists = new int[3 * Sequence.MOST];
  private final float[] artistSigns = new float[3 * Sequence.MOST];
  private int artistCount;

  Affinity(Catalogue catalogue) {
    this.catalogue = catalogue;
    tags = new TrackTags(catalogue.tagsOf(), Sequence.MOST);
    praise = new float[catalogue.tagCount()];
    counts = new float[catalogue.tagCount()];
  }

  /** Counts these tracks for their artists and tags. */
  void add(Sequence tracks, float sign) {
    tags.become(tracks.rows(), tracks.count());
    for (int i = 0; i < tracks.count(); i++) {
      artists[artistCount] = catalogue.artist(tracks.rows()[i]);
      artistSigns[artistCount++] = sign;
      for (int t = 0; t < tags.count(i); t++) {
        int tag = tags.at(i, t);
        if (counts[tag] == 0) {
          touched[touchedCount++] = tag;
        }
        praise[tag] += sign;
        counts[tag] += 1;
      }
    }
  }

  /** The standing of an artist. */
  double artist(int artist) {
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

  /** The mean standing of the tags of the i-th track. */
  double tags(TrackTags of, int i) {
    double sum = 0;
    for (int t = 0; t < of.count(i); t++) {
      int tag = of.at(i, t);
      sum += praise[tag] / (counts[tag] + PRIOR);
    }
    return of.count(i) == 0 ? 0 : sum / of.count(i);
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
