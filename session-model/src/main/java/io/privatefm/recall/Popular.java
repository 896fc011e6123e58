package io.privatefm.recall;

import io.privatefm.catalogue.Catalogue;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Recalls what many hear, spread over the most popular tracks with a leaning to the top.
 *
 * <p>Work: at most {@value #LOOKS} tracks looked at, of the {@value #CHART} most popular.
 */
final class Popular implements Channel {
  private static final int LOOKS = 64;
  private static final int CHART = 2_048;

  private final int[] chart;

  Popular(Catalogue catalogue) {
    chart =
        IntStream.range(0, catalogue.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer row) -> -catalogue.popularity(row))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(CHART)
            .mapToInt(Integer::intValue)
            .toArray();
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.POPULAR;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    int left = budget;
    for (int look = 0; look < LOOKS && left > 0; look++) {
      double u = moment.random().nextDouble();
      int row = chart[(int) (u * u * chart.length)]; // squared: half of all in the top quarter
      if (moment.mask().allows(row) && into.add(kind(), row, -1, -1, -1)) {
        left--;
      }
    }
  }
}
