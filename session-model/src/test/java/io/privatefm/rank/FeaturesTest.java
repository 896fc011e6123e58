package io.privatefm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.recall.ChannelKind;
import io.privatefm.station.Evidence;
import org.junit.jupiter.api.Test;

class FeaturesTest {
  @Test
  void everyFeatureHasAName() {
    assertEquals(Features.DIMENSION, Features.NAMES.size());
    assertEquals(Features.CHANNELS, ChannelKind.ALL.size());
    for (ChannelKind kind : ChannelKind.ALL) {
      int at = 1 + Integer.numberOfTrailingZeros(kind.mask());
      assertEquals("by " + kind.label(), Features.NAMES.get(at));
    }
  }

  @Test
  void anArmFitsIntoTheEvidence() {
    assertEquals(Evidence.ARM_BYTES, Features.PACKED_BYTES);
  }

  @Test
  void numbersAreHeldWithinOneAndNaNIsNothing() {
    assertEquals(127, Features.quantise(3));
    assertEquals(-127, Features.quantise(-3));
    assertEquals(0, Features.quantise(Double.NaN));
    assertEquals(64, Features.quantise(0.5));
  }

  @Test
  void unpackedItIsBiasThenChannelsThenNumbers() {
    byte[] packed = new byte[Features.PACKED_BYTES];
    packed[0] = 0b10001;
    packed[1 + Features.LONG_TERM] = -127;
    double[] x = new double[Features.DIMENSION];
    Features.unpack(packed, 0, x, 0);
    assertEquals(1, x[0]);
    assertEquals(1, x[Features.NAMES.indexOf("by interest")]);
    assertEquals(1, x[Features.NAMES.indexOf("by explore")]);
    assertEquals(0, x[Features.NAMES.indexOf("by graph")]);
    assertEquals(-1, x[Features.NAMES.indexOf("long-term")]);
  }
}
