package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.TrackScores;
import java.util.Locale;

/**
 * The weighted sum of two methods as each is tuned, their scores divided by the highest of the
 * question. Only the share of the second is chosen.
 */
record Sum(String name, Method first, Method second) implements Method {
  private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  @Override
  public Tuned tune(Trial trial) {
    Tuned one = trial.tuned(first);
    Tuned other = trial.tuned(second);
    double best = 0.5;
    double goodness = Double.NEGATIVE_INFINITY;
    for (double share : SHARES) {
      double its = trial.goodness(name, train -> fit(train, one, other, share));
      if (its > goodness) {
        best = share;
        goodness = its;
      }
    }
    double chosen = best;
    String text =
        String.format(
            Locale.ROOT, "%s %.1f + %s %.1f", first.name(), 1 - best, second.name(), best);
    return new Tuned(text, goodness, SHARES.length, train -> fit(train, one, other, chosen));
  }

  private static Model fit(Sessions train, Tuned one, Tuned other, double share) {
    Model a = one.fit().apply(train);
    Model b = other.fit().apply(train);
    return () -> {
      TrackScores scratch = new TrackScores();
      Predictor first = a.predictor();
      Predictor second = b.predictor();
      return (prefix, into) -> {
        add(first, prefix, 1 - share, scratch, into);
        add(second, prefix, share, scratch, into);
      };
    };
  }

  private static void add(
      Predictor part, Prefix prefix, double share, TrackScores scratch, TrackScores into) {
    scratch.clear();
    part.score(prefix, scratch);
    double highest = scratch.highest();
    if (highest > 0) {
      into.addAll(scratch, share / highest);
    }
  }
}
