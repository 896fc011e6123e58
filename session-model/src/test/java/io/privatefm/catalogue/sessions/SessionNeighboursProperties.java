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
  private static final int TRACKS = 25;

  @Property(tries = 300)
  void theyAreVmisKnnAsItsPaperTellsIt(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int sample,
      @ForAll @IntRange(min = 1, max = 40) int neighbours) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> history = new ArrayList<>();
    for (int s = 0; s < 50; s++) {
      history.add(session(random));
    }
    int[] prefix = session(random);
    NeighbourOptions options =
        NeighbourOptions.VMIS_KNN.withSample(sample).withNeighbours(neighbours);
    SessionNeighbours ours = new SessionNeighbours(Sessions.of(TRACKS, history), options);
    TrackScores scores = new TrackScores(TRACKS);

    ours.score(Heard.prefix(session(random)), scores); // scratch is reused
    scores.clear();
    ours.score(Heard.prefix(prefix), scores);

    Map<Integer, Double> paper = VmisKnn.score(history, prefix, sample, neighbours);
    for (int track = 0; track < TRACKS; track++) {
      assertEquals(paper.getOrDefault(track, 0.0), scores.of(track), 1e-9, "track " + track);
    }
  }

  private static int[] session(SplittableRandom random) {
    return random.ints(random.nextInt(1, 12), 0, TRACKS).map(t -> t * t / TRACKS).toArray();
  }
}
