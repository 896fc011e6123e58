package io.privatefm.bench.station;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * What was measured of stations and of the echo, and how they compare. Ratios are stations ÷ echo
 * but for {@code journalRatio}.
 *
 * @param tracks in the catalogue
 * @param listeners on each server
 * @param echoPerSecond messages answered a second, closed loop, one server processor
 * @param echoCpuMicros processor time of the server a message under closed load
 * @param echoLoadCpuMicros of the load: near a million divided by the messages a second the load,
 *     not the server, is the slower side
 * @param echoAllocatedBytes of the server's JVM a message under closed load
 * @param journalledPerSecond of stations that keep a journal and profiles
 * @param journalRatio journalled ÷ in memory
 * @param openPerSecond the fixed rate of the open loop on both
 * @param echoWaitedMillis how long the echo's loop was ready to run and did not have its processor
 *     meanwhile, a second: who works on the same processor tells on latencies
 * @param p99Ratio of latencies from the due time
 * @param bytesPerStation an idle connection with a live station, the kernel's part included
 * @param echoHandshakesPerSecond connections a second, from the handshake to the first spin
 * @param heldConnections of stations, open at once, each with a spin every 30 s
 * @param heldP99Micros of feedback due → next spin meanwhile
 * @param readyMillis from the start of the process to the line that says so
 * @param embeddedMillis the same in a process that runs already, by {@code PrivateFm.builder()}
 * @param embeddedArchivedMillis the same with an archive of classes
 */
public record StationFigures(
    int tracks,
    int listeners,
    double echoPerSecond,
    double stationsPerSecond,
    double throughputRatio,
    double echoCpuMicros,
    double stationsCpuMicros,
    double echoLoadCpuMicros,
    double stationsLoadCpuMicros,
    double echoAllocatedBytes,
    double stationsAllocatedBytes,
    double journalledPerSecond,
    double journalRatio,
    double openPerSecond,
    double echoWaitedMillis,
    double stationsWaitedMillis,
    Percentiles echo,
    Percentiles stations,
    double p50Ratio,
    double p99Ratio,
    double p999Ratio,
    double bytesPerEchoConnection,
    double bytesPerStation,
    double bytesRatio,
    Idle echoIdle,
    Idle stationsIdle,
    double echoHandshakesPerSecond,
    double stationsHandshakesPerSecond,
    double handshakeRatio,
    int heldConnections,
    double heldP99Micros,
    double readyMillis,
    double embeddedMillis,
    double embeddedArchivedMillis) {

  /** Of feedback due → next spin here, in µs. */
  public record Percentiles(
      double p50Micros, double p99Micros, double p999Micros, double maxMicros) {
    static Percentiles of(Histogram nanos) {
      return new Percentiles(
          nanos.getValueAtPercentile(50) / 1e3,
          nanos.getValueAtPercentile(99) / 1e3,
          nanos.getValueAtPercentile(99.9) / 1e3,
          nanos.getMaxValue() / 1e3);
    }

    /** The median of each percentile; the most of all is the most. */
    static Percentiles medians(List<Percentiles> rounds) {
      return new Percentiles(
          median(rounds, Percentiles::p50Micros),
          median(rounds, Percentiles::p99Micros),
          median(rounds, Percentiles::p999Micros),
          rounds.stream().mapToDouble(Percentiles::maxMicros).max().orElseThrow());
    }

    private static double median(List<Percentiles> rounds, Function<Percentiles, Double> of) {
      return Medians.of(rounds.stream().map(of).toList());
    }
  }

  static StationFigures of(
      int tracks,
      int listeners,
      Side echoSide,
      Side stationSide,
      double journalledPerSecond,
      double openPerSecond,
      Idle echoIdle,
      Idle stationIdle,
      Starts starts) {
    Percentiles echo = echoSide.percentiles();
    Percentiles stations = stationSide.percentiles();
    return new StationFigures(
        tracks,
        listeners,
        echoSide.perSecond(),
        stationSide.perSecond(),
        stationSide.perSecond() / echoSide.perSecond(),
        echoSide.cpuMicros(),
        stationSide.cpuMicros(),
        echoSide.loadCpuMicros(),
        stationSide.loadCpuMicros(),
        echoSide.allocatedBytes(),
        stationSide.allocatedBytes(),
        journalledPerSecond,
        journalledPerSecond / stationSide.perSecond(),
        openPerSecond,
        echoSide.waitedMillis(),
        stationSide.waitedMillis(),
        echo,
        stations,
        stations.p50Micros() / echo.p50Micros(),
        stations.p99Micros() / echo.p99Micros(),
        stations.p999Micros() / echo.p999Micros(),
        echoIdle.bytes(),
        stationIdle.bytes(),
        stationIdle.bytes() / echoIdle.bytes(),
        echoIdle,
        stationIdle,
        echoIdle.comingPerSecond(),
        stationIdle.comingPerSecond(),
        stationIdle.comingPerSecond() / echoIdle.comingPerSecond(),
        stationIdle.connections(),
        stationIdle.busyP99Micros(),
        starts.readyMillis(),
        starts.embeddedMillis(),
        starts.archivedMillis());
  }

  /** Writes the figures as one JSON object. */
  public void writeJson(Path file) throws IOException {
    new ObjectMapper().writer(new DefaultPrettyPrinter()).writeValue(file.toFile(), this);
  }
}
