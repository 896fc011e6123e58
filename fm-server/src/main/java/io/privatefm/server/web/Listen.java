package io.privatefm.server.web;

import io.privatefm.server.security.Proxies;
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
 * @param proxies whom to believe about the address of a client
 * @param admin where the operator finds measures and health
 */
public record Listen(
    String host,
    int port,
    List<String> origins,
    @Nullable TlsFiles tls,
    Proxies proxies,
    Admin admin) {

  /**
   * Where the operator is answered; unencrypted, and without asking who it is.
   *
   * @param host the address to bind
   * @param port the port to bind, as of {@link Listen}
   */
  public record Admin(String host, int port) {
    /** Where it is when nothing else is chosen. */
    public static final int DEFAULT_PORT = 8_081;

    public Admin {
      checkPort("adminPort", port);
    }

    /** Whether any socket is opened. */
    public boolean open() {
      return port != NO_PORT;
    }
  }

  /** Whatever port is free. */
  public static final int ANY_PORT = 0;

  /** No socket is opened: the server is spoken to from inside its process. */
  public static final int NO_PORT = -1;

  private static final int MAX_PORT = 65_535;

  public Listen {
    checkPort("port", port);
    origins = List.copyOf(origins);
  }

  /** Whether any socket is opened. */
  public boolean open() {
    return port != NO_PORT;
  }

  private static void checkPort(String name, int port) {
    if (port < NO_PORT || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "must be between 0 and " + MAX_PORT + ": " + name + "=" + port);
    }
  }
}
