package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;
import io.privatefm.recall.TrackTags;
import io.privatefm.station.Feedback;
import io.privatefm.station.JudgedTracks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The listener's own head is the posterior mean that it claims to be, and moves as a taste does.
 */
class TasteTest extends EngineFixture {

  private double of(Listening ann, String track) {
    return of(ann.station.history().judged(), -1, 0, catalogue.row(track));
  }

  private double of(JudgedTracks judged, int completing, long sinceMs, int row) {
    return of(judged, completing, sinceMs, sinceMs, row);
  }

  private double of(JudgedTracks judged, int completing, long sinceMs, long nowMs, int row) {
    Taste taste = new Taste(catalogue, catalogue.index().searcher());
    Circumstances now = new Circumstances(Parts.ALL);
    now.set(sinceMs, nowMs);
    taste.learn(judged, completing, now);
    TrackTags tags = new TrackTags(catalogue.tagsOf(), 1);
    tags.become(new int[] {row}, 1);
    double ofVector = catalogue.index().score(row, taste.vectorWeights());
    return taste.of(catalogue.artist(row), tags, 0, ofVector);
  }

  @Test
  void nothingJudgedIsNoTaste() {
    assertEquals(0, of(listening(), "t-3"));
  }

  @Test
  void whatIsLikedRaisesItsKindAndWhatIsSkippedLowersIt() {
    Listening liking = listening();
    int genre = Integer.parseInt(liking.current().trackId().substring(2)) % small.genres();
    String kin = "t-" + (genre + 8 * 100);
    String stranger = "t-" + ((genre + 1) % small.genres() + 8 * 100);
    liking.like();
    assertTrue(of(liking, kin) > 0.05, "liked " + of(liking, kin));
    assertTrue(of(liking, kin) > of(liking, stranger));
    Listening skipping = listening();
    skipping.skip();
    assertTrue(of(skipping, kin) < -0.05, "skipped " + of(skipping, kin));
    assertTrue(of(skipping, kin) < of(skipping, stranger));
  }

  @Test
  void whatWasHeardInAnotherSessionAtAnotherHourCountsLess() {
    Listening ann = listening();
    int row = ann.current().row();
    ann.like();
    JudgedTracks judged = ann.station.history().judged();
    double now = of(judged, -1, ann.nowMs, row);
    double later = of(judged, -1, ann.nowMs + 6 * 3_600_000, row);
    assertTrue(0 < later && later < now, later + " " + now);
  }

  @Test
  void whatIsTakenAsCompletedCountsAsIfItHadBeen() {
    Listening ann = listening();
    int completing = ann.current().row();
    double ahead = of(ann.station.history().judged(), completing, 0, completing);
    ann.complete();
    assertEquals(of(ann.station.history().judged(), -1, 0, completing), ahead, 1e-6);
  }

  @Test
  void aFailedTrackIsNotJudgedAndALikeCorrectsWhatWasCompleted() {
    Listening ann = listening();
    ann.tell(new Feedback.Failed(ann.current().id(), "gone", ann.nowMs));
    assertEquals(0, ann.station.history().judged().count());
    var completed = ann.current();
    ann.complete();
    assertEquals(0.5f, ann.station.history().judged().reward(0));
    ann.tell(new Feedback.Liked(completed.id(), ann.nowMs));
    assertEquals(1, ann.station.history().judged().count());
    assertEquals(1f, ann.station.history().judged().reward(0));
  }

  /** The formula of the class once more, with the matrix written out and solved by elimination. */
  @Test
  void itIsThePosteriorMeanOfTheGaussianProcess() {
    Listening ann = listening();
    Random random = new Random(5);
    for (int spin = 0; spin < 45; spin++) {
      switch (random.nextInt(3)) {
        case 0 -> ann.complete();
        case 1 -> ann.like();
        default -> ann.skip();
      }
      ann.nowMs += spin == 20 ? 6 * 3_600_000 : 0;
    }
    long sinceMs = ann.station.sessionStartedAtMs(ann.nowMs);
    JudgedTracks judged = ann.station.history().judged();
    assertTrue(judged.atMs(judged.count() - 1) < sinceMs && judged.atMs(0) > sinceMs);
    int completing = ann.current().row();
    double[] alpha = solved(judged, completing, sinceMs);
    List<Integer> rows = rows(judged, completing);
    for (int row = 0; row < catalogue.size(); row += 97) {
      double expected = 0;
      for (int i = 0; i < alpha.length; i++) {
        expected += alpha[i] * told(catalogue, rows.get(i), row);
      }
      assertEquals(expected, of(judged, completing, sinceMs, row), 1e-4);
    }
  }

  private static List<Integer> rows(JudgedTracks judged, int completing) {
    List<Integer> rows = new ArrayList<>(List.of(completing));
    for (int i = 0; i < judged.count(); i++) {
      rows.add(judged.row(i));
    }
    return rows;
  }

  private double[] solved(JudgedTracks judged, int completing, long sinceMs) {
    List<Integer> rows = rows(judged, completing);
    int n = rows.size();
    double[][] system = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      double popularity = catalogue.popularity(rows.get(i));
      for (int j = 0; j < n; j++) {
        double other = catalogue.popularity(rows.get(j));
        system[i][j] = told(catalogue, rows.get(i), rows.get(j)) + 0.25 + 0.25 * popularity * other;
      }
      double age = i == 0 ? 1 : Math.pow(1.03, i - 1) * (judged.atMs(i - 1) < sinceMs ? 4 : 1);
      system[i][i] += 0.2 * age;
      system[i][n] = (i == 0 ? 0.5 : judged.reward(i - 1)) - popularity;
    }
    for (int i = 0; i < n; i++) {
      for (int other = 0; other < n; other++) {
        double times = other == i ? 0 : system[other][i] / system[i][i];
        for (int j = i; j <= n && times != 0; j++) {
          system[other][j] -= times * system[i][j];
        }
      }
    }
    double[] alpha = new double[n];
    for (int i = 0; i < n; i++) {
      alpha[i] = system[i][n] / system[i][i];
    }
    return alpha;
  }

  /** The part of the kernel that is told. */
  private static double told(Catalogue catalogue, int row, int other) {
    float[] one = new float[catalogue.dimension()];
    catalogue.index().copyVector(row, one);
    double artist = catalogue.artist(row) == catalogue.artist(other) ? 0.1 : 0;
    Postings tags = catalogue.tagsOf();
    double common = 0;
    for (int t = 0; t < tags.count(row); t++) {
      for (int o = 0; o < tags.count(other); o++) {
        common += tags.at(row, t) == tags.at(other, o) ? 1 : 0;
      }
    }
    double cosine = common / Math.sqrt(tags.count(row) * tags.count(other));
    return 0.05 * catalogue.index().score(other, one) + 0.3 * cosine + artist;
  }
}
