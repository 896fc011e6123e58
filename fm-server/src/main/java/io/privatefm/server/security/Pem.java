package io.privatefm.server.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Keys as they stand in text (PEM, RFC 7468): a public one in SPKI, a private one in PKCS#8. */
final class Pem {
  private Pem() {}

  /** The public key, which is of one of these families. */
  static PublicKey publicKey(String pem, List<String> families) {
    byte[] encoded = block(pem, "PUBLIC KEY");
    return first(
        families,
        family -> KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(encoded)));
  }

  /** The private key, which is of one of these families. */
  static PrivateKey privateKey(String pem, List<String> families) {
    byte[] encoded = block(pem, "PRIVATE KEY");
    return first(
        families,
        family -> KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
  }

  private interface Reading<K> {
    K as(String family) throws GeneralSecurityException;
  }

  private static <K> K first(List<String> families, Reading<K> reading) {
    for (String family : families) {
      try {
        return reading.as(family);
      } catch (GeneralSecurityException e) { // of another family
      }
    }
    throw new IllegalArgumentException(
        "must be a key of " + String.join(" or ", families) + ": key");
  }

  private static byte[] block(String pem, String kind) {
    String begin = "-----BEGIN " + kind + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + kind + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("must be a PEM with " + begin + ": key");
    }
    try {
      return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be Base64 within the PEM: key", e);
    }
  }
}
