package io.privatefm.catalogue.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SessionNeighboursProperties {
  @Property(tries = 300)
  void theyAreVmisKnnAsItsPaperTellsIt(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int sample,
      @ForAll @IntRange(min = 1, max = 40) int neighbours) {
    holdsAgainstThePaper(new SplittableRandom(seed), 25, 50, sample, neighbours);
  }

  @Property(tries = 5)
  void theyAreSoWhenManySessionsAndTracksAreTouched(@ForAll long seed) {
    holdsAgainstThePaper(new SplittableRandom(seed), 400, 3_000, 600, 300);
  }

  private static void holdsAgainstThePaper(
      SplittableRandom random, int tracks, int sessions, int sample, int neighbours) {
    List<int[]> history = new ArrayList<>();
    for (int s = 0; s < sessions; s++) {
      history.add(session(random, tracks));
    }
    int[] prefix = session(random, tracks);
    NeighbourOptions options =
        NeighbourOptions.VMIS_KNN.withSample(sample).withNeighbours(neighbours);
    SessionNeighbours ours = new SessionNeighbours(Sessions.of(tracks, history), options);
    TrackScores scores = new TrackScores();

    ours.score(Heard.prefix(session(random, tracks)), scores); // scratch is reused
    scores.clear();
    ours.score(Heard.prefix(prefix), scores);

    Map<Integer, Double> paper = VmisKnn.score(history, prefix, sample, neighbours);
    for (int track = 0; track < tracks; track++) {
      assertEquals(paper.getOrDefault(track, 0.0), scores.of(track), 1e-9, "track " + track);
    }
  }

  private static int[] session(SplittableRandom random, int tracks) {
    return random.ints(random.nextInt(1, 12), 0, tracks).map(t -> t * t / tracks).toArray();
  }
}
