package io.privatefm.server.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of listeners: HMAC-SHA256 under a secret of the installation. Thread-safe.
 *
 * <p>The same listener has the same hash within an installation; without the secret nobody can tell
 * from a hash whose it is, not even by trying every id.
 */
public final class Pseudonyms {
  private static final int NAME_BYTES = 8;

  /** Never fed itself: looking an algorithm up and keying it cost more than the hash. */
  private final Mac keyed;

  /** Copies {@code secret}, which should be 32 random bytes. */
  public Pseudonyms(byte[] secret) {
    try {
      keyed = Mac.getInstance("HmacSHA256");
      keyed.init(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("must be there in every Java platform: HmacSHA256", e);
    }
  }

  /** What a listener is called in logs: 16 hexadecimal digits. */
  public String name(String listener) {
    return HexFormat.of().formatHex(hash(utf16(listener)), 0, NAME_BYTES);
  }

  /** What a listener is found by. */
  Tag tag(String listener) {
    return tag(utf16(listener));
  }

  Tag tag(byte[] message) {
    return Tag.at(hash(message), 0);
  }

  /**
   * Every char as it is: an encoder would map all malformed ids to one and mix up their listeners.
   */
  private static byte[] utf16(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes.putChar(text.charAt(i));
    }
    return bytes.array();
  }

  private byte[] hash(byte[] message) {
    try {
      return ((Mac) keyed.clone()).doFinal(message);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("must be copied in every Java platform: HmacSHA256", e);
    }
  }
}
