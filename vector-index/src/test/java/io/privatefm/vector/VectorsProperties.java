package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VectorsProperties {
  @Property
  void normalisedVectorsHaveLengthOne(
      @ForAll @IntRange(min = 1, max = 300) int dimension, @ForAll long seed) {
    float[] vector = Sample.vector(new Random(seed), dimension);
    float norm = Vectors.norm(vector);
    assertEquals(norm, Vectors.normaliseInPlace(vector));
    assertEquals(1, Vectors.norm(vector), 1e-5);
  }

  @Property
  void addingWhatWasScaledGivesTheSum(
      @ForAll @IntRange(min = 0, max = 70) int dimension, @ForAll long seed) {
    Random random = new Random(seed);
    float[] a = Sample.vector(random, dimension);
    float[] b = Sample.vector(random, dimension);
    float[] expected = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      expected[i] = (a[i] + -0.3f * b[i]) * 2.5f;
    }
    Vectors.addScaledInPlace(a, -0.3f, b);
    Vectors.scaleInPlace(a, 2.5f);
    assertArrayEquals(expected, a);
  }

  @Example
  void whatHasNoDirectionIsLeftAsItIs() {
    float[] zero = {0, 0};
    assertEquals(0, Vectors.normaliseInPlace(zero));
    assertArrayEquals(new float[2], zero);
    float[] tiny = {Float.MIN_VALUE};
    assertEquals(0, Vectors.normaliseInPlace(tiny));
    float[] huge = {Float.MAX_VALUE};
    assertEquals(0, Vectors.normaliseInPlace(huge));
    float[] notANumber = {Float.NaN, 1};
    assertEquals(0, Vectors.normaliseInPlace(notANumber));
  }

  @Example
  void lengthsMustAgree() {
    var e =
        assertThrows(IllegalArgumentException.class, () -> Vectors.dot(new float[2], new float[3]));
    assertEquals("must be 2: length=3", e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Vectors.addScaledInPlace(new float[3], 1, new float[2]));
  }
}
