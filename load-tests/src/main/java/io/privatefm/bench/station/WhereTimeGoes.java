package io.privatefm.bench.station;

import io.privatefm.evaluate.report.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where the processor time of a server under load goes, by part, out of a JFR recording. */
public final class WhereTimeGoes {
  private static final String SAMPLE = "jdk.CPUTimeSample";
  private static final String LOOP = "vert.x-eventloop";
  private static final String MEASUREMENT = "RMI ";
  private static final String UNKNOWN = "stack not readable";

  private final Map<String, Double> micros = new TreeMap<>();
  private double total;

  private WhereTimeGoes() {}

  /** Reads a recording that was made by {@code fm bench stations --jfr}. */
  static WhereTimeGoes read(Path recording) throws IOException {
    WhereTimeGoes where = new WhereTimeGoes();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals(SAMPLE)) {
          where.add(event);
        }
      }
    }
    return where;
  }

  private void add(RecordedEvent event) {
    RecordedThread thread = event.getValue("eventThread");
    String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
    if (name.startsWith(MEASUREMENT)) {
      return;
    }
    double period = event.getDuration("samplingPeriod").toNanos() / 1e3;
    micros.merge(part(event, name), period, Double::sum);
    total += period;
  }

  private static String part(RecordedEvent event, String thread) {
    if (!thread.startsWith(LOOP)) {
      return "thread " + thread.replaceAll("[-0-9]+$", "");
    }
    return event.getBoolean("failed") || event.getStackTrace() == null
        ? UNKNOWN
        : Part.of(event.getStackTrace().getFrames()).label();
  }

  /** Processor time that was sampled, in µs. */
  double micros() {
    return total;
  }

  /** A line for each part, the most costly first, in µs a message and in percent. */
  String table(long messages) {
    TextTable table = new TextTable(1, List.of("part", "µs a message", "%"));
    micros.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(part -> table.add(line(part.getKey(), part.getValue(), messages)));
    table.add(line("all", total, messages));
    return table.toString();
  }

  private List<String> line(String part, double used, long messages) {
    return List.of(
        part,
        String.format(Locale.ROOT, "%.1f", used / messages),
        String.format(Locale.ROOT, "%.1f", 100 * used / total));
  }
}
