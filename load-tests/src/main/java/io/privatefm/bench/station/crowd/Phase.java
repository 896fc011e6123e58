package io.privatefm.bench.station.crowd;

import org.HdrHistogram.Histogram;

/** A stretch of load on a crowd. Of the load's loop. */
public interface Phase {
  /** Begins; called once. */
  void begin();

  /**
   * A message was answered, or a listener is back on line.
   *
   * @param latencyNanos since it was due
   */
  void answered(Listener listener, Kind kind, long latencyNanos, long nowNanos);

  /** Whether nothing is to be said any more. */
  boolean over(long nowNanos);

  /** What came of it, after its end. */
  Measured measured();

  /**
   * What came of a phase.
   *
   * @param messages answered within it
   * @param latency of feedback that is answered with a next spin, in nanoseconds since it was due
   */
  record Measured(long messages, double seconds, Histogram latency) {
    public double perSecond() {
      return messages / seconds;
    }
  }
}
