package io.privatefm.bench.station;

import io.privatefm.bench.station.crowd.Crowd;
import io.privatefm.bench.station.crowd.OpenLoop;
import io.privatefm.bench.station.server.Jvm;
import io.privatefm.bench.station.server.ProcessFigures;
import io.privatefm.bench.station.server.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a connection costs that says nothing: listeners come in three lots, each of which has its
 * first spin before memory is looked at, and stay. A lot before them comes and goes uncounted, so
 * that compilers know the way in as they know that of messages.
 *
 * @param heapBytes of the server's heap that survive a collection, a connection
 * @param nativeBytes resident outside of it that no file backs, a connection
 * @param kernelBytes half of what the kernel's memory grew by: the load's ends are here too
 * @param connections how many there were in the end
 * @param busyP99Micros of feedback due → next spin when every connection has a spin every 30 s
 * @param comingPerSecond connections that came a second, from the handshake to the first spin
 */
public record Idle(
    double heapBytes,
    double nativeBytes,
    double kernelBytes,
    int connections,
    double busyP99Micros,
    double comingPerSecond) {
  private static final int LOTS = 3;
  private static final int ENDS = 2;
  private static final double MESSAGES_A_SPIN = 2;
  private static final double SPIN_SECONDS = 30;
  private static final double BUSY_SECONDS_MOST = 3;
  private static final int BUSY_ROUNDS_MOST = 5;

  /** All of it. */
  public double bytes() {
    return heapBytes + nativeBytes + kernelBytes;
  }

  /** The server's memory with so many connections more than at first. */
  private record Look(long heap, long anonymous, long kernel) {
    static Look at(ServerProcess server, Jvm jvm) {
      long heap = jvm.liveHeapBytes();
      return new Look(
          heap, ProcessFigures.anonymousBytes(server.pid()), ProcessFigures.kernelBytes());
    }
  }

  /**
   * Connects the lots and lets them go.
   *
   * @param plan how many listeners a lot has, and how often and long one is busy at most
   * @param coming connects a lot of this number
   */
  static Idle measure(
      ServerProcess server, Jvm jvm, StationPlan plan, Function<Integer, Crowd> coming) {
    int lot = plan.idleLot();
    List<Crowd> here = new ArrayList<>();
    List<Look> looks = new ArrayList<>();
    List<Double> perSecond = new ArrayList<>();
    StationFigures.Percentiles busy;
    coming.apply(LOTS + 1).close();
    try {
      for (int number = 1; number <= LOTS; number++) {
        long began = System.nanoTime();
        here.add(coming.apply(number));
        perSecond.add(lot / ((System.nanoTime() - began) / 1e9));
        looks.add(Look.at(server, jvm));
      }
      busy = busy(here.getLast(), plan);
    } finally {
      here.forEach(Crowd::close);
    }
    Look first = looks.getFirst();
    Look last = looks.getLast();
    double more = (double) lot * (LOTS - 1);
    return new Idle(
        (last.heap - first.heap) / more,
        (last.anonymous - first.anonymous) / more,
        (last.kernel - first.kernel) / more / ENDS,
        lot * LOTS,
        busy.p99Micros(),
        Medians.of(perSecond));
  }

  /** One lot says as much as all connections do that have a spin every 30 s, in rounds. */
  private static StationFigures.Percentiles busy(Crowd lot, StationPlan plan) {
    double rate = plan.idleLot() * LOTS * MESSAGES_A_SPIN / SPIN_SECONDS;
    double seconds = Math.min(plan.seconds(), BUSY_SECONDS_MOST);
    List<StationFigures.Percentiles> rounds = new ArrayList<>();
    for (int round = 0; round < Math.min(plan.rounds(), BUSY_ROUNDS_MOST); round++) {
      OpenLoop load = new OpenLoop(lot, rate, seconds);
      rounds.add(StationFigures.Percentiles.of(lot.run(load, seconds).latency()));
    }
    return StationFigures.Percentiles.medians(rounds);
  }
}
