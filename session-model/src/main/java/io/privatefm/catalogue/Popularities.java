package io.privatefm.catalogue;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * How often each track is heard, brought to 0..1. Shares of 1 stay as they are; counts (anything
 * above 1 in the column) become {@code log(1 + count) / log(1 + largest)}, since listening is
 * skewed so much that a linear scale would call all but the first few unheard. A track that does
 * not tell is heard as little as the least heard; where none tells, all are {@value #UNIFORM}.
 */
final class Popularities {
  static final float UNIFORM = 0.5f;

  private float[] told = new float[1 << 10];
  private int size;
  private float largest = Float.NaN;
  private float least = Float.POSITIVE_INFINITY;

  void add(double popularity, Place place) {
    if (popularity < 0 || Double.isInfinite(popularity)) {
      throw place.breaks("must be finite and >= 0", "popularity", popularity);
    }
    if (size == told.length) {
      told = Arrays.copyOf(told, size * 2);
    }
    float value = (float) Math.min(popularity, Float.MAX_VALUE);
    told[size++] = value;
    if (!Float.isNaN(value)) {
      largest = Float.isNaN(largest) ? value : Math.max(largest, value);
      least = Math.min(least, value);
    }
  }

  /** {@code column} or {@code uniform}, as the manifest says it. */
  String origin() {
    return Float.isNaN(largest) ? "uniform" : "column";
  }

  void write(Path base) {
    try (SectionWriter section = new SectionWriter(base, Section.TRACK_POPULARITY)) {
      for (int row = 0; row < size; row++) {
        section.putFloat(scaled(told[row]));
      }
    }
  }

  private float scaled(float value) {
    if (Float.isNaN(largest)) {
      return UNIFORM;
    }
    float known = Float.isNaN(value) ? least : value;
    return largest <= 1 ? known : (float) (Math.log1p(known) / Math.log1p(largest));
  }
}
