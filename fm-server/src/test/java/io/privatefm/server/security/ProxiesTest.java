package io.privatefm.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.server.security.Proxies.Header;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final Proxies XFF =
      new Proxies(List.of("10.0.0.0/8", "fd00::/8", "::1"), Header.X_FORWARDED_FOR);
  private static final Proxies RFC = new Proxies(List.of("10.1.2.3"), Header.FORWARDED);

  @Test
  void whoeverIsNoTrustedProxyIsTheClientWhateverItTells() {
    is("203.0.113.9", XFF.client("203.0.113.9", List.of("198.51.100.1")));
    is("203.0.113.9", XFF.client("203.0.113.9", List.of("10.0.0.1")));
    is("11.0.0.1", XFF.client("11.0.0.1", List.of()));
  }

  @Test
  void ofWhatATrustedProxyTellsTheLastThatIsNoProxyCounts() {
    is("198.51.100.1", XFF.client("10.9.9.9", List.of("198.51.100.1")));
    is("198.51.100.1", XFF.client("::1", List.of("1.1.1.1, 198.51.100.1, 10.0.0.7")));
    is("198.51.100.1", XFF.client("fd12::1", List.of("1.1.1.1", "198.51.100.1", "10.0.0.7")));
    is("198.51.100.1", XFF.client("10.0.0.1", List.of("198.51.100.1:50123")));
  }

  @Test
  void theForwardedHeaderIsReadWhereItIsTheOneThatProxiesWrite() {
    List<String> told =
        List.of("for=1.1.1.1", "for=\"[2001:db8:1:2:3::9]:4711\";proto=https, For=10.1.2.3");
    is("2001:db8:1:2::/64", RFC.client("10.1.2.3", told));
    assertEquals("Forwarded", RFC.header().header());
    assertEquals("X-Forwarded-For", XFF.header().header());
  }

  @Test
  void addressesOfOneIpv6NetworkAreOneClient() {
    is("2001:db8:0:7::/64", XFF.client("2001:db8:0:7:1::1", List.of()));
    is("2001:db8:0:7::/64", XFF.client("2001:db8:0:7:ffff:ffff:ffff:ffff", List.of()));
    is("1.2.3.4", XFF.client("::ffff:1.2.3.4", List.of()));
  }

  @Test
  void aTrustedProxyThatNamesNobodyIsNotCounted() {
    assertEquals(Optional.empty(), XFF.client("10.0.0.1", List.of()));
    assertEquals(Optional.empty(), XFF.client("10.0.0.1", List.of("10.0.0.2")));
    assertEquals(Optional.empty(), XFF.client("10.0.0.1", List.of("unknown")));
    assertEquals(Optional.empty(), RFC.client("10.1.2.3", List.of("proto=https")));
    assertEquals(Optional.empty(), Proxies.onThisMachine().client("127.0.0.5", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.256/8", "proxy.example", "::1/129", ""})
  void whatIsNoNetworkIsRefusedWithoutLookingUpNames(String wrong) {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Proxies(List.of(wrong), Header.X_FORWARDED_FOR));
    assertEquals(
        "must be an address or a network like 10.0.0.0/8: trustedProxies=" + wrong,
        refused.getMessage());
  }

  private static void is(String expected, Optional<String> client) {
    assertEquals(Optional.of(expected), client);
  }
}
