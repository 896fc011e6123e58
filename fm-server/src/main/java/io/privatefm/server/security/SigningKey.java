package io.privatefm.server.security;

import java.security.Key;
import java.util.List;

/** Which algorithm a key signs tokens with: it follows from the key, and nobody else chooses. */
final class SigningKey {
  private static final List<String> FAMILIES = List.of("RSA", "Ed25519");

  private SigningKey() {}

  /** {@code RS256} for a public RSA key, {@code EdDSA} for a public Ed25519 key. */
  static String algorithmOfPublic(String pem) {
    return algorithm(Pem.publicKey(pem, FAMILIES));
  }

  /** The same of a private key in PKCS#8. */
  static String algorithmOfPrivate(String pem) {
    return algorithm(Pem.privateKey(pem, FAMILIES));
  }

  private static String algorithm(Key key) {
    return key.getAlgorithm().equals("RSA") ? "RS256" : "EdDSA";
  }
}
