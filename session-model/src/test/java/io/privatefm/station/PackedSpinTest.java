package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.demo.DemoCatalogue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spin that is packed comes back to the bit. */
class PackedSpinTest {
  private static final double[] WEIGHTS = {
    0,
    -0.0,
    0.0001,
    -0.0001,
    0.1234,
    -3.5,
    1e-5,
    1 / 3.0,
    214_748.3647,
    -214_748.3648,
    1e300,
    Double.MIN_VALUE,
    Double.NaN,
    Double.NEGATIVE_INFINITY
  };

  private static SpinWhy why(double weight, SplittableRandom random) {
    List<Reason> reasons = List.of(new Reason("popularity", weight), new Reason("model", 0.25));
    String because = random.nextBoolean() ? null : "near \"Ä …\", which you liked";
    return new SpinWhy("interest", random.nextInt(-1, 6), random.nextBoolean(), because, reasons);
  }

  @Test
  void whateverItsWeightsItsPropensityAndItsEvidence(@TempDir Path folder) {
    DemoCatalogue.of(50, 1).publish(folder.resolve("demo"));
    try (Catalogue catalogue = Catalogue.open(folder.resolve("demo"))) {
      SplittableRandom random = new SplittableRandom(7);
      World world = new World(catalogue, StationOptions.DEFAULT, 0.9, random);
      for (int i = 0; i < 2_000; i++) {
        double weight =
            i < WEIGHTS.length ? WEIGHTS[i] : Reason.rounded(random.nextDouble(-20, 20));
        byte[] evidence = new byte[random.nextInt(3) == 0 ? 0 : 1]; // kept as it is
        Arrays.fill(evidence, (byte) random.nextInt());
        int row = random.nextInt(-1, 50);
        Spin spin =
            new Spin(
                Spin.idOf(random.nextLong(1, 1L << 40)),
                row < 0 ? "lost" : catalogue.id(row),
                row,
                random.nextLong(),
                why(weight, random),
                random.nextDouble(),
                "thompson",
                random.nextLong(),
                evidence);
        Spin back = new PackedSpin(spin, world).spin(world);
        assertEquals(spin, back);
        double told = back.why().features().getFirst().weight();
        assertEquals(Double.doubleToRawLongBits(weight), Double.doubleToRawLongBits(told));
      }
    }
  }

  @Test
  void bytesComeBackFromThoseThatAreNotZero() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 2_000; i++) {
      byte[] plain = new byte[random.nextInt(200)];
      int ofTen = random.nextInt(11);
      int others = 0;
      for (int b = 0; b < plain.length; b++) {
        plain[b] = (byte) (random.nextInt(10) < ofTen ? random.nextInt() : 0);
        others += plain[b] == 0 ? 0 : 1;
      }
      byte[] packed = WithoutZeros.pack(plain);
      assertEquals(others + Math.ceilDiv(plain.length, 8), packed.length);
      byte[] back = WithoutZeros.unpack(packed);
      assertArrayEquals(plain, Arrays.copyOf(back, plain.length));
      assertTrue(back.length - plain.length < 8);
    }
  }
}
