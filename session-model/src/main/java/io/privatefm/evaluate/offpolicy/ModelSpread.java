package io.privatefm.evaluate.offpolicy;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;

/**
 * The interval of DM: the reward model is fitted anew to every resample, and the target's mean at
 * the judged states is taken from it. So it knows the noise of the model, but not that the model
 * may be of the wrong shape. At most {@value #RESAMPLES} resamples, since each is a fit.
 */
final class ModelSpread {
  private static final int RESAMPLES = 200;

  private final Decisions of;
  private final Units units;
  private final Bootstrap bootstrap;

  ModelSpread(Decisions of, Units units, Bootstrap usual) {
    this.of = of;
    this.units = units;
    bootstrap =
        new Bootstrap(Math.min(RESAMPLES, usual.resamples()), usual.confidence(), usual.seed());
  }

  /** Around an estimate that was made by cross-fitting. */
  Interval value(double estimate) {
    return around(estimate, bootstrap.of(units.count(), this::refitted));
  }

  /** The same less what the log itself earned. */
  Interval lift(double estimate) {
    return around(
        estimate,
        bootstrap.of(units.count(), times -> refitted(times) - units.mean(of.reward, times)));
  }

  private double refitted(int[] times) {
    RewardModel model = of.log.rewardModel();
    for (int i = 0; i < of.count(); i++) {
      for (int time = 0; time < times[units.of(i)]; time++) {
        model.learn(of.first + i);
      }
    }
    return model.supply(of.demand) / of.count() + of.outside * model.prior();
  }

  private static Interval around(double estimate, Interval spread) {
    double shift = estimate - spread.estimate();
    return new Interval(estimate, spread.low() + shift, spread.high() + shift);
  }
}
