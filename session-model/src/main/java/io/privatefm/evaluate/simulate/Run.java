package io.privatefm.evaluate.simulate;

import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.simulate.truth.Act;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One contestant playing to all listeners, spin by spin: everybody hears their first spin, in the
 * order of their numbers, then everybody their second, and what anybody tells is learned before the
 * next one's turn. Runs on one thread, so that it comes out the same however many runs go on beside
 * it.
 */
public final class Run {
  private static final long SLOWEST_NANOS = 10_000_000_000L;

  private final Stage stage;
  private final Player player;
  private final Permissible permissible;
  private final List<Seat> seats = new ArrayList<>();
  private final Decisions decisions;
  private final Histogram nanos = new Histogram(SLOWEST_NANOS, 3);
  private final double[] means;
  private final double[] chances = new double[Act.count()];

  private Run(Stage stage, Contestant contestant, Audience audience, long seed) {
    this.stage = stage;
    player =
        switch (contestant) {
          case Contestant.Policy policy ->
              new EnginePlayer(stage.catalogue(), policy.options().withSeed(seed));
          case Contestant.Ablation less ->
              new EnginePlayer(stage.catalogue(), less.options().withSeed(seed));
          case Contestant.Ruled ruled ->
              new EnginePlayer(stage.catalogue(), ruled.options().withSeed(seed));
          case Contestant.Learning learning ->
              new EnginePlayer(stage.catalogue(), learning.options().withSeed(seed));
          case Contestant.Reference reference -> new ReferencePlayer(stage, reference, seed);
        };
    permissible = new Permissible(stage.catalogue(), EngineOptions.DEFAULT.station());
    decisions = new Decisions(audience.listeners(), audience.spins());
    means = new double[stage.truth().tracks()];
    for (int i = 0; i < audience.listeners(); i++) {
      seats.add(seat(i, audience.first() + i, seed));
    }
  }

  private Seat seat(int index, long number, long seed) {
    long nowMs = Schedule.sessionStartsAtMs(0);
    Station station = player.tuneIn("listener-" + number, nowMs);
    Seat seat = new Seat(index, stage.truth().listener(number), station, number, seed);
    seat.permissible = permissible.after(station);
    return seat;
  }

  /** What a run gives: what was played, and how long the player took for each spin. */
  public record Played(Contestant contestant, Decisions decisions, Histogram nanos) {
    /** The same contestant's plays in several worlds as one. */
    static Played together(List<Played> worlds) {
      Histogram nanos = new Histogram(SLOWEST_NANOS, 3);
      worlds.forEach(world -> nanos.add(world.nanos));
      Decisions decisions = Decisions.together(worlds.stream().map(Played::decisions).toList());
      return new Played(worlds.getFirst().contestant, decisions, nanos);
    }
  }

  /**
   * Plays.
   *
   * @param each is run after every round, in which all listeners heard a spin
   */
  static Played play(Stage stage, Contestant contestant, Audience audience, Runnable each) {
    Run run = new Run(stage, contestant, audience, stage.seed());
    for (int spin = 0; spin < audience.spins(); spin++) {
      for (Seat seat : run.seats) {
        run.play(seat, spin);
      }
      each.run();
    }
    return new Played(contestant, run.decisions, run.nanos);
  }

  private void play(Seat seat, int number) {
    seat.arrive(number);
    if (Schedule.begins(number)) {
      player.arrives(seat.station, seat.listener, seat.nowMs);
    }
    double best = look(seat);
    long began = System.nanoTime();
    Spin spin = player.next(seat.station, seat.permissible, means, seat.nowMs);
    player.started(seat.station, spin, seat.nowMs);
    long tookNanos = System.nanoTime() - began;

    note(seat, number, spin, best);
    seat.permissible = permissible.after(seat.station);
    Act act = react(seat, number, spin.row());
    long durationMs = stage.truth().durationMs(spin.row());
    began = System.nanoTime();
    player.ended(seat.station, Reactions.feedback(act, spin.id(), seat.nowMs, durationMs));
    nanos.recordValue(Math.min(SLOWEST_NANOS, tookNanos + System.nanoTime() - began));
    seat.nowMs += Reactions.heardMs(act, durationMs);
  }

  /** Works out the mean reward of all permissible tracks and gives the best; the others are NaN. */
  private double look(Seat seat) {
    Arrays.fill(means, Double.NaN);
    double best = Double.NEGATIVE_INFINITY;
    for (int track : seat.permissible) {
      seat.listener.chances(track, chances);
      means[track] = Reactions.mean(chances);
      best = Math.max(best, means[track]);
    }
    return best;
  }

  private void note(Seat seat, int number, Spin spin, double best) {
    int track = spin.row();
    if (Double.isNaN(means[track])) {
      throw new IllegalStateException(
          "must be permissible: track=" + track + " spin=" + number + " by=" + spin.policy());
    }
    int cell = decisions.cell(seat.index, number);
    decisions.tracks[cell] = track;
    decisions.means[cell] = means[track];
    decisions.bestMeans[cell] = best;
    decisions.bestCandidates[cell] = bestOf(Player.candidates(spin));
    decisions.propensities[cell] = spin.propensity();
    decisions.explored[cell] = spin.why().explored();
  }

  private double bestOf(int[] candidates) {
    double best = Double.NEGATIVE_INFINITY;
    for (int track : candidates) {
      best = Math.max(best, means[track]);
    }
    return best;
  }

  private Act react(Seat seat, int number, int track) {
    seat.listener.chances(track, chances);
    Act act = Reactions.at(seat.reaction(), chances);
    seat.listener.hear(track, act);
    decisions.acts[decisions.cell(seat.index, number)] = (byte) act.step();
    return act;
  }
}
