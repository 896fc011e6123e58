package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

/** With every kernel and every filter, a search finds what sorting all scores finds. */
class ExactIndexProperties {
  private static final List<Kernel> KERNELS = kernels();

  private static List<Kernel> kernels() {
    List<Kernel> kernels = new ArrayList<>(List.of(Kernels.scalar()));
    Kernels.WIDTHS.forEach(bits -> kernels.add(Kernels.simd(bits)));
    return kernels;
  }

  @Property(tries = 150)
  void aSearchFindsWhatSortingFinds(
      @ForAll @IntRange(min = 1, max = 130) int dimension,
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll @IntRange(min = 1, max = 60) int k,
      @ForAll @FloatRange(min = 0, max = 1) float share,
      @ForAll long seed)
      throws IOException {
    float[][] vectors = Sample.vectors(seed, size, dimension);
    vectors[size - 1] = vectors[size / 2].clone(); // a tie
    Random random = new Random(~seed);
    List<Allowed> filters = filters(random, size, share);
    float[] query = Sample.vector(random, dimension);
    Path file = Files.createTempFile("index", ".vec");
    try {
      Sample.publish(file, vectors);
      for (Kernel kernel : KERNELS) {
        for (Allowed allowed : filters) {
          check(file, kernel, allowed, vectors, query, k);
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void check(
      Path file, Kernel kernel, Allowed allowed, float[][] vectors, float[] query, int k) {
    Neighbours found = new Neighbours(k);
    try (VectorIndex index = IndexFile.open(file, kernel)) {
      index.searcher().search(query, allowed, found);
      for (int rank = 0; rank < found.count(); rank++) {
        int id = found.id(rank);
        assertEquals(Vectors.dot(vectors[id], query), found.score(rank), kernel.name());
        assertEquals(index.score(id, query), found.score(rank), kernel.name());
      }
    }
    assertEquals(Sample.nearest(vectors, query, allowed, k), Sample.ids(found), kernel.name());
  }

  private static List<Allowed> filters(Random random, int size, float share) {
    AllowedBits bits = Allowed.bits(size);
    AllowedOnly only = Allowed.only();
    AllowedExcept except = Allowed.except();
    for (int id = 0; id < size; id++) {
      if (random.nextFloat() < share) {
        bits.allow(id);
        only.allow(id);
      } else {
        except.forbid(id);
      }
    }
    return List.of(Allowed.all(), bits, only, except);
  }
}
