package io.privatefm.engine;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.station.Mode;
import io.privatefm.station.StationOptions;

/**
 * How an engine plays; all limits are counted, none clocked.
 *
 * @param seed of every random number; the same seed and events give the same picks
 * @param policy the bandit
 * @param floor share of draws that are uniform over all arms, 0 to 1: no propensity is below floor
 *     ÷ 64
 * @param station limits of every station
 */
public record EngineOptions(long seed, PolicyKind policy, double floor, StationOptions station) {

  /** The recall@10 that searches of an approximate index are to have. */
  public static final double RECALL = 0.95;

  /** Thompson sampling with a floor of 0.05. */
  public static final EngineOptions DEFAULT =
      new EngineOptions(1, PolicyKind.THOMPSON, 0.05, StationOptions.DEFAULT);

  public EngineOptions {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("must be 0 to 1: floor=" + floor);
    }
  }

  /** These options with another seed. */
  public EngineOptions withSeed(long newSeed) {
    return new EngineOptions(newSeed, policy, floor, station);
  }

  /** These options with another policy. */
  public EngineOptions withPolicy(PolicyKind newPolicy) {
    return new EngineOptions(seed, newPolicy, floor, station);
  }

  /** These options with another floor. */
  public EngineOptions withFloor(double newFloor) {
    return new EngineOptions(seed, policy, newFloor, station);
  }

  /** These options with other limits of a station. */
  public EngineOptions withStation(StationOptions newStation) {
    return new EngineOptions(seed, policy, floor, newStation);
  }

  /** The appetite for exploration of a mode. */
  static double appetite(Mode mode) {
    return switch (mode) {
      case FAMILIAR -> 0.3;
      case BALANCED -> 1;
      case EXPLORE -> 2.5;
    };
  }
}
