package io.privatefm.bench.station;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a connection costs that says nothing: listeners come in three lots, each of which has its
 * first spin before memory is looked at, and stay.
 *
 * @param heapBytes of the server's heap that survive a collection, a connection
 * @param nativeBytes resident outside of it that no file backs, a connection
 * @param kernelBytes half of what the kernel's memory grew by: the load's ends are here too
 * @param comingPerSecond connections that came a second, from the handshake to the first spin
 */
public record Idle(
    double heapBytes, double nativeBytes, double kernelBytes, double comingPerSecond) {
  private static final int LOTS = 3;
  private static final int ENDS = 2;

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
   * @param lot how many listeners each has
   * @param coming connects a lot of this number
   */
  static Idle measure(ServerProcess server, Jvm jvm, int lot, Function<Integer, Crowd> coming) {
    List<Crowd> here = new ArrayList<>();
    List<Look> looks = new ArrayList<>();
    List<Double> perSecond = new ArrayList<>();
    try {
      for (int number = 1; number <= LOTS; number++) {
        long began = System.nanoTime();
        here.add(coming.apply(number));
        perSecond.add(lot / ((System.nanoTime() - began) / 1e9));
        looks.add(Look.at(server, jvm));
      }
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
        Medians.of(perSecond));
  }
}
