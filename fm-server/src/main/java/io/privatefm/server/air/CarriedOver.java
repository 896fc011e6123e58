package io.privatefm.server.air;

import java.util.List;

/**
 * What it took to bring stations to another catalogue.
 *
 * @param stations how many there were
 * @param turns how often an event loop was interrupted for them
 * @param longestTurnNanos the longest time for which a loop did nothing else
 */
public record CarriedOver(int stations, int turns, long longestTurnNanos) {
  static final CarriedOver NOTHING = new CarriedOver(0, 0, 0);

  /** With one more turn that brought so many. */
  CarriedOver turn(int brought, long nanos) {
    return new CarriedOver(stations + brought, turns + 1, Math.max(longestTurnNanos, nanos));
  }

  /** Of all loops together. */
  static CarriedOver sum(List<CarriedOver> ofLoops) {
    return new CarriedOver(
        ofLoops.stream().mapToInt(CarriedOver::stations).sum(),
        ofLoops.stream().mapToInt(CarriedOver::turns).sum(),
        ofLoops.stream().mapToLong(CarriedOver::longestTurnNanos).max().orElse(0));
  }
}
