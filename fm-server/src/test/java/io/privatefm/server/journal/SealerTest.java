package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final byte[] CLEAR = {1, 2, 3};
  private static final byte[] PERSONAL = "Lemon".getBytes(StandardCharsets.UTF_8);

  private final Sealer sealer = new Sealer(new SecureRandom());
  private final SecretKey key = key(1);

  @Test
  void whatWasSealedOpensWithItsKeyAlone() {
    byte[] record = sealer.seal(key, CLEAR, PERSONAL);

    assertArrayEquals(PERSONAL, sealer.open(key, record, CLEAR.length));
    assertEquals(CLEAR.length + PERSONAL.length + Sealer.OVERHEAD_BYTES, record.length);
    assertRefused(key(2), record);
  }

  @Test
  void theClearPartIsReadableAndThePersonalPartIsNot() {
    byte[] record = sealer.seal(key, CLEAR, PERSONAL);

    assertArrayEquals(CLEAR, Arrays.copyOf(record, CLEAR.length));
    String all = new String(record, StandardCharsets.ISO_8859_1);
    assertEquals(-1, all.indexOf("Lemon"));
  }

  @Test
  void aChangeOfAnyByteBreaksTheSeal() {
    byte[] record = sealer.seal(key, CLEAR, PERSONAL);
    for (int i = 0; i < record.length; i++) {
      byte[] changed = record.clone();
      changed[i] ^= 1;
      assertRefused(key, changed);
    }
  }

  @Test
  void aRecordTooShortForASealIsRefused() {
    byte[] record = sealer.seal(key, CLEAR, new byte[0]);
    for (int length = CLEAR.length; length < record.length; length++) {
      assertRefused(key, Arrays.copyOf(record, length));
    }
  }

  @Test
  void noNonceIsUsedTwiceAlsoAcrossSealers() {
    Set<String> nonces = new HashSet<>();
    for (int restart = 0; restart < 100; restart++) {
      Sealer restarted = new Sealer(new SecureRandom());
      for (int i = 0; i < 100; i++) {
        byte[] record = restarted.seal(key, new byte[0], PERSONAL);
        assertTrue(nonces.add(HexFormat.of().formatHex(record, 0, 12)));
      }
    }
  }

  private void assertRefused(SecretKey with, byte[] record) {
    StorageException refused =
        assertThrows(StorageException.class, () -> sealer.open(with, record, CLEAR.length));
    assertEquals(StorageException.Reason.DAMAGED, refused.reason());
  }

  private static SecretKey key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return new SecretKeySpec(bytes, "AES");
  }
}
