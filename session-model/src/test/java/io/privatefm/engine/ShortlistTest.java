package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
import io.privatefm.station.Evidence;
import io.privatefm.station.Place;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of all that is recalled the best become arms; of a small set all is recalled. */
class ShortlistTest extends EngineFixture {

  private Listening within(int tracks) {
    List<String> ids = IntStream.range(0, tracks).mapToObj(i -> "t-" + (i * 7)).toList();
    Listening ann = listening();
    var only = new TuningChange(null, null, new Within.Tracks(ids), null, ann.nowMs);
    ann.engine.tune(ann.station, only, ann.nowMs);
    ann.like();
    ann.skip();
    return ann;
  }

  private Evidence evidence(Listening ann) {
    return Evidence.of(ann.current().evidence());
  }

  /** By what is believed before anything was learned, but for the channels. */
  private static double[] scores(Listening ann, int[] rows) {
    byte[] packed = new byte[rows.length * Features.PACKED_BYTES];
    ann.engine.features(ann.station, Place.CURRENT, ann.nowMs, rows, packed);
    double[] scores = new double[rows.length];
    double[] features = new double[Features.DIMENSION];
    for (int i = 0; i < rows.length; i++) {
      Features.unpack(packed, i * Features.PACKED_BYTES, features, 0);
      scores[i] = new Ranker().score(features, 0);
    }
    return scores;
  }

  @Test
  void aSmallSetIsConsideredAsAWhole() {
    Evidence arms = evidence(within(60));
    assertTrue(arms.count() >= 58, "all but what was played: " + arms.count());
  }

  @Test
  void ofALargerSetTheBestAreArmsAndAFewMore() {
    Listening ann = within(200);
    int[] best = new int[64];
    assertEquals(64, ann.engine.rank(ann.station, ann.nowMs, best));
    Set<Integer> rows = new HashSet<>();
    Arrays.stream(best).forEach(rows::add);
    int[] all = IntStream.range(0, 200).map(i -> catalogue.row("t-" + (i * 7))).toArray();
    double[] ofAll = scores(ann, all);
    double[] ofBest = scores(ann, best);
    double[] rising = ofAll.clone();
    Arrays.sort(rising);
    assertEquals(64, rows.size());
    double median = rising[100];
    assertTrue(Arrays.stream(ofBest).filter(score -> score > median).count() >= 55);
    assertEquals(64, evidence(ann).count());
  }

  @Test
  void armsKeepTheirOwnFeatures() {
    Listening ann = listening();
    for (int i = 0; i < 20; i++) {
      ann.like();
      ann.complete();
      Evidence arms = evidence(ann);
      assertEquals(catalogue.row(ann.current().trackId()), arms.row(arms.chosen()));
      assertEquals(
          arms.count(), IntStream.range(0, arms.count()).map(arms::row).distinct().count());
    }
    ann.skip();
    Evidence drawn = evidence(ann);
    int[] rows = IntStream.range(0, drawn.count()).map(drawn::row).toArray();
    for (int arm = 0; arm < drawn.count(); arm++) {
      float popularity = catalogue.popularity(rows[arm]);
      assertEquals(
          Features.quantise(popularity),
          drawn.features(arm)[1 + Features.POPULARITY],
          "arm " + arm);
      assertTrue(drawn.features(arm)[0] != 0, "recalled by some channel");
    }
  }
}
