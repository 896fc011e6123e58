package io.privatefm.recall;

import io.privatefm.catalogue.Catalogue;

/**
 * Recalls what many hear: for half of its budget the very most popular, for the rest a spread over
 * the most popular with a leaning to the top.
 *
 * <p>Work: at most the first {@value #TOP_LOOKS} tracks looked at for the one and {@value #LOOKS}
 * of the chart for the other.
 */
final class Popular implements Channel {
  private static final int LOOKS = 64;
  private static final int TOP_LOOKS = 320;

  private final int[] chart;

  /** How many of the first are looked at: none where all are equally popular. */
  private final int top;

  Popular(Catalogue catalogue) {
    chart = catalogue.chart();
    float least = catalogue.popularity(chart[chart.length - 1]);
    top = catalogue.popularity(chart[0]) > least ? Math.min(TOP_LOOKS, chart.length) : 0;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.POPULAR;
  }

  /** Takes the first of the chart that are allowed; returns how many are new. */
  private int top(Moment moment, int places, Candidates into) {
    int added = 0;
    int found = 0;
    for (int at = 0; at < top && found < places; at++) {
      if (moment.mask().allows(chart[at])) {
        found++;
        added += into.add(kind(), chart[at], -1) ? 1 : 0;
      }
    }
    return added;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    int left = budget - top(moment, budget / 2, into);
    for (int look = 0; look < LOOKS && left > 0; look++) {
      double u = moment.random().nextDouble();
      int row = chart[(int) (u * u * chart.length)]; // squared: half of all in the top quarter
      if (moment.mask().allows(row) && into.add(kind(), row, -1)) {
        left--;
      }
    }
  }
}
