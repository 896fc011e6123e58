package io.privatefm.evaluate.offpolicy;

/** Counts how often one estimator's interval of one target held the truth. */
final class CoverageCount {
  private final String logging;
  private final String target;
  private final String estimator;
  private final Moments truths = new Moments();
  private final Moments errors = new Moments();
  private final Moments squares = new Moments();
  private final Moments widths = new Moments();
  private final Moments samples = new Moments();
  private int runs;
  private int covered;
  private int trusted;
  private int trustedCovered;

  CoverageCount(String logging, String target, String estimator) {
    this.logging = logging;
    this.target = target;
    this.estimator = estimator;
  }

  String target() {
    return target;
  }

  void add(Judgement of, double truth) {
    Judgement.Estimate estimate = of.named(estimator);
    double error = estimate.estimate() - truth;
    boolean holds = estimate.low() <= truth && truth <= estimate.high();
    boolean trust = of.warnings().isEmpty();
    runs++;
    covered += holds ? 1 : 0;
    trusted += trust ? 1 : 0;
    trustedCovered += trust && holds ? 1 : 0;
    truths.add(truth);
    errors.add(error);
    squares.add(error * error);
    widths.add(estimate.high() - estimate.low());
    samples.add(of.weights().effectiveSampleSize());
  }

  Coverage.Row row() {
    return new Coverage.Row(
        logging,
        target,
        estimator,
        runs,
        (double) covered / runs,
        trusted,
        trusted == 0 ? Double.NaN : (double) trustedCovered / trusted,
        truths.mean(),
        errors.mean(),
        Math.sqrt(squares.mean()),
        widths.mean(),
        samples.mean());
  }
}
