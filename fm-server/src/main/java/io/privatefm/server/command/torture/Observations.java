package io.privatefm.server.command.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What listeners see of a server: how long it takes, and when it takes them in. Any thread. */
final class Observations {
  private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;
  private static final double MOST_OF_THEM = 99;
  private static final int WINDOW_SECONDS = 5; // a pause of the clients' own must not count

  private final Histogram answers = new ConcurrentHistogram(MOST_NANOS, DIGITS);
  private final Queue<Long> welcomedNanos = new ConcurrentLinkedQueue<>();

  void answered(long nanos) {
    answers.recordValue(Math.clamp(nanos, 1, MOST_NANOS));
  }

  void welcomed() {
    welcomedNanos.add(System.nanoTime());
  }

  /** Forgets what was seen so far. */
  void begin() {
    answers.reset();
    welcomedNanos.clear();
  }

  /** How many reactions were answered with another spin. */
  long answers() {
    return answers.getTotalCount();
  }

  /** Within so many milliseconds 99 of 100 reactions were followed by the next spin. */
  double p99Ms() {
    return answers.getValueAtPercentile(MOST_OF_THEM) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** The most welcomes a second, over any {@value #WINDOW_SECONDS} seconds. */
  double mostWelcomesASecond() {
    List<Long> times = new ArrayList<>(welcomedNanos);
    times.sort(null);
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= TimeUnit.SECONDS.toNanos(WINDOW_SECONDS)) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return (double) most / WINDOW_SECONDS;
  }
}
