package io.privatefm.vector.kernel;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Nearest} on the Vector API: to the bit what {@link ScalarNearest} computes.
 *
 * <p>Defined once per width as a hidden class with the width as its class data, as {@link
 * SimdKernel} is, and for the same reason. Twelve sums, two vectors of centroids, one component of
 * a row and one product are 16 registers, which is what AVX2 has.
 */
final class SimdNearest implements Nearest {
  private static final VectorSpecies<Float> SPECIES = species();
  private static final int WIDTH = SPECIES.length();
  private static final int PANEL = 2 * WIDTH;

  private static VectorSpecies<Float> species() {
    try {
      int bits =
          MethodHandles.classData(
              MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Integer.class);
      return VectorShape.forBitSize(bits).withLanes(float.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("must be defined as a hidden class: SimdNearest", e);
    }
  }

  @Override
  public String name() {
    return Integer.toString(SPECIES.vectorBitSize());
  }

  @Override
  public int lanes() {
    return WIDTH;
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
    for (int tile = 0; tile < tileCount; tile++) {
      close(tiles, tile * ROWS * dimension, dimension, panels, panelOffset, scratch);
      keep(scratch, place, best, places, tile * ROWS * WIDTH);
    }
  }

  /** The closeness of six rows to every centroid of the panel: float[ROWS][2 × lanes]. */
  private static void close(
      float[] tiles, int tile, int dimension, float[] panels, int panel, float[] closeness) {
    FloatVector low0 = fromArray(SPECIES, panels, panel);
    FloatVector low1 = low0;
    FloatVector low2 = low0;
    FloatVector low3 = low0;
    FloatVector low4 = low0;
    FloatVector low5 = low0;
    FloatVector high0 = fromArray(SPECIES, panels, panel + WIDTH);
    FloatVector high1 = high0;
    FloatVector high2 = high0;
    FloatVector high3 = high0;
    FloatVector high4 = high0;
    FloatVector high5 = high0;
    for (int i = 0; i < dimension; i++) {
      int row = tile + i * ROWS;
      FloatVector low = fromArray(SPECIES, panels, panel + PANEL + i * PANEL);
      FloatVector high = fromArray(SPECIES, panels, panel + PANEL + WIDTH + i * PANEL);
      FloatVector x0 = broadcast(SPECIES, tiles[row]);
      low0 = low0.add(low.mul(x0));
      high0 = high0.add(high.mul(x0));
      FloatVector x1 = broadcast(SPECIES, tiles[row + 1]);
      low1 = low1.add(low.mul(x1));
      high1 = high1.add(high.mul(x1));
      FloatVector x2 = broadcast(SPECIES, tiles[row + 2]);
      low2 = low2.add(low.mul(x2));
      high2 = high2.add(high.mul(x2));
      FloatVector x3 = broadcast(SPECIES, tiles[row + 3]);
      low3 = low3.add(low.mul(x3));
      high3 = high3.add(high.mul(x3));
      FloatVector x4 = broadcast(SPECIES, tiles[row + 4]);
      low4 = low4.add(low.mul(x4));
      high4 = high4.add(high.mul(x4));
      FloatVector x5 = broadcast(SPECIES, tiles[row + 5]);
      low5 = low5.add(low.mul(x5));
      high5 = high5.add(high.mul(x5));
    }
    low0.intoArray(closeness, 0);
    high0.intoArray(closeness, WIDTH);
    low1.intoArray(closeness, PANEL);
    high1.intoArray(closeness, PANEL + WIDTH);
    low2.intoArray(closeness, 2 * PANEL);
    high2.intoArray(closeness, 2 * PANEL + WIDTH);
    low3.intoArray(closeness, 3 * PANEL);
    high3.intoArray(closeness, 3 * PANEL + WIDTH);
    low4.intoArray(closeness, 4 * PANEL);
    high4.intoArray(closeness, 4 * PANEL + WIDTH);
    low5.intoArray(closeness, 5 * PANEL);
    high5.intoArray(closeness, 5 * PANEL + WIDTH);
  }

  private static void keep(float[] closeness, int place, float[] best, float[] places, int at) {
    FloatVector lowPlace = broadcast(SPECIES, (float) place);
    FloatVector highPlace = broadcast(SPECIES, (float) (place + 1));
    for (int row = 0; row < ROWS; row++) {
      FloatVector low = fromArray(SPECIES, closeness, row * PANEL);
      FloatVector high = fromArray(SPECIES, closeness, row * PANEL + WIDTH);
      VectorMask<Float> higher = high.compare(VectorOperators.GT, low);
      FloatVector closer = low.blend(high, higher);
      FloatVector before = fromArray(SPECIES, best, at + row * WIDTH);
      VectorMask<Float> better = closer.compare(VectorOperators.GT, before);
      before.blend(closer, better).intoArray(best, at + row * WIDTH);
      fromArray(SPECIES, places, at + row * WIDTH)
          .blend(lowPlace.blend(highPlace, higher), better)
          .intoArray(places, at + row * WIDTH);
    }
  }
}
