package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Evidence;
import io.privatefm.station.Feedback;
import io.privatefm.station.Reward;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A log that an engine made while {@link KnownListener}s listened, with what every arm of every
 * spin was worth.
 *
 * @param log the spins
 * @param worth float64[arms] per spin of the log: expected rewards at its logged state
 */
record KnownJournal(LoggedSpins log, List<double[]> worth) {
  private static final long START_MS = 1_795_300_000_000L;
  private static final long SKIP_MS = 5_000;
  private static final long TURN_MS = 10_000;

  /** Lets listeners take turns, so that all are heard in every part of the log. */
  static KnownJournal played(Catalogue catalogue, EngineOptions options, int listeners, int spins) {
    Engine engine = new Engine(catalogue, options);
    List<Station> stations = new ArrayList<>();
    List<KnownListener> people = new ArrayList<>();
    for (int i = 0; i < listeners; i++) {
      stations.add(engine.tuneIn("listener-" + i, "s-" + i, START_MS));
      people.add(new KnownListener(catalogue, options.seed() * 1_000_003 + i));
    }
    List<LoggedSpin> log = new ArrayList<>();
    List<double[]> worth = new ArrayList<>();
    for (int turn = 0; turn < spins * listeners; turn++) {
      Station station = stations.get(turn % listeners);
      KnownListener person = people.get(turn % listeners);
      long nowMs = START_MS + turn * TURN_MS;
      engine.play(station, nowMs);
      Spin spin = Objects.requireNonNull(station.current());
      worth.add(worth(person, Evidence.of(spin.evidence())));
      double reward = person.hears(spin.row());
      tell(engine, station, spin, reward, nowMs);
      log.add(new LoggedSpin(station.listener(), spin.trackId(), nowMs, reward, spin.evidence()));
    }
    return new KnownJournal(LoggedSpins.of(log), worth);
  }

  private static double[] worth(KnownListener person, Evidence evidence) {
    double[] worth = new double[evidence.count()];
    for (int arm = 0; arm < worth.length; arm++) {
      worth[arm] = person.expects(evidence.row(arm));
    }
    return worth;
  }

  private static void tell(Engine engine, Station station, Spin spin, double reward, long nowMs) {
    engine.tell(station, new Feedback.Started(spin.id(), nowMs), nowMs);
    long endMs = nowMs + SKIP_MS;
    if (reward == Reward.SHORT_SKIP.value()) {
      engine.tell(station, new Feedback.Skipped(spin.id(), SKIP_MS, endMs), endMs);
      return;
    }
    if (reward > Reward.COMPLETED.value()) {
      engine.tell(station, new Feedback.Liked(spin.id(), endMs), endMs);
    }
    engine.tell(station, new Feedback.Completed(spin.id(), endMs), endMs);
  }

  /** A policy that notes on the way what it earns in truth. */
  Watched watched(TargetPolicy policy) {
    return new Watched(policy, worth);
  }

  /** A target whose expected reward is summed up, round by round, as it is asked. */
  static final class Watched implements TargetPolicy {
    private final TargetPolicy policy;
    private final List<double[]> worth;
    private double sum;
    private int rounds;

    private Watched(TargetPolicy policy, List<double[]> worth) {
      this.policy = policy;
      this.worth = worth;
    }

    @Override
    public String name() {
      return policy.name();
    }

    @Override
    public String does() {
      return policy.does();
    }

    @Override
    public void distribute(int round, double[] into) {
      policy.distribute(round, into);
      double[] arms = worth.get(round);
      for (int arm = 0; arm < arms.length; arm++) {
        sum += into[arm] * arms[arm];
      }
      rounds++;
    }

    /** What the target earns per round, over the rounds it was asked of. */
    double truth() {
      return sum / rounds;
    }
  }
}
