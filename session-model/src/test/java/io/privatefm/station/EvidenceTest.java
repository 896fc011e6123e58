package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private final int[] rows = new Random(1).ints(64).toArray();
  private final byte[] arms = new byte[64 * Evidence.ARM_BYTES];

  private byte[] write(int count) {
    new Random(2).nextBytes(arms);
    return Evidence.write(4, Mode.EXPLORE, count, count - 1, 1L << 40, -7, 0.25, rows, arms);
  }

  @Test
  void readsWhatWasWritten() {
    Evidence read = Evidence.of(write(3));
    assertEquals(4, read.policy());
    assertEquals(Mode.EXPLORE, read.mode());
    assertEquals(3, read.count());
    assertEquals(2, read.chosen());
    assertEquals(1L << 40, read.modelVersion());
    assertEquals(-7, read.catalogue());
    assertEquals(0.25f, read.propensity());
    for (int arm = 0; arm < 3; arm++) {
      assertEquals(rows[arm], read.row(arm));
      int from = arm * Evidence.ARM_BYTES;
      assertArrayEquals(
          Arrays.copyOfRange(arms, from, from + Evidence.ARM_BYTES), read.features(arm));
    }
  }

  @Test
  void sixtyFourArmsFitIntoOneKilobyte() {
    assertTrue(write(64).length <= Evidence.MOST_BYTES);
  }

  @Test
  void whatIsNotEvidenceIsRefusedWithTheOffset() {
    byte[] version = write(2);
    version[0] = 9;
    var refused = assertThrows(IllegalArgumentException.class, () -> Evidence.of(version));
    assertEquals("not evidence: offset=0 value=9", refused.getMessage());
    byte[] cut = Arrays.copyOf(write(2), 40);
    var early = assertThrows(IllegalArgumentException.class, () -> Evidence.of(cut));
    assertEquals("must be 58 bytes: bytes=40", early.getMessage());
  }
}
