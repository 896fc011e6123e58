package io.privatefm.server.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * The addresses that share their first bits (CIDR, RFC 4632).
 *
 * @param prefix an address of the network
 * @param bits how many of its bits count
 */
record Network(InetAddress prefix, int bits) {
  private static final int CLIENT_BITS_V6 = 64;

  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address. */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress prefix = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = prefix.getAddress().length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits >= 0 && bits <= most) {
        return new Network(prefix, bits);
      }
    } catch (IllegalArgumentException e) { // told below
    }
    throw new IllegalArgumentException(
        "must be an address or a network like 10.0.0.0/8: trustedProxies=" + text);
  }

  boolean contains(InetAddress address) {
    byte[] mine = prefix.getAddress();
    byte[] other = address.getAddress();
    return mine.length == other.length && Arrays.equals(cut(mine, bits), cut(other, bits));
  }

  /**
   * What counts as one client: an IPv4 address, or the /64 of an IPv6 address, all of which its
   * owner may use.
   */
  static String client(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    byte[] network = cut(address.getAddress(), CLIENT_BITS_V6);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < CLIENT_BITS_V6 / 8; i += 2) {
      name.append(Integer.toHexString(((network[i] & 0xff) << 8) | (network[i + 1] & 0xff)))
          .append(':');
    }
    return name.append(":/64").toString();
  }

  private static byte[] cut(byte[] address, int bits) {
    byte[] cut = address.clone();
    for (int i = 0; i < cut.length; i++) {
      int kept = Math.clamp(bits - i * 8L, 0, 8);
      cut[i] = (byte) (cut[i] & (0xff << (8 - kept)));
    }
    return cut;
  }
}
