package io.privatefm.evaluate.offpolicy;

import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;

/**
 * Ridge regression of the reward on an arm's features: the engine's own {@link Ranker}, whose prior
 * is the penalty.
 */
final class LinearReward implements RewardModel {
  private final LoggedSpins log;
  private final Ranker ranker = new Ranker();
  private final double[] features = new double[Features.DIMENSION];
  private double sum;
  private long count;

  LinearReward(LoggedSpins log) {
    this.log = log;
  }

  @Override
  public void learn(int round) {
    double reward = log.reward(round);
    byte[] arm = log.evidence(round).features(log.chosen(round));
    ranker.observe(arm, 0, reward, log.spin(round).drawnAtMs());
    sum += reward;
    count++;
  }

  @Override
  public double predict(int round, int arm) {
    Features.unpack(log.evidence(round).features(arm), 0, features, 0);
    return ranker.score(features, 0);
  }

  @Override
  public double[] noDemand() {
    return new double[Features.DIMENSION];
  }

  @Override
  public void demand(int round, double[] probabilities, double[] into) {
    for (int arm = 0; arm < log.arms(round); arm++) {
      Features.unpack(log.evidence(round).features(arm), 0, features, 0);
      for (int i = 0; i < into.length; i++) {
        into[i] += probabilities[arm] * features[i];
      }
    }
  }

  @Override
  public double supply(double[] demand) {
    return ranker.score(demand, 0);
  }

  @Override
  public double prior() {
    return count == 0 ? 0 : sum / count;
  }
}
