package io.privatefm.server.security;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What makes a token worth believing: a shared secret, a public key, a set of them, or nothing. */
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

  /**
   * Tokens are JWTs signed with RSA-SHA256 or Ed25519; the server knows the public key, in PEM, and
   * the key says which of the two it is.
   */
  record PublicKey(String pem) implements TokenTrust {
    public PublicKey {
      SigningKey.algorithmOfPublic(pem);
    }

    String algorithm() {
      return SigningKey.algorithmOfPublic(pem);
    }
  }

  /**
   * Tokens are JWTs signed with a key of the set in a file, which is read again when it changes.
   */
  record KeySetFile(Path file) implements TokenTrust {}

  /**
   * Tokens are JWTs signed with a key of the set at an address, which is asked now and then: {@code
   * https}, or {@code http} of this machine.
   */
  record KeySetAt(URI address) implements TokenTrust {
    public KeySetAt {
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (!List.of("http", "https").contains(scheme)
          || address.getHost() == null
          || address.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "must be http://host/… or https://host/… without a password: jwks");
      }
      if (scheme.equals("http") && !isThisMachine(address.getHost())) {
        throw new IllegalArgumentException(
            "must be https, or http of this machine, for whoever is on the way could put in keys"
                + " of their own: jwks="
                + address);
      }
    }

    private static boolean isThisMachine(String host) {
      if (host.equalsIgnoreCase("localhost")) {
        return true;
      }
      try {
        return InetAddress.ofLiteral(host).isLoopbackAddress();
      } catch (IllegalArgumentException aName) {
        return false;
      }
    }
  }

  /** The token simply is the listener's id: anybody may be anybody. For demonstrations only. */
  record InsecureDemo() implements TokenTrust {}

  /** No token is believed: for a server that is spoken to only by the process it lives in. */
  record Nobody() implements TokenTrust {}
}
