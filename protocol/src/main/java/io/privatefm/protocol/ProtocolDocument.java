package io.privatefm.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The AsyncAPI 3 document of version 1, which a server hands out and tests hold to the records. */
public final class ProtocolDocument {
  /** Where the document stands on the class path. */
  public static final String RESOURCE = "/fm-v1.asyncapi.yaml";

  private ProtocolDocument() {}

  /** The document, as YAML in UTF-8. */
  public static byte[] yaml() {
    try (InputStream document = ProtocolDocument.class.getResourceAsStream(RESOURCE)) {
      if (document == null) {
        throw new IllegalStateException("must be on the class path: resource=" + RESOURCE);
      }
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("must be readable: resource=" + RESOURCE, e);
    }
  }
}
