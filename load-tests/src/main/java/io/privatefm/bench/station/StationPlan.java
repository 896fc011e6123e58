package io.privatefm.bench.station;

/**
 * How long and how hard stations are measured.
 *
 * @param tracks in the catalogue that is made
 * @param listeners on each server, all connected all the time
 * @param warmUpSeconds of closed load on each server, not counted
 * @param rounds how often the servers take turns
 * @param seconds of each turn
 */
public record StationPlan(
    int tracks, int listeners, double warmUpSeconds, int rounds, double seconds) {

  /** The whole measurement. */
  public static StationPlan full() {
    return new StationPlan(1_000_000, 1_000, 20, 7, 8);
  }

  /** Within two minutes in all. */
  public static StationPlan quick() {
    return new StationPlan(100_000, 200, 6, 3, 3);
  }
}
