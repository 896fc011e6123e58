package io.privatefm.client;

import io.privatefm.protocol.CloseCode;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * When to try again after a connection ended: by the range of the close code, after the delay of
 * the server's {@code bye} if it gave one, else after a jittered delay that doubles.
 */
final class Reconnect {
  private final long firstDelayMs;
  private final long maxDelayMs;
  private final RandomGenerator random;
  private int failures;

  Reconnect(long firstDelayMs, long maxDelayMs, RandomGenerator random) {
    this.firstDelayMs = firstDelayMs;
    this.maxDelayMs = maxDelayMs;
    this.random = random;
  }

  /** A connection was welcomed: the next failure starts from the first delay. */
  void succeeded() {
    failures = 0;
  }

  /**
   * The delay before the next attempt, or empty if the code is terminal.
   *
   * @param byeDelayMs what {@code bye} asked for, or a negative number
   */
  OptionalLong delayMs(int closeCode, long byeDelayMs) {
    if (!CloseCode.reconnects(closeCode)) {
      return OptionalLong.empty();
    }
    long ceilingMs = Math.min(maxDelayMs, firstDelayMs << Math.min(failures++, 20));
    if (byeDelayMs >= 0) {
      return OptionalLong.of(byeDelayMs); // the server has spread these itself
    }
    return OptionalLong.of(random.nextLong(ceilingMs / 2, ceilingMs + 1));
  }
}
