package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  /** As many rows as a catalogue may have. */
  private final int[] rows = new Random(1).ints(64, 0, Integer.MAX_VALUE / 4).toArray();

  private final EvidenceWriter writer = new EvidenceWriter();
  private final byte[] arms = new byte[64 * Evidence.ARM_BYTES];

  private byte[] write(int count, @Nullable Assignment assignment) {
    new Random(2).nextBytes(arms);
    return writer.write(draft(count, assignment), rows, arms);
  }

  private static Evidence.Draft draft(int count, @Nullable Assignment assignment) {
    return scored(count, assignment, 0);
  }

  private static Evidence.Draft scored(int count, @Nullable Assignment assignment, long by) {
    return new Evidence.Draft(
        4,
        Mode.EXPLORE,
        count,
        count - 1,
        1L << 40,
        -7,
        0.25f,
        0.05f,
        2.5f,
        255_000,
        assignment,
        by);
  }

  @Test
  void readsWhatWasWritten() {
    var assignment = new Assignment("autumn", "square-cb", 0.25);
    Evidence read = Evidence.of(write(3, assignment));
    assertEquals(4, read.policy());
    assertEquals(Mode.EXPLORE, read.mode());
    assertEquals(3, read.count());
    assertEquals(2, read.chosen());
    assertEquals(1L << 40, read.modelVersion());
    assertEquals(-7, read.catalogue());
    assertEquals(0.25f, read.propensity());
    assertEquals(0.05f, read.floor());
    assertEquals(2.5f, read.appetite());
    assertEquals(255_000, read.durationMs());
    Assignment noted = read.assignment();
    assertEquals("autumn square-cb", noted == null ? "" : noted.experiment() + " " + noted.arm());
    assertEquals(0.25, noted == null ? 0 : noted.share(), 1e-5);
    assertNull(Evidence.of(write(3, null)).assignment());
  }

  @Test
  void whichRicherModelScoredIsReadBackAlsoBesideAnExperiment() {
    var assignment = new Assignment("autumn", "square-cb", 0.25);
    for (Assignment noted : Arrays.asList(null, assignment)) {
      new Random(2).nextBytes(arms);
      byte[] bytes = writer.write(scored(3, noted, -9), rows, arms);
      Evidence read = Evidence.of(bytes);
      assertEquals(-9, read.scoredBy());
      assertEquals(rows[2], read.row(2));
      assertEquals(noted == null, read.assignment() == null);
      byte[] chosen = new byte[Evidence.ARM_BYTES];
      assertTrue(Evidence.copyChosen(bytes, chosen, 0));
      assertArrayEquals(read.features(2), chosen);
      byte[] without = write(3, noted);
      assertEquals(0, Evidence.of(without).scoredBy());
      assertEquals(EvidenceBytes.VERSION, without[0]);
    }
  }

  @Test
  void armsOfAnyValuesAreReadBack() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      int count = 1 + random.nextInt(64);
      int[] some = random.ints(64, 0, 1 << (1 + random.nextInt(28))).toArray();
      for (int column = 0; column < Evidence.ARM_BYTES; column++) {
        int least = random.nextInt(256);
        int spread = 1 + random.nextInt(256);
        int step = 1 + random.nextInt(200);
        for (int arm = 0; arm < count; arm++) {
          arms[arm * Evidence.ARM_BYTES + column] =
              (byte) (least + random.nextInt(spread) / step * step);
        }
      }
      byte[] bytes = writer.write(draft(count, null), some, arms);
      Evidence read = Evidence.of(bytes);
      for (int arm = 0; arm < count; arm++) {
        assertEquals(some[arm], read.row(arm));
        int from = arm * Evidence.ARM_BYTES;
        assertArrayEquals(
            Arrays.copyOfRange(arms, from, from + Evidence.ARM_BYTES), read.features(arm));
      }
      byte[] chosen = new byte[Evidence.ARM_BYTES];
      assertTrue(Evidence.copyChosen(bytes, chosen, 0));
      assertArrayEquals(read.features(count - 1), chosen);
    }
  }

  /**
   * As version 2 wrote it: byte {@code i} of arm {@code a} is {@code 10 a + i}, the first {@code a
   * + 1}.
   */
  private static final String OF_VERSION_2 =
      "0204020302004d00000000000000f9ffffffffffffff0000803ecdcc4c3d0000204018e40300"
          + "0500000003a000020124050140510502405105034051050440510505405105064051050740510508"
          + "405105094051050a4051";

  @Test
  void evidenceOfVersion2IsReadInTodaysFeatures() {
    byte[] bytes = HexFormat.of().parseHex(OF_VERSION_2);
    Evidence read = Evidence.of(bytes);
    assertEquals(3, read.count());
    assertEquals(77, read.modelVersion());
    assertEquals(9, read.row(1));
    assertArrayEquals(new byte[] {2, 11, 13, 17, 18, 19, 0, 0, 0}, read.features(1));
    byte[] chosen = new byte[Evidence.ARM_BYTES];
    assertTrue(Evidence.copyChosen(bytes, chosen, 0));
    assertArrayEquals(new byte[] {3, 21, 23, 27, 28, 29, 0, 0, 0}, chosen);
  }

  /** The same of version 3, which had eight features. */
  private static final String OF_VERSION_3 =
      "0304020302004d00000000000000f9ffffffffffffff0000803ecdcc4c3d0000204018e4030005"
          + "00000003a00002012405014051050240510503405105044051050540510506405105074051";

  @Test
  void evidenceOfVersion3IsReadInTodaysFeatures() {
    byte[] bytes = HexFormat.of().parseHex(OF_VERSION_3);
    Evidence read = Evidence.of(bytes);
    assertEquals(9, read.row(1));
    assertArrayEquals(new byte[] {2, 11, 12, 13, 14, 15, 16, 17, 0}, read.features(1));
    byte[] chosen = new byte[Evidence.ARM_BYTES];
    assertTrue(Evidence.copyChosen(bytes, chosen, 0));
    assertArrayEquals(new byte[] {3, 21, 22, 23, 24, 25, 26, 27, 0}, chosen);
  }

  @Test
  void evidenceOfVersion1IsReadInTodaysFeatures() {
    ByteBuffer bytes = ByteBuffer.allocate(28 + 15).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {1, 4, 2, 1, 0, 11, 0, 0}).putLong(77).putLong(-7).putFloat(0.5f);
    bytes.putInt(9).put(new byte[] {3, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30});
    Evidence read = Evidence.of(bytes.array());
    assertEquals(9, read.row(0));
    assertArrayEquals(new byte[] {3, 21, 23, 27, 28, 29, 0, 0, 0}, read.features(0));
  }

  @Test
  void channelsOfTheChosenArmAreReadWithoutTheOthers() {
    for (int count = 1; count <= 64; count++) {
      byte[] bytes = write(count, null);
      Evidence read = Evidence.of(bytes);
      assertEquals(read.channels(read.chosen()), Evidence.channelsOfChosen(bytes));
    }
    assertEquals(3, Evidence.channelsOfChosen(HexFormat.of().parseHex(OF_VERSION_2)));
    assertEquals(3, Evidence.channelsOfChosen(HexFormat.of().parseHex(OF_VERSION_3)));
    assertEquals(0, Evidence.channelsOfChosen(new byte[0]));
    assertEquals(0, Evidence.channelsOfChosen(Arrays.copyOf(write(2, null), 60)));
  }

  @Test
  void sixtyFourArmsOfTheWorstNumbersFitIntoOneKilobyte() {
    var longest = new Assignment("a".repeat(14), "b".repeat(13), 0.5);
    new Random(2).nextBytes(arms);
    byte[] written = writer.write(scored(64, longest, -1), rows, arms);
    assertTrue(written.length <= Evidence.MOST_BYTES);
  }

  @Test
  void whatIsNotEvidenceIsRefusedWithTheOffset() {
    byte[] version = write(2, null);
    version[0] = 9;
    var refused = assertThrows(IllegalArgumentException.class, () -> Evidence.of(version));
    assertEquals("not evidence: offset=0 value=9", refused.getMessage());
    byte[] cut = Arrays.copyOf(write(2, null), 60);
    var early = assertThrows(IllegalArgumentException.class, () -> Evidence.of(cut));
    assertEquals("must be whole evidence: bytes=60", early.getMessage());
  }

  @Test
  void damagedEvidenceIsReadOrRefusedAndNeverBreaksALedger() {
    Random random = new Random(4);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = write(1 + random.nextInt(64), null);
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      byte[] damaged = Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
      Evidence.copyChosen(damaged, new byte[Evidence.ARM_BYTES], 0);
      try {
        Evidence.of(damaged);
      } catch (IllegalArgumentException refused) {
        String rule = String.valueOf(refused.getMessage());
        assertTrue(rule.contains("must ") || rule.contains("not evidence"), rule);
      }
    }
  }
}
