package io.privatefm.catalogue.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TrackScoresProperties {
  private static final int TRACKS = 700;

  @Property(tries = 100)
  void theTopIsTheFirstOfAllInOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 90) int most,
      @ForAll @IntRange(min = 1, max = 50) int levels) {
    SplittableRandom random = new SplittableRandom(seed);
    Sessions sessions = Sessions.of(TRACKS, List.of(random.ints(900, 0, TRACKS).toArray()));
    TrackScores scores = new TrackScores();
    double[] plain = new double[TRACKS];
    for (int i = random.nextInt(3 * TRACKS); i > 0; i--) {
      int track = random.nextInt(TRACKS);
      int score = 1 + random.nextInt(levels);
      scores.add(track, score);
      plain[track] += score;
    }
    scores.keep(track -> track % 7 > 0);

    int[] top = new int[most];
    int count = scores.top(most, sessions, top, 0);

    int[] sorted =
        IntStream.range(0, TRACKS)
            .filter(track -> track % 7 > 0 && plain[track] > 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer track) -> -plain[track])
                    .thenComparingInt(track -> -sessions.plays(track))
                    .thenComparingInt(track -> track))
            .mapToInt(Integer::intValue)
            .limit(most)
            .toArray();
    assertArrayEquals(sorted, Arrays.copyOf(top, count));
    for (int track : sorted) {
      assertEquals(plain[track], scores.of(track));
    }
  }
}
