package io.privatefm.server.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Which algorithm the key of a PEM signs with: it follows from the key, and nobody else chooses.
 */
final class SigningKey {
  private SigningKey() {}

  /** {@code RS256} for a public RSA key, {@code EdDSA} for a public Ed25519 key. */
  static String algorithmOfPublic(String pem) {
    return algorithm(pem, "PUBLIC KEY");
  }

  /** The same of a private key in PKCS#8. */
  static String algorithmOfPrivate(String pem) {
    return algorithm(pem, "PRIVATE KEY");
  }

  private static String algorithm(String pem, String kind) {
    String begin = "-----BEGIN " + kind + "-----";
    String end = "-----END " + kind + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("must be a PEM with " + begin + ": key");
    }
    for (String family : List.of("RSA", "Ed25519")) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
        KeyFactory factory = KeyFactory.getInstance(family);
        EncodedKeySpec spec =
            kind.startsWith("PUBLIC")
                ? new X509EncodedKeySpec(bytes)
                : new PKCS8EncodedKeySpec(bytes);
        Object _ =
            kind.startsWith("PUBLIC")
                ? factory.generatePublic(spec)
                : factory.generatePrivate(spec);
        return family.equals("RSA") ? "RS256" : "EdDSA";
      } catch (GeneralSecurityException | IllegalArgumentException e) { // of another family
      }
    }
    throw new IllegalArgumentException("must be a key of RSA or Ed25519: key");
  }
}
