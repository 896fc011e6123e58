package io.privatefm.server.security;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that are believed about whom they speak for, in one header. Of what they pass on only
 * the part counts that they or other trusted ones wrote: the last entry that is no trusted proxy is
 * the client, and what stands before it the client may have made up. The other header is never
 * read, for a proxy that does not write it passes on what the client wrote.
 */
public final class Proxies {
  /** The header that tells. */
  public enum Header {
    /** {@code X-Forwarded-For: client, proxy, …}. */
    X_FORWARDED_FOR("X-Forwarded-For"),
    /** {@code Forwarded: for=client, for=proxy, …} (RFC 7239). */
    FORWARDED("Forwarded");

    private final String header;

    Header(String header) {
      this.header = header;
    }

    /** Its name in HTTP. */
    public String header() {
      return header;
    }
  }

  /** Those of this machine, where a client counts only if it is named. */
  public static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

  private final List<Network> trusted;
  private final Header header;

  /**
   * These proxies.
   *
   * @param networks addresses, or networks such as {@code 10.0.0.0/8}
   */
  public Proxies(List<String> networks, Header header) {
    this.trusted = networks.stream().map(Network::parse).toList();
    this.header = header;
  }

  /** Proxies on this machine, which write X-Forwarded-For. */
  public static Proxies onThisMachine() {
    return new Proxies(LOOPBACK, Header.X_FORWARDED_FOR);
  }

  /** The header that is read. */
  public Header header() {
    return header;
  }

  /**
   * Whom limits per address count; empty for a trusted proxy that names nobody.
   *
   * @param peer the address of the socket's other end; null if it has none
   * @param told what stands in the header, in the order of its lines
   */
  public Optional<String> client(@Nullable String peer, List<String> told) {
    Optional<InetAddress> client = address(peer);
    if (client.isEmpty() || !trusts(client.get())) {
      return client.map(Network::client);
    }
    for (String entry : entries(told).reversed()) {
      Optional<InetAddress> named = address(entry);
      if (named.isEmpty() || !trusts(named.get())) {
        return named.map(Network::client);
      }
    }
    return Optional.empty();
  }

  private boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private List<String> entries(List<String> told) {
    List<String> entries = new ArrayList<>();
    for (String line : told) {
      Arrays.stream(line.split(",", -1))
          .map(header == Header.FORWARDED ? Proxies::forwardedFor : String::strip)
          .forEach(entries::add);
    }
    return entries;
  }

  private static String forwardedFor(String element) {
    return Arrays.stream(element.split(";", -1))
        .map(String::strip)
        .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
        .map(pair -> pair.substring(4).replace("\"", ""))
        .findFirst()
        .orElse("");
  }

  /** An address without name look-ups, also with a port behind it; empty if it is none. */
  private static Optional<InetAddress> address(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String bare = text;
    if (text.startsWith("[") && text.indexOf(']') > 0) {
      bare = text.substring(1, text.indexOf(']'));
    } else if (text.indexOf(':') > 0 && text.indexOf(':') == text.lastIndexOf(':')) {
      bare = text.substring(0, text.indexOf(':'));
    }
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
