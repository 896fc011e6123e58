package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final Limits LIMITS = Limits.defaults();
  private final Addresses addresses = new Addresses(LIMITS, new Counts(new SimpleMeterRegistry()));

  @Test
  void anAddressIsForgottenWhenNobodyIsThereAndItsRatesHaveRecovered() {
    Address address = addresses.connect("a", 0).orElseThrow();
    addresses.prune(100_000);
    assertEquals(1, addresses.size());
    address.disconnect();
    addresses.prune(0);
    assertEquals(1, addresses.size());
    addresses.prune(1_000);
    assertEquals(0, addresses.size());
  }

  @Test
  void anotherAddressHasRoomOfItsOwn() {
    for (int i = 0; i < LIMITS.connectionsPerAddress(); i++) {
      assertTrue(addresses.connect("a", 0).isPresent());
    }
    assertFalse(addresses.connect("a", 0).isPresent());
    assertTrue(addresses.connect("b", 0).isPresent());
  }

  @Test
  void messagesMayComeAtOnceForAsManySecondsAsThoseOfOneConnection() {
    Address address = addresses.connect("a", 0).orElseThrow();
    int atOnce =
        LIMITS.messagesPerSecondPerAddress() * LIMITS.messagesAtOnce() / LIMITS.messagesPerSecond();
    for (int i = 0; i < atOnce; i++) {
      assertTrue(address.take(0));
    }
    assertFalse(address.take(0));
    assertTrue(address.take(1));
  }
}
