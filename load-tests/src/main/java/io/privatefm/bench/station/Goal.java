package io.privatefm.bench.station;

import io.privatefm.evaluate.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a station server is to cost at most, beside what it was measured to cost.
 *
 * @param work what was done
 * @param bound the goal in words
 * @param measured the figure; NaN when this run did not measure it
 * @param limit the goal's number
 * @param atLeast whether more is better
 */
record Goal(String work, String bound, double measured, double limit, boolean atLeast) {
  private static final double KILOBYTE = 1_024;

  /** All goals in the light of a run, of others over more or fewer tracks, and of a soak. */
  static List<Goal> of(StationFigures f, List<StationFigures> besides, @Nullable SoakResult soak) {
    double more = f.stationsAllocatedBytes() - f.echoAllocatedBytes();
    return List.of(
        atLeast("feedback → next, closed loop ÷ echo", f.throughputRatio(), 0.5),
        atMost("p99 at half of that load ÷ echo", f.p99Ratio(), 2),
        atMost("p99.9 at half of that load ÷ echo", f.p999Ratio(), 5),
        atMost("slowest ÷ fastest over catalogues of other sizes", spread(f, besides), 1.5),
        atMost("bytes of an idle station ÷ echo", f.bytesRatio(), 1.3),
        atMost("p99 ms, all connections held, a spin every 30 s", f.heldP99Micros() / 1e3, 20),
        atLeast("connections/s ÷ echo", f.handshakeRatio(), 0.5),
        atMost("bytes allocated a message beyond the echo", more, KILOBYTE),
        atLeast("journal and profiles on ÷ off", f.journalRatio(), 0.9),
        atMost("soak: growth of heap, memory outside, descriptors, threads", grown(soak), 1.02),
        atMost("soak: growth of p99", soak == null ? Double.NaN : soak.latencyGrowth(), 1.2),
        atMost("ms from start to ready", f.readyMillis(), 1_000),
        atMost(
            "ms from start to ready, embedded, with an archive of classes",
            f.embeddedArchivedMillis(),
            300));
  }

  private static double grown(@Nullable SoakResult soak) {
    return soak == null ? Double.NaN : soak.resourceGrowth();
  }

  private static double spread(StationFigures figures, List<StationFigures> besides) {
    if (besides.isEmpty()) {
      return Double.NaN;
    }
    List<Double> all = new ArrayList<>(List.of(figures.stationsCpuMicros()));
    besides.forEach(beside -> all.add(beside.stationsCpuMicros()));
    double[] micros = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return micros[micros.length - 1] / micros[0];
  }

  private static Goal atLeast(String work, double measured, double limit) {
    return new Goal(work, "≥ " + number(limit), measured, limit, true);
  }

  private static Goal atMost(String work, double measured, double limit) {
    return new Goal(work, "≤ " + number(limit), measured, limit, false);
  }

  /** In words whether it is met, and if not, by how much it is missed. */
  String outcome() {
    if (Double.isNaN(measured)) {
      return "not measured in this run";
    }
    boolean met = atLeast ? measured >= limit : measured <= limit;
    double factor = atLeast ? limit / measured : measured / limit;
    return met ? "met" : String.format(Locale.ROOT, "missed by a factor of %.2f", factor);
  }

  /** The goals as a table in Markdown. */
  static String table(List<Goal> goals) {
    TextTable table = new TextTable(2, List.of("work", "outcome", "goal", "measured"));
    for (Goal goal : goals) {
      String measured = Double.isNaN(goal.measured) ? "–" : number(goal.measured);
      table.add(List.of(goal.work, goal.outcome(), goal.bound, measured));
    }
    return table.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }
}
