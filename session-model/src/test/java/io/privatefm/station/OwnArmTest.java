package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a station keeps of a draw whose spin was journalled. */
class OwnArmTest {
  private final Random random = new Random(3);

  private byte[] evidence(int count, @Nullable Assignment assignment, long scoredBy) {
    int[] rows = random.ints(count, 0, 1 << random.nextInt(1, 31)).toArray();
    byte[] arms = new byte[count * Evidence.ARM_BYTES];
    random.nextBytes(arms);
    for (int i = 0; i < arms.length; i++) { // some columns of few values
      arms[i] = (byte) (i % Evidence.ARM_BYTES % 2 == 0 ? arms[i] : arms[i] & 3);
    }
    Evidence.Draft draft =
        new Evidence.Draft(
            4,
            Mode.BALANCED,
            count,
            random.nextInt(count),
            77,
            -5,
            0.25f,
            0.02f,
            1,
            1,
            assignment,
            scoredBy);
    return new EvidenceWriter().write(draft, rows, arms);
  }

  @Test
  void ofManyArmsTheDrawnOneStaysWithAllThatIsToldOfTheDraw() {
    for (int i = 0; i < 2_000; i++) {
      Assignment assignment = i % 3 == 0 ? new Assignment("night", "b", 0.5) : null;
      byte[] whole = evidence(random.nextInt(1, 65), assignment, i % 2);
      byte[] own = Evidence.ownArm(whole);
      Evidence before = Evidence.of(whole);
      Evidence after = Evidence.of(own);
      assertEquals(1, after.count());
      assertEquals(before.row(before.chosen()), after.row(0));
      assertArrayEquals(before.features(before.chosen()), after.features(0));
      assertEquals(before.propensity(), after.propensity());
      assertEquals(before.assignment(), after.assignment());
      assertEquals(before.scoredBy(), after.scoredBy());
      assertEquals(before.modelVersion(), after.modelVersion());
      assertTrue(own.length <= 100, "bytes=" + own.length);
      assertSame(own, Evidence.ownArm(own));
    }
  }

  @Test
  void whatIsNoEvidenceStaysAsItIs() {
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = evidence(8, null, 0);
      boolean cut = random.nextBoolean();
      byte[] broken = cut ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
      if (!cut) {
        broken[0] = (byte) (16 + random.nextInt(40)); // a version to come
      }
      assertSame(broken, Evidence.ownArm(broken));
    }
    assertEquals(0, Evidence.ownArm(new byte[0]).length);
  }
}
