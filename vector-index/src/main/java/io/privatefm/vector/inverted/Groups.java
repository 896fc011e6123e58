package io.privatefm.vector.inverted;

import io.privatefm.vector.inverted.Lists.Sections;
import java.lang.foreign.MemorySegment;

/**
 * The lists gathered in groups around points of their own, so that a search need not look at every
 * centroid: an inverted file of lists. Immutable.
 *
 * <p>The lists of group g are those from {@code firstList[g]} to {@code firstList[g + 1] − 1}; the
 * codes of their centroids less the group's point are in the blocks from {@code firstBlock[g]} on,
 * the last one padded.
 */
public final class Groups {
  final int count;
  final int[] firstList;
  final int[] firstBlock;

  /** The standard deviation of centroids around their group's point along a random direction. */
  final float[] spreads;

  /** {@code float32[group][stride]}, borrowed. */
  final MemorySegment points;

  private Groups(
      int count, int[] firstList, int[] firstBlock, float[] spreads, MemorySegment points) {
    this.count = count;
    this.firstList = firstList;
    this.firstBlock = firstBlock;
    this.spreads = spreads;
    this.points = points;
  }

  /** All lists in one group, whose point is the origin. */
  public static Groups one(int lists, int strideBytes) {
    MemorySegment origin = MemorySegment.ofArray(new float[strideBytes / Float.BYTES]);
    int[] firstList = {0, lists};
    int[] firstBlock = {0, Sections.blocks(lists)};
    return new Groups(1, firstList, firstBlock, new float[1], origin);
  }

  /**
   * Opens the sections.
   *
   * @param table {@code {int32 size; float32 spread; float32 error}[group]}
   * @param lists how many lists all groups hold
   * @param blocks how many blocks their centroids' codes fill
   * @throws IllegalArgumentException rule then value, if the table is not sound
   */
  public static Groups open(MemorySegment table, MemorySegment points, int lists, long blocks) {
    int count = Math.toIntExact(table.byteSize() / Sections.TABLE_BYTES);
    int[] firstList = new int[count + 1];
    int[] firstBlock = new int[count + 1];
    float[] spreads = new float[count];
    int[] entries = table.toArray(Sections.INT); // at once: a read of its own is slow in cold code
    for (int g = 0; g < count; g++) {
      int size = entries[3 * g];
      spreads[g] = Float.intBitsToFloat(entries[3 * g + 1]);
      if (size < 0 || size > lists - firstList[g]) {
        throw new IllegalArgumentException(
            "must be >= 0 and <= " + (lists - firstList[g]) + ": group=" + g + " size=" + size);
      }
      if (!Sections.isSound(spreads[g])) {
        throw new IllegalArgumentException("must be >= 0: group=" + g + " spread=" + spreads[g]);
      }
      firstList[g + 1] = firstList[g] + size;
      firstBlock[g + 1] = firstBlock[g] + Sections.blocks(size);
    }
    if (firstList[count] != lists) {
      throw new IllegalArgumentException("must be " + lists + ": lists=" + firstList[count]);
    }
    if (firstBlock[count] != blocks) {
      throw new IllegalArgumentException("must be " + blocks + ": blocks=" + firstBlock[count]);
    }
    return new Groups(count, firstList, firstBlock, spreads, points);
  }

  int size(int group) {
    return firstList[group + 1] - firstList[group];
  }
}
