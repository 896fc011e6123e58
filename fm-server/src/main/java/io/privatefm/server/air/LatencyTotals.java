package io.privatefm.server.air;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * The latencies of all loops since the start, and the file that keeps each interval of them on
 * request. Thread-safe; whoever reads brings the totals up to date first.
 */
public final class LatencyTotals implements AutoCloseable {
  private static final double NANOS_PER_SECOND = 1e9;
  private final Air air;
  private final Histogram total = new Histogram(Latency.MOST_NANOS, Latency.DIGITS);
  private final @Nullable HistogramLogWriter log;
  private long startMs;

  /**
   * Totals of an air.
   *
   * @param hlog where each interval is appended; null: nowhere
   */
  public LatencyTotals(Air air, @Nullable Path hlog, long nowMs) {
    this.air = air;
    this.startMs = nowMs;
    this.log = hlog == null ? null : open(hlog, nowMs);
  }

  private static HistogramLogWriter open(Path hlog, long nowMs) {
    try {
      HistogramLogWriter writer = new HistogramLogWriter(hlog.toFile());
      writer.outputComment("feedback to next, in nanoseconds");
      writer.outputLogFormatVersion();
      writer.outputStartTime(nowMs);
      writer.outputLegend();
      return writer;
    } catch (IOException e) {
      throw new UncheckedIOException("must be writable: hlog=" + hlog, e);
    }
  }

  /** Takes in what was recorded since the last call, and writes it to the file if there is one. */
  public synchronized void refresh(long nowMs) {
    Histogram interval = new Histogram(Latency.MOST_NANOS, Latency.DIGITS);
    air.latencies().forEach(latency -> interval.add(latency.take()));
    total.add(interval);
    if (log != null && interval.getTotalCount() > 0) {
      interval.setStartTimeStamp(startMs);
      interval.setEndTimeStamp(nowMs);
      log.outputIntervalHistogram(interval);
    }
    startMs = nowMs;
  }

  /** How many have been recorded. */
  public synchronized long count() {
    return total.getTotalCount();
  }

  /** The latency that this share of all, 0 to 1, stays under. */
  public synchronized double seconds(double share) {
    return total.getValueAtPercentile(share * 100) / NANOS_PER_SECOND;
  }

  /** Their sum, from the histogram's mean. */
  public synchronized double sumSeconds() {
    return total.getMean() * total.getTotalCount() / NANOS_PER_SECOND;
  }

  @Override
  public synchronized void close() {
    if (log != null) {
      log.close();
    }
  }
}
