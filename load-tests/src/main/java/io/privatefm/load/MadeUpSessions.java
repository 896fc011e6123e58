package io.privatefm.load;

import io.privatefm.catalogue.SessionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sessions over the demo catalogue, whose neighbouring rows are of one artist: each hears a few
 * tracks around one place and around the place that goes with it, so that the same tracks meet
 * again and again, the first of an artist most.
 */
final class MadeUpSessions implements SessionSource {
  private static final int LENGTH = 12;

  /** Rows around a place. */
  private static final int AROUND = 24;

  private final SplittableRandom random = new SplittableRandom(1);
  private final int tracks;
  private int left;

  MadeUpSessions(int tracks, int sessions) {
    this.tracks = tracks;
    left = sessions;
  }

  @Override
  public @Nullable List<String> next() {
    if (left == 0) {
      return null;
    }
    left--;
    int place = random.nextInt(tracks / AROUND);
    int partner = (int) ((place * 7_919L + 1) % (tracks / AROUND));
    List<String> heard = new ArrayList<>(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      int from = (random.nextInt(3) == 0 ? partner : place) * AROUND;
      int row = from + (int) (AROUND * random.nextDouble() * random.nextDouble());
      heard.add(String.format(Locale.ROOT, "d%06d", row));
    }
    return heard;
  }
}
