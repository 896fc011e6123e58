package io.privatefm.evaluate.offpolicy;

/**
 * The judged rounds as columns: everything that an estimator needs to know, so that anyone can
 * recompute what was told. Index 0 is the log's round {@link #first}.
 */
public final class Decisions {
  final LoggedRounds log;
  final int first;
  final double[] propensity;

  /** The probability with which the target would have drawn the drawn arm. */
  final double[] target;

  /** The target's probability over the log's. */
  final double[] weight;

  final double[] reward;

  /** What the reward model expects of the drawn arm. */
  final double[] expected;

  /** What the reward model expects of the target. */
  final double[] expectedOfTarget;

  /** What the target asks of a reward model in all rounds together. */
  final double[] demand;

  /** The target's mean probability of arms that the log does not know. */
  final double outside;

  /** The target's mean probability of arms that were never drawn in these rounds. */
  final double unseen;

  Decisions(LoggedRounds log, int first, TargetPolicy policy, CrossFit models) {
    this.log = log;
    this.first = first;
    int count = log.count() - first;
    propensity = new double[count];
    target = new double[count];
    weight = new double[count];
    reward = new double[count];
    expected = new double[count];
    expectedOfTarget = new double[count];
    double[] probabilities = new double[log.mostArms()];
    double[] given = new double[log.sameArms() ? log.mostArms() : 0];
    RewardModel terms = log.rewardModel();
    demand = terms.noDemand();
    double unknown = 0;
    for (int i = 0; i < count; i++) {
      int round = first + i;
      policy.distribute(round, probabilities);
      decide(i, round, probabilities, policy.outside(round), models);
      terms.demand(round, probabilities, demand);
      unknown += policy.outside(round);
      for (int arm = 0; arm < given.length; arm++) {
        given[arm] += probabilities[arm];
      }
    }
    outside = unknown / count;
    unseen = outside + neverDrawn(given) / count;
  }

  private void decide(int i, int round, double[] probabilities, double outside, CrossFit models) {
    int chosen = log.chosen(round);
    RewardModel model = models.of(round);
    propensity[i] = log.propensity(round);
    target[i] = probabilities[chosen];
    weight[i] = target[i] / propensity[i];
    reward[i] = log.reward(round);
    double sum = outside * model.prior();
    for (int arm = 0; arm < log.arms(round); arm++) {
      double prediction = model.predict(round, arm);
      sum += probabilities[arm] > 0 ? probabilities[arm] * prediction : 0;
      expected[i] = arm == chosen ? prediction : expected[i];
    }
    expectedOfTarget[i] = sum;
  }

  private double neverDrawn(double[] given) {
    boolean[] drawn = new boolean[given.length];
    for (int round = first; round < log.count() && given.length > 0; round++) {
      drawn[log.chosen(round)] = true;
    }
    double sum = 0;
    for (int arm = 0; arm < given.length; arm++) {
      sum += drawn[arm] ? 0 : given[arm];
    }
    return sum;
  }

  /** How many rounds judge. */
  public int count() {
    return reward.length;
  }
}
