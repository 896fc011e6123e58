package io.privatefm.bench.station;

import io.privatefm.bench.report.Page;
import io.privatefm.evaluate.report.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A soak as a page of the documentation. */
public final class SoakPage {
  private static final double MEGABYTE = 1 << 20;

  private SoakPage() {}

  /**
   * Writes it.
   *
   * @param command the words after {@code fm bench}
   */
  public static void write(Path file, SoakResult result, List<String> command) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Half an hour and longer");
    lines.add("");
    lines.add("How this is measured: [stations.md](stations.md#soak).");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d tracks, %,d listeners, %,.0f messages a second, %d minutes, journal and profiles"
                + " on.",
            result.tracks(),
            result.listeners(),
            result.perSecond(),
            result.minutes().size()));
    lines.add("");
    lines.add(result.table());
    lines.addAll(List.of("## Minute by minute", "", minutes(result)));
    lines.addAll(Page.measuredOn(command));
    Page.write(file, lines);
  }

  private static String minutes(SoakResult result) {
    TextTable table =
        new TextTable(
            0,
            List.of(
                "minute",
                "messages",
                "p50 ms",
                "p99 ms",
                "max ms",
                "heap MB",
                "outside MB",
                "descriptors",
                "threads"));
    for (SoakMinute at : result.minutes()) {
      table.add(
          List.of(
              Integer.toString(at.minute()),
              String.format(Locale.ROOT, "%,d", at.messages()),
              one("%.2f", at.p50Micros() / 1e3),
              one("%.2f", at.p99Micros() / 1e3),
              one("%.1f", at.maxMicros() / 1e3),
              one("%.1f", at.heapBytes() / MEGABYTE),
              one("%.1f", at.nativeBytes() / MEGABYTE),
              one("%.0f", at.descriptors()),
              one("%.0f", at.threads())));
    }
    return table.toString();
  }

  private static String one(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
