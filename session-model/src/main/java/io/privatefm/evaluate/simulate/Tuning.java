package io.privatefm.evaluate.simulate;

import io.privatefm.bandit.PolicyKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The choice of each policy's appetite on listeners that nobody is judged by, without the floor: of
 * the grid, the one with the least regret. Greedy and uniform have no parameter but the floor;
 * greedy is taken without it.
 *
 * @param trials everything that was tried
 * @param best the winner of each policy, in the order of the policies
 */
public record Tuning(List<Trial> trials, List<Contestant.Policy> best) {
  private static final double[] APPETITES = {0.03, 0.1, 0.3, 1, 3, 10};

  /**
   * One point of the grid.
   *
   * @param regret per listener over all spins
   */
  public record Trial(String policy, double appetite, double floor, double regret) {}

  static Tuning of(List<Stage> worlds, SimulationOptions options, Workers workers, String truth) {
    if (options.tuning() == 0) {
      return new Tuning(List.of(), List.of());
    }
    Audience audience = Audience.toTune(options.tuning(), options.spins());
    List<Contestant.Policy> grid = grid(options.policies());
    List<Run.Played> played = workers.play(truth + ", tuning", worlds, grid, audience);
    List<Trial> trials = played.stream().map(Tuning::trial).toList();
    return new Tuning(trials, best(grid, trials));
  }

  private static List<Contestant.Policy> grid(List<PolicyKind> policies) {
    List<Contestant.Policy> grid = new ArrayList<>();
    for (PolicyKind kind : policies) {
      switch (kind) {
        case UNIFORM -> {} // learns nothing, whatever it is told
        case GREEDY -> grid.add(new Contestant.Policy(kind, 1, 0, true));
        case EPSILON_GREEDY, LIN_UCB, THOMPSON, SQUARE_CB -> {
          for (double appetite : APPETITES) {
            grid.add(new Contestant.Policy(kind, appetite, 0, true));
          }
        }
      }
    }
    return grid;
  }

  private static Trial trial(Run.Played played) {
    var point = (Contestant.Policy) played.contestant();
    double regret = Arrays.stream(Measure.regrets(played.decisions(), 1)).average().orElseThrow();
    return new Trial(point.kind().label(), point.appetite(), point.floor(), regret);
  }

  private static List<Contestant.Policy> best(List<Contestant.Policy> grid, List<Trial> trials) {
    List<Contestant.Policy> winners = new ArrayList<>();
    for (int from = 0; from < grid.size(); ) {
      int best = from;
      int to = from;
      for (; to < grid.size() && grid.get(to).kind() == grid.get(from).kind(); to++) {
        best = trials.get(to).regret() < trials.get(best).regret() ? to : best;
      }
      winners.add(grid.get(best));
      from = to;
    }
    return winners;
  }
}
