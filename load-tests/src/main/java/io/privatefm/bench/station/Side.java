package io.privatefm.bench.station;

import io.privatefm.bench.station.crowd.ClosedLoop;
import io.privatefm.bench.station.crowd.Crowd;
import io.privatefm.bench.station.crowd.Load;
import io.privatefm.bench.station.crowd.OpenLoop;
import io.privatefm.bench.station.crowd.Phase;
import io.privatefm.bench.station.server.FlightRecording;
import io.privatefm.bench.station.server.Jvm;
import io.privatefm.bench.station.server.ProcessFigures;
import io.privatefm.bench.station.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One server under measurement and its crowd, with what each round gave. */
final class Side implements AutoCloseable {
  private static final long SELF = ProcessHandle.current().pid();
  private static final double WINDOW_SECONDS = 2;

  private final String name;
  private final ServerProcess server;
  private final Load load;
  private final Crowd crowd;
  private final Jvm jvm;
  private final List<Double> perSecond = new ArrayList<>();
  private final List<Double> cpuMicros = new ArrayList<>();
  private final List<Double> loadCpuMicros = new ArrayList<>();
  private final List<Double> allocated = new ArrayList<>();
  private final List<Double> waited = new ArrayList<>();
  private final Histogram latency = new Histogram(3);
  private final List<StationFigures.Percentiles> percentiles = new ArrayList<>();

  /** Waits for the server and connects the crowd. */
  Side(String name, ServerProcess server, Load load, int listeners) {
    this.name = name;
    this.server = server;
    this.load = load;
    server.readyMs();
    this.jvm = new Jvm(server.pid());
    this.crowd = load.crowd(server.address(), listeners, 0);
  }

  String name() {
    return name;
  }

  Crowd crowd() {
    return crowd;
  }

  ServerProcess server() {
    return server;
  }

  /** Load that is not counted. */
  void warmUp(double seconds) {
    for (double done = 0; done < seconds; done += WINDOW_SECONDS) {
      crowd.run(new ClosedLoop(crowd, WINDOW_SECONDS), WINDOW_SECONDS);
    }
  }

  /** One round of closed load; messages a second. */
  double closed(double seconds) {
    double cpuBefore = ProcessFigures.cpuSeconds(server.pid());
    double loadBefore = ProcessFigures.cpuSeconds(SELF);
    long bytesBefore = jvm.allocatedBytes();
    Phase.Measured measured = crowd.run(new ClosedLoop(crowd, seconds), seconds);
    long bytes = jvm.allocatedBytes() - bytesBefore;
    double cpu = ProcessFigures.cpuSeconds(server.pid()) - cpuBefore;
    double loadCpu = ProcessFigures.cpuSeconds(SELF) - loadBefore;
    perSecond.add(measured.perSecond());
    loadCpuMicros.add(loadCpu * 1e6 / measured.messages());
    cpuMicros.add(cpu * 1e6 / measured.messages());
    allocated.add((double) bytes / measured.messages());
    return measured.perSecond();
  }

  /** One round of open load. */
  void open(double rate, double seconds) {
    double waitedBefore = ProcessFigures.loopsWaitedSeconds(server.pid());
    Histogram nanos = crowd.run(new OpenLoop(crowd, rate, seconds), seconds).latency();
    waited.add((ProcessFigures.loopsWaitedSeconds(server.pid()) - waitedBefore) * 1e3 / seconds);
    latency.add(nanos);
    percentiles.add(StationFigures.Percentiles.of(nanos));
  }

  /** Closed load under a recording of the server, which is kept; where its time goes. */
  String recorded(double seconds, Path recording) throws IOException {
    FlightRecording running = jvm.record();
    Phase.Measured measured = crowd.run(new ClosedLoop(crowd, seconds), seconds);
    running.end(recording);
    return WhereTimeGoes.read(recording).table(measured.messages());
  }

  /** What idle connections cost beside the crowd. */
  Idle idle(StationPlan plan) {
    return Idle.measure(
        server, jvm, plan, number -> load.crowd(server.address(), plan.idleLot(), number));
  }

  /** Messages a second, the median of the rounds. */
  double perSecond() {
    return Medians.of(perSecond);
  }

  /** Processor time of the server a message, the median of the rounds, in µs. */
  double cpuMicros() {
    return Medians.of(cpuMicros);
  }

  /** Processor time of the load a message, the median of the rounds, in µs. */
  double loadCpuMicros() {
    return Medians.of(loadCpuMicros);
  }

  /** Bytes that the server's JVM allocated a message, the median of the rounds. */
  double allocatedBytes() {
    return Medians.of(allocated);
  }

  /**
   * How long the server's loops were ready to run and did not have the processor under open load,
   * the median of the rounds, in ms a second.
   */
  double waitedMillis() {
    return Medians.of(waited);
  }

  /** Latencies of the open load: the median of the rounds' percentiles, and the most of all. */
  StationFigures.Percentiles percentiles() {
    return StationFigures.Percentiles.medians(percentiles);
  }

  /** Latencies of the open load, of all rounds together, in ns. */
  Histogram latency() {
    return latency;
  }

  @Override
  public void close() {
    crowd.close();
    jvm.close();
    server.close();
  }
}
