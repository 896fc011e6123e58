package io.privatefm.server.web;

import io.privatefm.server.security.TlsFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens.
 *
 * @param host the address to bind
 * @param port the port to bind; {@link #ANY_PORT}: one that is free; {@link #NO_PORT}: no socket at
 *     all
 * @param origins pages that may connect, as {@code https://host}; empty: only those of this server
 * @param tls the certificate to answer with; null: unencrypted
 */
public record Listen(String host, int port, List<String> origins, @Nullable TlsFiles tls) {

  /** Whatever port is free. */
  public static final int ANY_PORT = 0;

  /** No socket is opened: the server is spoken to from inside its process. */
  public static final int NO_PORT = -1;

  private static final int MAX_PORT = 65_535;

  public Listen {
    if (port < NO_PORT || port > MAX_PORT) {
      throw new IllegalArgumentException("must be between 0 and " + MAX_PORT + ": port=" + port);
    }
    origins = List.copyOf(origins);
  }

  /** Whether any socket is opened. */
  public boolean open() {
    return port != NO_PORT;
  }
}
