package io.privatefm.server.web;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of the class path, held in memory.
 *
 * @param body its bytes
 * @param tag names its content, quoted as in an {@code ETag}
 */
record Resource(Buffer body, String tag) {
  private static final int TAG_BYTES = 12;

  static Optional<Resource> read(String path) {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("must be readable: resource=" + path, e);
    }
  }

  static Resource of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      String tag = '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
      return new Resource(Buffer.buffer(bytes), tag);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
