package io.privatefm.evaluate.listeners;

import java.math.BigDecimal;

/** Numbers as people write them. */
final class Numbers {
  private Numbers() {}

  /** {@code 40}, {@code 0.7}: as short as it is exact. */
  static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
