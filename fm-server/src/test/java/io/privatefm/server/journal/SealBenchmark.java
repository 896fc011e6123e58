package io.privatefm.server.journal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What sealing costs: both ciphers that the platform brings, a fresh key and nonce each time, as
 * the journal has it.
 *
 * <p>Prints the median of {@value #ROUNDS} rounds, in processor time of the thread, so that a busy
 * machine shows less. Run its main with the class path of the tests; the command and the figures
 * are in docs/storage.md.
 */
public final class SealBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 15;
  private static final int SEALS = 20_000;
  private static final int KEYS = 256;
  private static final int CLEAR_BYTES = 18;

  private SealBenchmark() {}

  public static void main(String[] args) throws GeneralSecurityException {
    for (int personalBytes : new int[] {64, 1_024, 12_288}) {
      measure("AES/GCM/NoPadding", "AES", personalBytes);
      measure("ChaCha20-Poly1305", "ChaCha20", personalBytes);
    }
  }

  private static void measure(String transformation, String algorithm, int personalBytes)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(transformation);
    SecretKey[] keys = keys(algorithm);
    byte[] record = new byte[CLEAR_BYTES + personalBytes + Sealer.OVERHEAD_BYTES];
    byte[] personal = new byte[personalBytes];
    long[] nanos = new long[ROUNDS];
    long number = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < SEALS; i++) {
        seal(cipher, keys[i % KEYS], ++number, personal, record);
      }
      nanos[round] = (THREADS.getCurrentThreadCpuTime() - start) / SEALS;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-18s %6d bytes %7d ns a seal%n", transformation, personalBytes, nanos[ROUNDS / 2]);
  }

  private static SecretKey[] keys(String algorithm) {
    SecureRandom random = new SecureRandom();
    SecretKey[] keys = new SecretKey[KEYS];
    for (int i = 0; i < KEYS; i++) {
      byte[] bytes = new byte[KeySlot.KEY_BYTES];
      random.nextBytes(bytes);
      keys[i] = new SecretKeySpec(bytes, algorithm);
    }
    return keys;
  }

  private static void seal(
      Cipher cipher, SecretKey key, long number, byte[] personal, byte[] record)
      throws GeneralSecurityException {
    byte[] nonce = new byte[12];
    ByteBuffer.wrap(nonce).putLong(4, number);
    AlgorithmParameterSpec parameters =
        cipher.getAlgorithm().startsWith("AES")
            ? new GCMParameterSpec(128, nonce)
            : new IvParameterSpec(nonce);
    cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
    cipher.updateAAD(record, 0, CLEAR_BYTES);
    cipher.doFinal(personal, 0, personal.length, record, CLEAR_BYTES + 12);
  }
}
