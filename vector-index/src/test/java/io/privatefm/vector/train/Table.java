package io.privatefm.vector.train;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Seeded rows. */
final class Table {
  private Table() {}

  /** Rows of these vectors, of which there is at least one. */
  static Rows of(float[]... vectors) {
    return of(vectors[0].length, vectors);
  }

  static Rows of(int dimension, float[][] vectors) {
    int stride = (dimension + 15) / 16 * 64;
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(stride * vectors.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < vectors.length; row++) {
      for (int i = 0; i < dimension; i++) {
        bytes.putFloat(row * stride + 4 * i, vectors[row][i]);
      }
    }
    return new Rows(MemorySegment.ofBuffer(bytes), vectors.length, dimension, stride);
  }

  /** Vectors in heaps: some places, and what is around them. */
  static float[][] heaps(long seed, int count, int dimension, int heaps) {
    Random random = new Random(seed);
    float[][] middles = new float[heaps][dimension];
    for (float[] middle : middles) {
      add(random, middle, 1);
    }
    float[][] vectors = new float[count][];
    for (int row = 0; row < count; row++) {
      vectors[row] = middles[random.nextInt(heaps)].clone();
      add(random, vectors[row], 0.3);
    }
    return vectors;
  }

  private static void add(Random random, float[] vector, double deviation) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (deviation * random.nextGaussian());
    }
  }

  /** The mean squared distance of the rows to the centroids of their clusters. */
  static double distortion(float[][] vectors, int[] assigned, float[] centroids, int stride) {
    double sum = 0;
    for (int row = 0; row < vectors.length; row++) {
      sum += squared(vectors[row], centroids, assigned[row] * stride);
    }
    return sum / vectors.length;
  }

  static double squared(float[] vector, float[] centroids, int at) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      double difference = vector[i] - centroids[at + i];
      sum += difference * difference;
    }
    return sum;
  }
}
