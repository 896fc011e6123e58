package io.privatefm.vector.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodebooksTest {
  @Property(tries = 200)
  void aCodeIsTheNearestCodeword(
      @ForAll @IntRange(min = 1, max = 40) int dimension,
      @ForAll @IntRange(min = 2, max = 9) int values,
      @ForAll long seed) {
    Random random = new Random(seed);
    int subspaces = (dimension + 3) / 4 * 2;
    float[] books = vector(random, subspaces * Codebooks.BOOK_FLOATS, values);
    float[] residual = vector(random, dimension, values);
    byte[] codes = new byte[subspaces];
    Codebooks.of(subspaces, books).encode(residual, codes);
    float[] padded = Arrays.copyOf(residual, 2 * subspaces);
    for (int subspace = 0; 2 * subspace < dimension; subspace++) {
      int nearest = 0;
      for (int word = 1; word < 16; word++) {
        nearest =
            squared(books, padded, subspace, word) < squared(books, padded, subspace, nearest)
                ? word
                : nearest;
      }
      assertEquals(nearest, codes[subspace], "subspace " + subspace);
    }
  }

  /** Few values, so that there are ties. */
  private static float[] vector(Random random, int length, int values) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = values == 9 ? (float) random.nextGaussian() : random.nextInt(values);
    }
    return vector;
  }

  private static float squared(float[] books, float[] residual, int subspace, int word) {
    float dx = residual[2 * subspace] - books[2 * subspace * 16 + word];
    float dy = residual[2 * subspace + 1] - books[(2 * subspace + 1) * 16 + word];
    return dx * dx + dy * dy;
  }

  @Test
  void codingTheResidualsLeavesLittleOfThem() {
    float[][] vectors = Table.heaps(3, 2_000, 22, 10);
    Rows rows = Table.of(vectors);
    Clustering clustering = Clustering.train(rows, 10, 1, 2, Progress.NONE);
    int[] assigned = clustering.assign(rows, 2, Progress.NONE);
    Codebooks books = Codebooks.train(rows, assigned, clustering.centroids(), 1, 2);
    double before = 0;
    double after = 0;
    byte[] codes = new byte[books.subspaces()];
    for (int row = 0; row < vectors.length; row++) {
      float[] residual = vectors[row].clone();
      for (int i = 0; i < residual.length; i++) {
        residual[i] -= clustering.centroids()[assigned[row] * 32 + i];
      }
      books.encode(residual, codes);
      for (int i = 0; i < residual.length; i++) {
        float left = residual[i] - books.books()[i * 16 + codes[i / 2]];
        before += residual[i] * residual[i];
        after += left * left;
      }
    }
    assertTrue(after < 0.15 * before, after + " of " + before);
  }

  @Test
  void aBookHoldsSixteenDifferentPointsAsTheyAre() {
    float[] xs = new float[1_000];
    float[] ys = new float[1_000];
    for (int i = 0; i < 1_000; i++) {
      xs[i] = i % 4;
      ys[i] = i / 4 % 4;
    }
    float[] book = new PlanarMeans(xs, ys).train(new SplittableRandom(1));
    for (int i = 0; i < 1_000; i++) {
      int word = PlanarMeans.nearest(book, 0, xs[i], ys[i]);
      assertEquals(xs[i], book[word]);
      assertEquals(ys[i], book[16 + word]);
    }
  }

  @Test
  void anOddDimensionIsCodedWithAZeroBesideIt() {
    float[][] vectors = {{1, 2, 3}, {1, 2, 7}, {1, 2, -4}};
    Rows rows = Table.of(vectors);
    Codebooks books = Codebooks.train(rows, new int[3], new float[16], 1, 1);
    assertEquals(2, books.subspaces());
    byte[] codes = new byte[2];
    for (float[] vector : vectors) {
      books.encode(vector, codes);
      assertEquals(vector[2], books.books()[2 * 16 + codes[1]]);
      assertEquals(0, books.books()[3 * 16 + codes[1]]);
    }
  }

  @Test
  void theSubspaceThatMakesThemEvenIsAllZero() {
    Rows rows = Table.of(new float[] {1, 2}, new float[] {3, 4});
    Codebooks books = Codebooks.train(rows, new int[2], new float[16], 1, 2);
    assertEquals(2, books.subspaces());
    assertArrayEquals(new float[32], Arrays.copyOfRange(books.books(), 32, 64));
    byte[] codes = {9, 9};
    books.encode(new float[] {3, 4}, codes);
    assertEquals(0, codes[1]);
  }

  @Test
  void whatIsSubtractedIsTheCentroidOfTheRowsCluster() {
    Rows rows = Table.of(new float[] {1, 2}, new float[] {31, 42});
    float[] centroids = new float[32];
    centroids[0] = 30;
    centroids[1] = 40;
    float[] books = Codebooks.train(rows, new int[] {1, 0}, centroids, 1, 1).books();
    for (int word = 0; word < 16; word++) {
      assertEquals(1, books[word]);
      assertEquals(2, books[16 + word]);
    }
  }

  @Test
  void noRowsGiveBooksOfZeros() {
    Rows rows = Table.of(5, new float[0][]);
    Codebooks books = Codebooks.train(rows, new int[0], new float[16], 1, 2);
    assertArrayEquals(new float[4 * 32], books.books());
  }

  @Test
  void booksOfAnotherSizeAreRefused() {
    assertEquals(
        "must be 64: books.length=63",
        assertThrows(IllegalArgumentException.class, () -> Codebooks.of(2, new float[63]))
            .getMessage());
    Rows rows = Table.of(new float[] {1, 2}, new float[] {3, 4});
    assertEquals(
        "must be 2: assigned.length=1",
        assertThrows(
                IllegalArgumentException.class,
                () -> Codebooks.train(rows, new int[1], new float[16], 1, 1))
            .getMessage());
  }
}
