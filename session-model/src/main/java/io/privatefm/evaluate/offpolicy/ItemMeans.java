package io.privatefm.evaluate.offpolicy;

/**
 * The mean reward of an item at a position, shrunk towards that of the item, and that towards the
 * mean of all: each level counts as {@value #FIRMNESS} rounds of the one below. In a table nothing
 * else is known of a round, so that plain means of what was drawn are unbiased whatever drew it.
 */
final class ItemMeans implements RewardModel {
  private static final double FIRMNESS = 100;

  private final LoggedTable log;
  private final int positions;
  private final double[] sums;
  private final double[] counts;
  private final double[] sumsAt;
  private final double[] countsAt;
  private double sum;
  private double count;

  ItemMeans(LoggedTable log) {
    this.log = log;
    positions = log.positions().size();
    int items = log.items().size();
    sums = new double[items];
    counts = new double[items];
    sumsAt = new double[items * positions];
    countsAt = new double[items * positions];
  }

  @Override
  public void learn(int round) {
    int item = log.chosen(round);
    int at = item * positions + log.position(round);
    double reward = log.reward(round);
    sum += reward;
    count++;
    sums[item] += reward;
    counts[item]++;
    sumsAt[at] += reward;
    countsAt[at]++;
  }

  @Override
  public double predict(int round, int arm) {
    return meanAt(arm, arm * positions + log.position(round));
  }

  private double meanAt(int item, int at) {
    return (sumsAt[at] + FIRMNESS * mean(item)) / (countsAt[at] + FIRMNESS);
  }

  /** The expected reward of an item over all positions. */
  double mean(int item) {
    return (sums[item] + FIRMNESS * prior()) / (counts[item] + FIRMNESS);
  }

  @Override
  public double[] noDemand() {
    return new double[sumsAt.length];
  }

  @Override
  public void demand(int round, double[] probabilities, double[] into) {
    for (int item = 0; item < sums.length; item++) {
      into[item * positions + log.position(round)] += probabilities[item];
    }
  }

  @Override
  public double supply(double[] demand) {
    double supplied = 0;
    for (int at = 0; at < demand.length; at++) {
      supplied += demand[at] == 0 ? 0 : demand[at] * meanAt(at / positions, at);
    }
    return supplied;
  }

  @Override
  public double prior() {
    return count == 0 ? 0 : sum / count;
  }

  /** The sum of an item's rewards. */
  double sum(int item) {
    return sums[item];
  }

  /** How often an item was drawn. */
  double count(int item) {
    return counts[item];
  }

  /** How many rounds the mean of all stands for when an item is judged. */
  static double firmness() {
    return FIRMNESS;
  }
}
