package io.privatefm.vector.kernel;

/** {@link Nearest} in plain Java: the oracle of {@link SimdNearest}, and its stand-in. */
final class ScalarNearest implements Nearest {
  private static final int LANES = 32;

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void scan(
      float[] tiles,
      int tileCount,
      int dimension,
      float[] panels,
      int panelOffset,
      int place,
      float[] scratch,
      float[] best,
      float[] places) {
    for (int row = 0; row < tileCount * ROWS; row++) {
      int first = row / ROWS * ROWS * dimension + row % ROWS;
      close(tiles, first, dimension, panels, panelOffset, scratch);
      keep(scratch, 0, place, best, places, row * LANES);
      keep(scratch, LANES, place + 1, best, places, row * LANES);
    }
  }

  /** The closeness of one row to every centroid of the panel. */
  private static void close(
      float[] tiles, int first, int dimension, float[] panels, int panelOffset, float[] closeness) {
    System.arraycopy(panels, panelOffset, closeness, 0, 2 * LANES);
    for (int i = 0; i < dimension; i++) {
      addScaled(closeness, tiles[first + i * ROWS], panels, panelOffset + (i + 1) * 2 * LANES);
    }
  }

  private static void addScaled(float[] closeness, float component, float[] panels, int offset) {
    for (int lane = 0; lane < 2 * LANES; lane++) {
      closeness[lane] += component * panels[offset + lane];
    }
  }

  private static void keep(
      float[] closeness, int from, int place, float[] best, float[] places, int at) {
    for (int lane = 0; lane < LANES; lane++) {
      if (closeness[from + lane] > best[at + lane]) {
        best[at + lane] = closeness[from + lane];
        places[at + lane] = place;
      }
    }
  }
}
