package io.privatefm.bench.station;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/**
 * What was measured of stations and of the echo, and how they compare.
 *
 * @param echoPerSecond messages answered a second, closed loop, one server processor
 * @param throughputRatio stations ÷ echo
 * @param echoCpuMicros processor time of the server a message under closed load
 * @param openPerSecond the fixed rate of the open loop on both
 * @param p99Ratio stations ÷ echo, of latencies from the due time
 */
public record StationFigures(
    double echoPerSecond,
    double stationsPerSecond,
    double throughputRatio,
    double echoCpuMicros,
    double stationsCpuMicros,
    double openPerSecond,
    Percentiles echo,
    Percentiles stations,
    double p50Ratio,
    double p99Ratio,
    double p999Ratio) {

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
  }

  static StationFigures of(Side echoSide, Side stationSide, double openPerSecond) {
    Percentiles echo = Percentiles.of(echoSide.latency());
    Percentiles stations = Percentiles.of(stationSide.latency());
    return new StationFigures(
        echoSide.perSecond(),
        stationSide.perSecond(),
        stationSide.perSecond() / echoSide.perSecond(),
        echoSide.cpuMicros(),
        stationSide.cpuMicros(),
        openPerSecond,
        echo,
        stations,
        stations.p50Micros() / echo.p50Micros(),
        stations.p99Micros() / echo.p99Micros(),
        stations.p999Micros() / echo.p999Micros());
  }

  /** Writes the figures as one JSON object. */
  public void writeJson(Path file) throws IOException {
    new ObjectMapper().writer(new DefaultPrettyPrinter()).writeValue(file.toFile(), this);
  }
}
