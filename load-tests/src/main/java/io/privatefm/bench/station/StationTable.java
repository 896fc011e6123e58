package io.privatefm.bench.station;

import io.privatefm.evaluate.report.TextTable;
import java.util.List;
import java.util.Locale;

/** The figures as a table in Markdown that a terminal shows as well. */
public final class StationTable {
  private final TextTable table =
      new TextTable(1, List.of("what", "echo", "stations", "stations ÷ echo"));

  private StationTable() {}

  /** All figures, a line each. */
  public static String of(StationFigures figures) {
    StationTable lines = new StationTable();
    lines.line("messages/s, closed loop", figures.echoPerSecond(), figures.stationsPerSecond());
    lines.line("server CPU µs a message", figures.echoCpuMicros(), figures.stationsCpuMicros());
    lines.line(
        "load CPU µs a message", figures.echoLoadCpuMicros(), figures.stationsLoadCpuMicros());
    String at = String.format(Locale.ROOT, ", open loop at %,.0f/s", figures.openPerSecond());
    lines.line("p50 µs" + at, figures.echo().p50Micros(), figures.stations().p50Micros());
    lines.line("p99 µs" + at, figures.echo().p99Micros(), figures.stations().p99Micros());
    lines.line("p99.9 µs" + at, figures.echo().p999Micros(), figures.stations().p999Micros());
    lines.line(
        "ms a second without the processor" + at,
        figures.echoWaitedMillis(),
        figures.stationsWaitedMillis());
    lines.line(
        "allocated bytes a message",
        figures.echoAllocatedBytes(),
        figures.stationsAllocatedBytes());
    lines.line(
        "bytes an idle connection", figures.bytesPerEchoConnection(), figures.bytesPerStation());
    lines.line("· heap", figures.echoIdle().heapBytes(), figures.stationsIdle().heapBytes());
    lines.line(
        "· resident outside",
        figures.echoIdle().nativeBytes(),
        figures.stationsIdle().nativeBytes());
    lines.line("· kernel", figures.echoIdle().kernelBytes(), figures.stationsIdle().kernelBytes());
    lines.line(
        "connections/s, to the first spin",
        figures.echoHandshakesPerSecond(),
        figures.stationsHandshakesPerSecond());
    lines.alone(
        "messages/s with journal and profiles",
        figures.journalledPerSecond(),
        figures.journalRatio());
    String held =
        String.format(Locale.ROOT, "p99 µs, %,d connections held", figures.heldConnections());
    lines.line(held, figures.echoIdle().busyP99Micros(), figures.heldP99Micros());
    lines.alone("ms from start to ready", figures.readyMillis(), Double.NaN);
    lines.alone("ms from start to ready, embedded", figures.embeddedMillis(), Double.NaN);
    lines.alone("· with an archive of classes", figures.embeddedArchivedMillis(), Double.NaN);
    return lines.table.toString();
  }

  /** What depends on the size of the catalogue, a line each. */
  static String bySize(List<StationFigures> runs) {
    TextTable table =
        new TextTable(
            0, List.of("tracks", "messages/s", "÷ echo", "server CPU µs a message", "p99 µs"));
    for (StationFigures run : runs) {
      table.add(
          List.of(
              String.format(Locale.ROOT, "%,d", run.tracks()),
              number(run.stationsPerSecond()),
              ratio(run.throughputRatio()),
              number(run.stationsCpuMicros()),
              number(run.stations().p99Micros())));
    }
    return table.toString();
  }

  /** Servers that differ in one flag, a line each; the ratio is to the first. */
  static String ofVariants(List<Side> sides, double rate) {
    String at = String.format(Locale.ROOT, " µs at %,.0f/s", rate);
    TextTable table =
        new TextTable(
            1,
            List.of(
                "variant",
                "messages/s",
                "CPU µs a message",
                "÷ the first",
                "bytes a message",
                "p50" + at,
                "p99" + at,
                "p99.9" + at));
    for (Side side : sides) {
      StationFigures.Percentiles latency = side.percentiles();
      table.add(
          List.of(
              side.name(),
              number(side.perSecond()),
              number(side.cpuMicros()),
              ratio(side.cpuMicros() / sides.getFirst().cpuMicros()),
              number(side.allocatedBytes()),
              number(latency.p50Micros()),
              number(latency.p99Micros()),
              number(latency.p999Micros())));
    }
    return table.toString();
  }

  private void line(String what, double echo, double stations) {
    table.add(List.of(what, number(echo), number(stations), ratio(stations / echo)));
  }

  /** What the echo has nothing of; the ratio, if there is one, is to the stations without it. */
  private void alone(String what, double stations, double ratioToThem) {
    String told = Double.isNaN(ratioToThem) ? "" : ratio(ratioToThem) + " × without";
    table.add(List.of(what, "", number(stations), told));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
  }

  /** Nothing where what is compared with was nothing, or below it. */
  private static String ratio(double value) {
    return Double.isFinite(value) && value > 0 ? String.format(Locale.ROOT, "%.2f", value) : "";
  }
}
