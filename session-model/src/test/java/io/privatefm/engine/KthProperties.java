package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KthProperties {
  @Property
  void everyRankIsThatOfTheSorted(
      @ForAll @Size(min = 1, max = 80) byte[] some, @ForAll @IntRange(max = 20) int behind) {
    double[] numbers = new double[some.length];
    for (int i = 0; i < some.length; i++) {
      numbers[i] = some[i] >> 3; // so that many are equal
    }
    int count = Math.max(1, numbers.length - behind);
    double[] sorted = Arrays.copyOf(numbers, count);
    Arrays.sort(sorted);
    for (int k = 0; k < count; k++) {
      assertEquals(sorted[k], Kth.smallest(numbers.clone(), count, k));
    }
  }
}
