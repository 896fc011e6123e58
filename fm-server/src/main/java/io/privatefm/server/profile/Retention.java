package io.privatefm.server.profile;

import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param journal a journal file, once every station that it fed is saved; zero: not at all
 * @param listeners station and key of a listener who is not heard; zero: not at all
 */
public record Retention(Duration journal, Duration listeners) {
  /** A month of entries, and a year of taste: whoever comes back after a summer is known. */
  public static final Retention DEFAULT = new Retention(Duration.ofDays(30), Duration.ofDays(365));

  public Retention {
    notNegative("retention", journal);
    notNegative("listenerRetention", listeners);
  }

  private static void notNegative(String field, Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("must be >= 0: " + field + "=" + age);
    }
  }
}
