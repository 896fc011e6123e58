package io.privatefm.server.command.torture;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long a server takes, as its listeners see it. Any thread. */
final class Observations {
  private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;
  private static final double MOST_OF_THEM = 99;

  private final Histogram answers = new ConcurrentHistogram(MOST_NANOS, DIGITS);

  void answered(long nanos) {
    answers.recordValue(Math.clamp(nanos, 1, MOST_NANOS));
  }

  /** Forgets what was seen so far. */
  void begin() {
    answers.reset();
  }

  /** How many reactions were answered with another spin. */
  long answers() {
    return answers.getTotalCount();
  }

  /** Within so many milliseconds 99 of 100 reactions were followed by the next spin. */
  double p99Ms() {
    return answers.getValueAtPercentile(MOST_OF_THEM) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
