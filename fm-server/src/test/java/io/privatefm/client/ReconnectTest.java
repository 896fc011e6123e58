package io.privatefm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ReconnectTest {
  private static final RandomGenerator RANDOM = RandomGeneratorFactory.getDefault().create(1);
  private final Reconnect reconnect = new Reconnect(200, 1_000, RANDOM);

  @Test
  void theTerminalRangeEndsTheClient() {
    assertEquals(OptionalLong.empty(), reconnect.delayMs(4500, -1));
    assertEquals(OptionalLong.empty(), reconnect.delayMs(4999, 0));
  }

  @Test
  void theDelayOfTheByeIsKept() {
    assertEquals(OptionalLong.of(1_234), reconnect.delayMs(4000, 1_234));
  }

  @Test
  void withoutOneTheDelayDoublesUpToItsMostAndIsJittered() {
    within(100, 200, reconnect.delayMs(1006, -1));
    within(200, 400, reconnect.delayMs(1006, -1));
    within(400, 800, reconnect.delayMs(1006, -1));
    within(500, 1_000, reconnect.delayMs(1006, -1));
    within(500, 1_000, reconnect.delayMs(1006, -1));
  }

  @Test
  void aWelcomeStartsItAnew() {
    reconnect.delayMs(1006, -1);
    reconnect.delayMs(1006, -1);
    reconnect.succeeded();
    within(100, 200, reconnect.delayMs(1006, -1));
  }

  private static void within(long least, long most, OptionalLong delayMs) {
    long delay = delayMs.orElseThrow();
    assertTrue(delay >= least && delay <= most, () -> "delayMs=" + delay);
  }
}
