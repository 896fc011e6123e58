package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs cut short and logs with a changed byte. */
class LiveLogFuzz {
  private static final int RECORD = LiveLog.recordBytes(3);

  @TempDir Path temp;

  private Path written() {
    Path folder = temp.resolve("i");
    Churned churned =
        Churned.create(folder, Sample.vectors(1, 20, 3), LiveIndexTest.options(Profile.EXACT));
    for (int i = 0; i < 10; i++) {
      churned.index.insert(new float[] {i, 1, 2});
    }
    churned.index.close();
    return folder;
  }

  @Test
  void aTornTailIsCutOffAndEverythingBeforeItKept() throws Exception {
    Path folder = written();
    Path log = folder.resolve("delta-000001.log");
    byte[] whole = Files.readAllBytes(log);
    assertEquals(LiveLog.HEADER_BYTES + 10 * RECORD, whole.length);
    for (int length = whole.length; length >= LiveLog.HEADER_BYTES; length -= 5) {
      Files.write(log, Arrays.copyOf(whole, length));
      try (LiveIndex index = LiveIndex.open(folder, LiveOptions.DEFAULT)) {
        int kept = (length - LiveLog.HEADER_BYTES) / RECORD;
        assertEquals(20 + kept, index.size());
        assertEquals(20 + kept, index.insert(new float[] {5, 5, 5}));
        index.checkInvariants();
      }
      try (LiveIndex index = LiveIndex.open(folder, LiveOptions.DEFAULT)) {
        assertEquals(15, index.score(index.size() - 1, new float[] {1, 1, 1}));
      }
    }
  }

  @Test
  void aChangedByteIsRefusedUnlessItIsInTheLastRecord() throws Exception {
    Path folder = written();
    Path log = folder.resolve("delta-000001.log");
    byte[] whole = Files.readAllBytes(log);
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      byte[] changed = whole.clone();
      int at = random.nextInt(whole.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(log, changed);
      if (at >= whole.length - RECORD) {
        try (LiveIndex index = LiveIndex.open(folder, LiveOptions.DEFAULT)) {
          assertEquals(29, index.size());
        }
      } else {
        var e =
            assertThrows(
                IndexFormatException.class, () -> LiveIndex.open(folder, LiveOptions.DEFAULT));
        assertEquals("delta", e.section());
        assertTrue(String.valueOf(e.getMessage()).contains("must"));
      }
    }
  }
}
