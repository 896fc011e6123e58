package io.privatefm.bench.station;

import io.privatefm.catalogue.Catalogue;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One server under measurement and its crowd, with what each round gave. */
final class Side implements AutoCloseable {
  private final String name;
  private final ServerProcess server;
  private final Crowd crowd;
  private final List<Double> perSecond = new ArrayList<>();
  private final List<Double> cpuMicros = new ArrayList<>();
  private final Histogram latency = new Histogram(3);

  /** Waits for the server and connects the crowd. */
  Side(
      String name,
      ServerProcess server,
      Vertx vertx,
      Context loop,
      int listeners,
      Catalogue music) {
    this.name = name;
    this.server = server;
    server.readyMs();
    this.crowd = Crowd.connect(vertx, loop, server.address(), listeners, music, 1);
  }

  String name() {
    return name;
  }

  Crowd crowd() {
    return crowd;
  }

  /** Load that is not counted. */
  void warmUp(double seconds) {
    crowd.run(new ClosedLoop(crowd, seconds), seconds);
  }

  /** One round of closed load; messages a second. */
  double closed(double seconds) {
    double before = ProcessFigures.cpuSeconds(server.pid());
    Phase.Measured measured = crowd.run(new ClosedLoop(crowd, seconds), seconds);
    double used = ProcessFigures.cpuSeconds(server.pid()) - before;
    perSecond.add(measured.perSecond());
    cpuMicros.add(used * 1e6 / measured.messages());
    return measured.perSecond();
  }

  /** One round of open load; the latencies of all rounds are kept together. */
  void open(double rate, double seconds) {
    latency.add(crowd.run(new OpenLoop(crowd, rate, seconds), seconds).latency());
  }

  /** Messages a second, the median of the rounds. */
  double perSecond() {
    return median(perSecond);
  }

  /** Processor time of the server a message, the median of the rounds, in µs. */
  double cpuMicros() {
    return median(cpuMicros);
  }

  /** Latencies of the open load, in ns. */
  Histogram latency() {
    return latency;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  @Override
  public void close() {
    crowd.close();
    server.close();
  }
}
