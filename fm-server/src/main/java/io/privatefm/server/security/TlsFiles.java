package io.privatefm.server.security;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the certificate of the server stands, and its private key.
 *
 * @param certificate PEM, the server's own certificate first and then those that vouch for it
 * @param key PEM, PKCS#8, of RSA, EC or Ed25519
 */
public record TlsFiles(Path certificate, Path key) {
  private static final int MAX_BYTES = 1 << 20;

  /**
   * Reads both; takes time. Files that cannot be read, or that do not belong together, are an
   * {@link IllegalArgumentException}.
   */
  public TlsPair read() {
    return new TlsPair(content("tls-certificate", certificate), content("tls-key", key));
  }

  private static Buffer content(String name, Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "must be at most " + MAX_BYTES + " bytes: " + name + "=" + file);
      }
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("must be a readable file: " + name + "=" + file, e);
    }
  }
}
