package io.privatefm.bench.station.crowd;

import io.privatefm.bench.station.crowd.Phase.Measured;
import org.HdrHistogram.Histogram;

/** Counts answers and keeps the latencies of those that bring a next spin. Of the load's loop. */
final class Tally {
  private static final long MOST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram latency = new Histogram(MOST_NANOS, DIGITS);
  private long messages;

  void answered(Kind kind, long latencyNanos) {
    if (kind == Kind.HELLO) {
      return;
    }
    messages++;
    if (kind.last() != Kind.Answer.ACK) {
      latency.recordValue(Math.clamp(latencyNanos, 0, MOST_NANOS));
    }
  }

  Measured measured(double seconds) {
    return new Measured(messages, seconds, latency);
  }
}
