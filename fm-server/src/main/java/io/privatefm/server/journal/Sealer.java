package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals the personal part of a record with a listener's key, and opens it again; owned by one
 * thread.
 *
 * <p>A sealed record, for a clear part of c bytes and a personal part of n bytes:
 *
 * <pre>
 * offset   bytes
 *      0       c  clear part; readable, and bound to the seal: a changed one does not open
 *      c       8  nonce: random, drawn when the sealer was made
 *  c + 8       4  nonce: counter
 * c + 12       n  personal part, encrypted with AES-256 in Galois/counter mode
 * c+12+n      16  authentication tag
 * </pre>
 *
 * <p><b>No nonce is used twice with a key.</b> A sealer counts, and draws a fresh random part after
 * 2<sup>32</sup> seals, so it never repeats itself. Two sealers, such as those before and after a
 * restart, could only meet if their 64 random bits were equal: after a million restarts the odds
 * are below 1 to 3 × 10<sup>7</sup>. (NIST SP 800-38D, section 8.2.1, with the fixed field drawn at
 * random.) Nothing has to be stored, so no crash can wind it back.
 */
public final class Sealer {
  private static final int NONCE_BYTES = 12;
  private static final int SEAL_BYTES = 16;

  /** How much longer a sealed record is than its parts. */
  public static final int OVERHEAD_BYTES = NONCE_BYTES + SEAL_BYTES;

  private final Cipher cipher;
  private final SecureRandom random;
  private long noncePrefix;
  private int nonceCount;

  /** A sealer whose nonces begin with fresh bits of {@code random}. */
  public Sealer(SecureRandom random) {
    this.random = random;
    this.noncePrefix = random.nextLong();
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("must be there in every Java platform: AES/GCM/NoPadding", e);
    }
  }

  /** The sealed record of a clear and a personal part, as drawn above. */
  public byte[] seal(SecretKey key, byte[] clear, byte[] personal) {
    byte[] record = new byte[clear.length + personal.length + OVERHEAD_BYTES];
    System.arraycopy(clear, 0, record, 0, clear.length);
    putNextNonce(record, clear.length);
    try {
      prepare(Cipher.ENCRYPT_MODE, key, record, clear.length);
      cipher.doFinal(personal, 0, personal.length, record, clear.length + NONCE_BYTES);
      return record;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("must seal: personalBytes=" + personal.length, e);
    }
  }

  /**
   * The personal part of a sealed record; a {@link StorageException} says so if the seal does not
   * open.
   */
  public byte[] open(SecretKey key, byte[] record, int clearBytes) {
    int start = clearBytes + NONCE_BYTES;
    if (record.length < start + SEAL_BYTES) {
      throw new StorageException(
          Reason.DAMAGED,
          "must be at least " + (start + SEAL_BYTES) + ": recordBytes=" + record.length);
    }
    try {
      prepare(Cipher.DECRYPT_MODE, key, record, clearBytes);
      return cipher.doFinal(record, start, record.length - start);
    } catch (GeneralSecurityException e) {
      throw new StorageException(
          Reason.DAMAGED, "must open with the listener's key: recordBytes=" + record.length, e);
    }
  }

  private void prepare(int mode, SecretKey key, byte[] record, int clearBytes)
      throws GeneralSecurityException {
    AlgorithmParameterSpec nonce =
        new GCMParameterSpec(SEAL_BYTES * Byte.SIZE, record, clearBytes, NONCE_BYTES);
    cipher.init(mode, key, nonce);
    cipher.updateAAD(record, 0, clearBytes);
  }

  private void putNextNonce(byte[] record, int offset) {
    ByteBuffer.wrap(record).putLong(offset, noncePrefix).putInt(offset + Long.BYTES, nonceCount);
    nonceCount++;
    if (nonceCount == 0) {
      noncePrefix = random.nextLong();
    }
  }
}
