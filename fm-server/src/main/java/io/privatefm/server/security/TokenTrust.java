package io.privatefm.server.security;

import java.nio.charset.StandardCharsets;

/** What makes a token worth believing: a shared secret, a public key, or nothing at all. */
public sealed interface TokenTrust {

  /** Tokens are JWTs signed with HMAC-SHA256 by a secret that server and issuer share. */
  record SharedSecret(String secret) implements TokenTrust {
    /** RFC 7518, section 3.2: the key is at least as long as the hash. */
    private static final int MIN_SECRET_BYTES = 32;

    public SharedSecret {
      int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < MIN_SECRET_BYTES) {
        throw new IllegalArgumentException(
            "must be at least " + MIN_SECRET_BYTES + " bytes: secret=(" + bytes + " bytes)");
      }
    }

    @Override
    public String toString() {
      return "SharedSecret[hidden]";
    }
  }

  /** Tokens are JWTs signed with RSA-SHA256; the server knows the public key, in PEM. */
  record PublicKey(String pem) implements TokenTrust {
    public PublicKey {
      if (!pem.contains("-----BEGIN PUBLIC KEY-----")) {
        throw new IllegalArgumentException(
            "must be a PEM with -----BEGIN PUBLIC KEY-----: publicKey");
      }
    }
  }

  /** The token simply is the listener's id: anybody may be anybody. For demonstrations only. */
  record InsecureDemo() implements TokenTrust {}

  /** No token is believed: for a server that is spoken to only by the process it lives in. */
  record Nobody() implements TokenTrust {}
}
