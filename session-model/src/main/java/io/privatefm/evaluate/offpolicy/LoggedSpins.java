package io.privatefm.evaluate.offpolicy;

import io.privatefm.station.Evidence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A log of spins: every round has arms of its own with packed features, as {@link Evidence} keeps
 * them. In memory, at most about 1 KB a spin.
 */
public final class LoggedSpins extends LoggedRounds {
  private final List<LoggedSpin> spins;
  private final List<Evidence> evidence;
  private final int[] owners;
  private final int ownerCount;

  private LoggedSpins(List<LoggedSpin> spins) {
    this.spins = spins;
    evidence = spins.stream().map(spin -> Evidence.of(spin.evidence())).toList();
    Map<String, Integer> numbers = new HashMap<>();
    owners = new int[spins.size()];
    for (int i = 0; i < owners.length; i++) {
      Integer known = numbers.putIfAbsent(spins.get(i).listener(), numbers.size());
      owners[i] = known == null ? numbers.size() - 1 : known;
    }
    ownerCount = numbers.size();
  }

  /** The spins in the order of their draws, whatever order they come in. */
  public static LoggedSpins of(List<LoggedSpin> spins) {
    return new LoggedSpins(
        spins.stream().sorted(Comparator.comparingLong(LoggedSpin::drawnAtMs)).toList());
  }

  /** A spin as it was logged. */
  LoggedSpin spin(int round) {
    return spins.get(round);
  }

  /** What a spin's draw left. */
  Evidence evidence(int round) {
    return evidence.get(round);
  }

  /** How many listeners. */
  public int listeners() {
    return ownerCount;
  }

  @Override
  public int count() {
    return spins.size();
  }

  @Override
  int mostArms() {
    return Evidence.MOST_ARMS;
  }

  @Override
  int arms(int round) {
    return evidence(round).count();
  }

  @Override
  int chosen(int round) {
    return evidence(round).chosen();
  }

  @Override
  double propensity(int round) {
    return evidence(round).propensity();
  }

  @Override
  double reward(int round) {
    return spins.get(round).reward();
  }

  @Override
  double leastReward() {
    return -1;
  }

  @Override
  double mostReward() {
    return 1;
  }

  @Override
  int owner(int round) {
    return owners[round];
  }

  @Override
  int owners() {
    return ownerCount;
  }

  @Override
  String item(int round) {
    return spins.get(round).track();
  }

  @Override
  String targets() {
    return SpinTarget.NAMES;
  }

  @Override
  TargetPolicy target(String name, int fitted, JudgeOptions options) {
    return SpinTarget.of(name, this, SpinView.logged(this, options.floor()), fitted, options);
  }

  @Override
  boolean isFitted(String name, JudgeOptions options) {
    return options.model() == null && !name.equals("uniform");
  }

  @Override
  RewardModel rewardModel() {
    return new LinearReward(this);
  }

  @Override
  boolean sameArms() {
    return false;
  }

  /** What is in it, in words. */
  @Override
  public String toString() {
    return count() + " spins of " + ownerCount + " listeners";
  }
}
