package io.privatefm.server.security;

import io.privatefm.station.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Who a believed token speaks for.
 *
 * @param listener the listener's id
 * @param expiresAtMs when the token ends, in epoch milliseconds; {@link #NEVER} if it does not
 * @param licence the stored set that bounds what this listener may hear; null: everything
 * @param attributes what else the token tells of the listener
 */
public record Identity(
    String listener, long expiresAtMs, @Nullable String licence, Attributes attributes) {

  /** The end of a token that does not end. */
  public static final long NEVER = Long.MAX_VALUE;

  /** A caller inside this process, which vouches for the listener itself. */
  public static Identity vouchedFor(String listener) {
    return new Identity(listener, NEVER, null, Attributes.NONE);
  }
}
