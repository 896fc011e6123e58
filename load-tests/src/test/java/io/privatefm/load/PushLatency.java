package io.privatefm.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.HdrHistogram.Recorder;

/**
 * The time from when a reaction was due to when the {@code play} that answers it was here. Counting
 * from the due time, not from the sending, keeps the waits that a slow server causes in the figures
 * (coordinated omission). Thread-safe.
 */
final class PushLatency {
  private static final long MAX_MICROS = 60_000_000;
  private static final double MICROS_PER_MS = 1_000.0;
  private final Recorder recorder = new Recorder(MAX_MICROS, 3);
  private final Histogram all = new Histogram(MAX_MICROS, 3);

  void record(long dueNanos, long hereNanos) {
    recorder.recordValue(Math.clamp((hereNanos - dueNanos) / 1_000, 0, MAX_MICROS));
  }

  /** A line about what came since the last such line. */
  synchronized String lately() {
    Histogram micros = recorder.getIntervalHistogram();
    all.add(micros);
    return String.format(
        Locale.ROOT,
        "%,d plays, p50 %.2f ms, p99 %.2f ms, max %.2f ms",
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / MICROS_PER_MS,
        micros.getValueAtPercentile(99) / MICROS_PER_MS,
        micros.getMaxValue() / MICROS_PER_MS);
  }

  /** Prints the percentiles and writes them as a log that HdrHistogram's tools read. */
  synchronized void report(PrintStream out, Path log) {
    all.add(recorder.getIntervalHistogram());
    Histogram micros = all;
    out.println();
    out.println("reaction due → play here, " + micros.getTotalCount() + " plays:");
    for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
      double ms = micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
      out.printf(Locale.ROOT, "  p%-5s %9.3f ms%n", percentile == 100 ? "max" : percentile, ms);
    }
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var writer = new HistogramLogWriter(log.toFile());
      writer.outputLegend();
      writer.outputIntervalHistogram(micros);
      writer.close();
      out.println("  written to " + log + " (in microseconds)");
    } catch (IOException e) {
      out.println("  could not be written to " + log + ": " + e.getMessage());
    }
  }
}
