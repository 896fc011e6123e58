package io.privatefm.vector.kernel;

/**
 * The loop of clustering: many rows against many centroids, for each row the nearest.
 *
 * <p>Nearest by squared Euclidean distance is largest by <em>closeness</em>, the inner product of
 * row and centroid less half the centroid's squared norm, as the row's own norm is the same for
 * all. A closeness is defined as one sum: it begins with minus half the squared norm, and adds the
 * product of component 0, 1, 2, …, each rounded before it is added. A lane holds one centroid, so
 * every width gives the same bits, and ties go to the smaller centroid.
 *
 * <p><b>Tiles and panels.</b> {@link #ROWS} rows times two vectors of centroids are as many sums as
 * fit the registers of any processor, and each number read is used several times:
 *
 * <pre>
 * tile   float[dimension][ROWS]             component 0 of 6 rows, component 1 of 6 rows, …
 * panel  float[1 + dimension][2 × lanes]    minus half the squared norm of each centroid,
 *                                           component 0 of each, component 1 of each, …
 * best   float[ROWS][lanes] per tile        the largest closeness in each lane so far
 * place  float[ROWS][lanes] per tile        and its centroid / lanes, rounded down
 * </pre>
 *
 * <p>Places are floats as they share the masks of the scores; they are exact below 2²⁴. A centroid
 * that is only padding has the norm of infinity, and is never chosen. Kernels hold no state and
 * allocate nothing.
 */
public interface Nearest {
  /** The rows of a tile. */
  int ROWS = 6;

  /** What the kernel is called: {@code scalar}, {@code 128}, {@code 256} or {@code 512}. */
  String name();

  /** The centroids of half a panel. */
  int lanes();

  /**
   * Holds a panel against tiles that lie one behind the other.
   *
   * @param panelOffset where the panel begins in {@code panels}
   * @param place the place of the panel's first half; the second half has the next
   * @param scratch 2 × {@link #ROWS} × {@link #lanes()} floats or more
   * @param best changed, with {@code places}, where a centroid of the panel is closer
   */
  void scan(
      float[] tiles,
      int tileCount,
      int dimension,
      float[] panels,
      int panelOffset,
      int place,
      float[] scratch,
      float[] best,
      float[] places);
}
