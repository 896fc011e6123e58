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
    for (int lane = 0; lane < 2 * LANES; lane += 8) {
      closeToEight(tiles, first, dimension, panels, panelOffset + lane, closeness, lane);
    }
  }

  /** Eight sums at a time stay in registers. */
  private static void closeToEight(
      float[] tiles, int first, int dimension, float[] panels, int at, float[] closeness, int to) {
    float sum0 = panels[at];
    float sum1 = panels[at + 1];
    float sum2 = panels[at + 2];
    float sum3 = panels[at + 3];
    float sum4 = panels[at + 4];
    float sum5 = panels[at + 5];
    float sum6 = panels[at + 6];
    float sum7 = panels[at + 7];
    for (int i = 0; i < dimension; i++) {
      float component = tiles[first + i * ROWS];
      int next = at + (i + 1) * 2 * LANES;
      sum0 += component * panels[next];
      sum1 += component * panels[next + 1];
      sum2 += component * panels[next + 2];
      sum3 += component * panels[next + 3];
      sum4 += component * panels[next + 4];
      sum5 += component * panels[next + 5];
      sum6 += component * panels[next + 6];
      sum7 += component * panels[next + 7];
    }
    closeness[to] = sum0;
    closeness[to + 1] = sum1;
    closeness[to + 2] = sum2;
    closeness[to + 3] = sum3;
    closeness[to + 4] = sum4;
    closeness[to + 5] = sum5;
    closeness[to + 6] = sum6;
    closeness[to + 7] = sum7;
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
