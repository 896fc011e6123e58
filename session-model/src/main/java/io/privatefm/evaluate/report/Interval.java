package io.privatefm.evaluate.report;

import java.util.Locale;

/**
 * A figure and between what it may lie.
 *
 * @param estimate the figure itself, of all units
 * @param low lower end of the interval; NaN when there were no units
 * @param high upper end of the interval
 */
public record Interval(double estimate, double low, double high) {

  /** The same in another unit. */
  public Interval times(double factor) {
    double a = low * factor;
    double b = high * factor;
    return new Interval(estimate * factor, Math.min(a, b), Math.max(a, b));
  }

  /** Whether the interval lies above or below zero as a whole. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }

  /** {@code 0.1690 [0.1621, 0.1762]} with so many digits. */
  public String text(int digits) {
    String format = "%." + digits + "f [%." + digits + "f, %." + digits + "f]";
    return String.format(Locale.ROOT, format, estimate, low, high);
  }
}
