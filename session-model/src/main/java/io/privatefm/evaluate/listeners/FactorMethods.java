package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.listeners.FactorModel.Options;
import io.privatefm.evaluate.listeners.Method.Fit;
import io.privatefm.evaluate.listeners.Method.Fitted;
import io.privatefm.evaluate.listeners.Method.Kind;
import io.privatefm.evaluate.listeners.Method.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Methods that learn a new listener's factors spin by spin, over tracks' factors of others. */
final class FactorMethods {
  /** Searches from several places find several answers, and their mean errs less than any. */
  private static final int MODELS = 4;

  private FactorMethods() {}

  /**
   * The usual linear bandit without exploration: tracks' factors by alternating least squares, a
   * ridge regression of each listener on them, the best expected first.
   */
  static Method linearGreedy() {
    return linear("linear-greedy", List.of(Target.values()));
  }

  /** The same where it may learn only from what is counted, likes: what the rating adds shows. */
  static Method linearReward() {
    return linear("linear-reward", List.of(Target.REWARD));
  }

  private static Method linear(String name, List<Target> targets) {
    List<Variant> variants = new ArrayList<>();
    for (Target target : targets) {
      for (int dimension : new int[] {4, 8, 12}) {
        for (double precision : new double[] {20, 60}) {
          for (double noise : new double[] {0.65, 0.9}) {
            Options options = new Options(target, dimension, precision, noise, true);
            variants.add(new Variant(options.text(), fit(options, 1, Expected::new)));
          }
        }
      }
    }
    return new Method(name, Kind.BASELINE, variants);
  }

  /** LinUCB (Li et al., WWW 2010) over the same kind of factors, with uncertain people. */
  static Method linUcb() {
    return exploring("lin-ucb", (start, width) -> new Hopeful(start, width));
  }

  /** Linear Thompson sampling (Agrawal and Goyal, ICML 2013) over them. */
  static Method thompson() {
    return exploring("thompson", (start, width) -> new Sampled(start, width));
  }

  /** The exact expectation given what was told, over the mean of several fitted models. */
  static Method factors() {
    List<Variant> variants = new ArrayList<>();
    for (int dimension : new int[] {4, 8}) {
      for (double precision : new double[] {20, 40}) {
        for (double noise : new double[] {0.5, 0.65, 0.8}) {
          Options options = new Options(Target.RATING, dimension, precision, noise, false);
          variants.add(
              new Variant(
                  options.text() + " models=" + MODELS, fit(options, MODELS, Expected::new)));
        }
      }
    }
    return new Method("factors", Kind.BASELINE, variants);
  }

  private interface Explorer {
    Method.Listening begin(Start start, double width);
  }

  private static Method exploring(String name, Explorer explorer) {
    List<Variant> variants = new ArrayList<>();
    for (int dimension : new int[] {4, 8}) {
      for (double width : new double[] {0.1, 0.3, 1}) {
        Options options = new Options(Target.RATING, dimension, 20, 0.65, false);
        variants.add(
            new Variant(
                options.text() + " width=" + Numbers.text(width),
                fit(options, 1, start -> explorer.begin(start, width))));
      }
    }
    return new Method(name, Kind.BASELINE, variants);
  }

  private record Start(Method.Listener listener, List<FactorModel> models) {}

  private static Fit fit(Options options, int models, Function<Start, Method.Listening> begin) {
    return (ratings, people, seed) -> {
      List<FactorModel> fitted = new ArrayList<>();
      for (int model = 0; model < models; model++) {
        fitted.add(FactorModel.fit(ratings, people, options, Seeds.of(seed, model)));
      }
      return (Fitted) listener -> begin.apply(new Start(listener, fitted));
    };
  }

  private static class Expected extends GreedyListening {
    final List<FactorModel> models;
    final List<Taste> tastes;

    Expected(Start start) {
      super(start.listener());
      models = start.models();
      tastes = models.stream().map(Taste::new).toList();
    }

    @Override
    double score(int track) {
      double sum = 0;
      for (int i = 0; i < tastes.size(); i++) {
        sum += tastes.get(i).expected(track);
      }
      return sum;
    }

    @Override
    void learn(int track, int rating) {
      for (int i = 0; i < tastes.size(); i++) {
        tastes.get(i).observe(track, models.get(i).value(rating));
      }
    }
  }

  private static final class Hopeful extends Expected {
    private final double width;

    Hopeful(Start start, double width) {
      super(start);
      this.width = width;
    }

    @Override
    double score(int track) {
      return super.score(track) + width * Math.sqrt(tastes.getFirst().variance(track));
    }
  }

  private static final class Sampled extends Expected {
    private final double width;
    private final SplittableRandom random;
    private final double[] drawn;

    Sampled(Start start, double width) {
      super(start);
      this.width = width;
      random = new SplittableRandom(start.listener().seed());
      drawn = new double[models.getFirst().dimension];
    }

    @Override
    void prepare() {
      tastes.getFirst().draw(random, width, drawn);
    }

    @Override
    double score(int track) {
      FactorModel model = models.getFirst();
      return model.means[track] + model.dot(track, drawn);
    }

    @Override
    public double propensity() {
      return Double.NaN; // the chance to be the best under drawn factors has no closed form
    }
  }
}
