package io.privatefm.bench.station;

import java.util.ArrayList;
import java.util.List;

/**
 * How long and how hard stations are measured.
 *
 * @param tracks in the catalogue that is made
 * @param listeners on each server, all connected all the time
 * @param warmUpSeconds of closed load on each server, not counted
 * @param rounds how often the servers take turns
 * @param seconds of each turn
 * @param idleLot idle connections are measured in three lots of so many
 * @param starts how often a server is started to see how soon it is ready
 * @param heapMegabytes of each server
 * @param moreJvmFlags of each server, such as another collector
 */
public record StationPlan(
    int tracks,
    int listeners,
    double warmUpSeconds,
    int rounds,
    double seconds,
    int idleLot,
    int starts,
    int heapMegabytes,
    List<String> moreJvmFlags) {

  public StationPlan {
    moreJvmFlags = List.copyOf(moreJvmFlags);
  }

  /** The whole measurement. */
  public static StationPlan full() {
    return full(30);
  }

  /**
   * The measurement of servers that differ in a flag: compilers that are still at work would share
   * the one processor with the loop, and tell on collectors.
   */
  public static StationPlan variants() {
    return full(60);
  }

  private static StationPlan full(double warmUpSeconds) {
    return new StationPlan(1_000_000, 1_000, warmUpSeconds, 7, 8, 5_000, 5, 2_048, List.of());
  }

  /** Within two minutes in all. */
  public static StationPlan quick() {
    return new StationPlan(100_000, 200, 10, 3, 2, 1_000, 1, 1_024, List.of());
  }

  /** The same with idle connections in lots of another size. */
  public StationPlan withIdleLot(int lot) {
    return new StationPlan(
        tracks,
        listeners,
        warmUpSeconds,
        rounds,
        seconds,
        lot,
        starts,
        heapMegabytes,
        moreJvmFlags);
  }

  /** The heap is as large as ever from the start, so that its growth does not tell on the rest. */
  public List<String> jvmFlags() {
    String heap = heapMegabytes + "m";
    List<String> flags = new ArrayList<>();
    flags.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch"));
    flags.addAll(moreJvmFlags);
    return flags;
  }
}
