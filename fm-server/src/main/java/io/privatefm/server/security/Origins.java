package io.privatefm.server.security;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The pages that may open a connection. A browser names the page's origin; it has to be on the list
 * to the letter, or be the server's own when the list is empty. Whoever names none is not a
 * browser, and is judged by its token alone.
 */
public final class Origins {
  private final Set<String> allowed;

  /**
   * The list.
   *
   * @param allowed origins such as {@code https://radio.example:8443}; empty: only the server's own
   */
  public Origins(Iterable<String> allowed) {
    Set<String> checked = new TreeSet<>();
    allowed.forEach(origin -> checked.add(check(origin)));
    this.allowed = Set.copyOf(checked);
  }

  private static String check(String origin) {
    if (!origin.matches("https?://[^/?#@*\\s]+")) {
      throw new IllegalArgumentException(
          "must be scheme://host or scheme://host:port: origin=" + origin);
    }
    return origin.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a page of this origin may connect.
   *
   * @param origin the {@code Origin} header; null if there is none
   * @param authority the {@code Host} header; null if there is none
   */
  public boolean allow(@Nullable String origin, @Nullable String authority) {
    if (origin == null) {
      return true;
    }
    String named = origin.toLowerCase(Locale.ROOT);
    return allowed.isEmpty() ? sameOrigin(named, authority) : allowed.contains(named);
  }

  /** Scheme is left open: behind a proxy that ends TLS the page is https and this server http. */
  private static boolean sameOrigin(String origin, @Nullable String authority) {
    if (authority == null) {
      return false;
    }
    String host = authority.toLowerCase(Locale.ROOT);
    return origin.equals("http://" + host) || origin.equals("https://" + host);
  }
}
