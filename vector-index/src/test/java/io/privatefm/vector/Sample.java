package io.privatefm.vector;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded vectors, indexes of them, and the slow and obvious answer to a search. */
final class Sample {
  private Sample() {}

  static float[] vector(Random random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  static float[][] vectors(long seed, int count, int dimension) {
    Random random = new Random(seed);
    float[][] vectors = new float[count][];
    for (int id = 0; id < count; id++) {
      vectors[id] = vector(random, dimension);
    }
    return vectors;
  }

  /** Publishes the vectors, of which there is at least one unless {@code dimension} is given. */
  static Path publish(Path file, float[]... vectors) {
    return publish(file, vectors[0].length, vectors);
  }

  static Path publish(Path file, int dimension, float[][] vectors) {
    try (IndexBuilder builder = new IndexBuilder(file, dimension)) {
      for (float[] vector : vectors) {
        builder.add(vector);
      }
      builder.publish();
    }
    return file;
  }

  /** The allowed ids, best first, ties by the smaller id, at most k. */
  static List<Integer> nearest(float[][] vectors, float[] query, Allowed allowed, int k) {
    return IntStream.range(0, vectors.length)
        .boxed()
        .filter(allowed::contains)
        .sorted(
            Comparator.comparingDouble((Integer id) -> -Vectors.dot(vectors[id], query))
                .thenComparing(id -> id))
        .limit(k)
        .toList();
  }

  static List<Integer> ids(Neighbours found) {
    return IntStream.range(0, found.count()).mapToObj(found::id).toList();
  }
}
