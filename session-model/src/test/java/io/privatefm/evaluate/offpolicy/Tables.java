package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.report.Bootstrap;
import java.util.List;
import java.util.SplittableRandom;

/** Logs as tables, made up. */
final class Tables {
  private Tables() {}

  /** Draws an item of a distribution. */
  static int draw(double[] probabilities, SplittableRandom random) {
    double u = random.nextDouble();
    int item = 0;
    while (item < probabilities.length - 1 && u >= probabilities[item]) {
      u -= probabilities[item++];
    }
    return item;
  }

  /** A log of so many rounds at one position: 0/1 rewards with a mean per item. */
  static LoggedTable of(double[] propensities, double[] means, int rounds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TableRows rows = new TableRows();
    for (int item = 0; item < means.length; item++) { // numbered as they are named
      rows.add(0, "i" + item, "", random.nextDouble() < means[item] ? 1 : 0, propensities[item]);
    }
    for (int round = 0; round < rounds; round++) {
      int item = draw(propensities, random);
      double reward = random.nextDouble() < means[item] ? 1 : 0;
      rows.add(round, "i" + item, "", reward, propensities[item]);
    }
    return new LoggedTable(rows);
  }

  static JudgeOptions options(int resamples) {
    return JudgeOptions.of(new Bootstrap(resamples, 0.95, 3));
  }

  static Judgement judge(LoggedRounds log, String target) {
    return judge(log, target, 100);
  }

  static Judgement judge(LoggedRounds log, String target, int resamples) {
    return OffPolicy.judge(log, List.of(target), options(resamples), Progress.NONE).getFirst();
  }
}
