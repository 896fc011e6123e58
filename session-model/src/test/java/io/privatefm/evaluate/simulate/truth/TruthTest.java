package io.privatefm.evaluate.simulate.truth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruthTest {
  private static final long SEED = 11;
  private static final int TRACKS = 300;
  private static final long HOUR_MS = 3_600_000;

  private final CarouselWeights weights = CarouselWeights.synthetic(TRACKS, SEED);
  private final double[] chances = new double[Act.count()];

  private Truth truth(TruthKind kind) {
    return kind.make(TRACKS, SEED, weights);
  }

  private static Occasion occasion(int spin) {
    return new Occasion(spin, spin / 20, 8, spin * 240_000L);
  }

  private double completes(Listener listener, int track) {
    listener.chances(track, chances);
    return chances[Act.COMPLETE.step()] + chances[Act.LIKE.step()];
  }

  private double[] all(Listener listener) {
    double[] all = new double[TRACKS];
    Arrays.setAll(all, track -> completes(listener, track));
    return all;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  @ParameterizedTest
  @EnumSource
  void probabilitiesLieWithinZeroAndOneAndAddUp(TruthKind kind) {
    Truth truth = truth(kind);
    for (long number = 0; number < 5; number++) {
      Listener listener = truth.listener(number);
      for (int spin = 0; spin < 60; spin++) {
        listener.arrive(occasion(spin));
        for (int track = 0; track < TRACKS; track++) {
          listener.chances(track, chances);
          double sum = 0;
          for (double chance : chances) {
            assertTrue(chance >= 0 && chance <= 1, () -> Arrays.toString(chances));
            sum += chance;
          }
          assertEquals(1, sum, 1e-12);
        }
        listener.hear(spin, Act.COMPLETE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameNumberIsTheSamePersonAndAnotherIsNot(TruthKind kind) {
    Truth truth = truth(kind);
    Listener one = truth.listener(4);
    Listener again = truth(kind).listener(4);
    Listener other = truth.listener(5);
    for (Listener listener : new Listener[] {one, again, other}) {
      listener.arrive(occasion(0));
    }
    assertArrayEquals(all(one), all(again));
    assertTrue(distance(all(one), all(other)) > 0);
  }

  @Test
  void aStationaryListenerStays() {
    Listener listener = truth(TruthKind.STATIONARY).listener(1);
    listener.arrive(occasion(0));
    double[] before = all(listener);
    for (int spin = 0; spin < 500; spin++) {
      listener.arrive(occasion(spin));
      listener.hear(spin % TRACKS, Act.SKIP);
    }
    assertArrayEquals(before, all(listener));
  }

  @Test
  void aDriftingListenerMovesFartherInADayThanInASpin() {
    double near = 0;
    double far = 0;
    for (long number = 0; number < 30; number++) {
      Listener listener = truth(TruthKind.DRIFTING).listener(number);
      listener.arrive(occasion(0));
      double[] first = all(listener);
      listener.arrive(occasion(1));
      near += distance(first, all(listener));
      for (int spin = 2; spin < 60; spin++) {
        listener.arrive(occasion(spin));
      }
      far += distance(first, all(listener));
    }
    double nearMean = near / 30;
    double farMean = far / 30;
    assertTrue(nearMean > 0.001 && nearMean < 0.06, "in a spin " + nearMean);
    assertTrue(farMean > 3 * nearMean, "in a day " + farMean + ", in a spin " + nearMean);
  }

  /** What befalls a drifting listener is the same whatever they hear, once they have rested. */
  @Test
  void driftDoesNotDependOnWhatIsHeard() {
    Listener one = truth(TruthKind.DRIFTING).listener(2);
    Listener other = truth(TruthKind.DRIFTING).listener(2);
    for (int spin = 0; spin < 40; spin++) {
      one.arrive(occasion(spin));
      other.arrive(occasion(spin));
      one.hear(0, Act.COMPLETE);
      other.hear(1, Act.SKIP);
    }
    assertTrue(distance(all(one), all(other)) > 0.01, "fatigue differs");
    Occasion muchLater = new Occasion(40, 2, 8, 10_000 * HOUR_MS);
    one.arrive(muchLater);
    other.arrive(muchLater);
    assertArrayEquals(all(one), all(other), 1e-9);
  }

  @Test
  void hearingTiresAndRestRecovers() {
    Listener listener = truth(TruthKind.DRIFTING).listener(3);
    Listener rested = truth(TruthKind.DRIFTING).listener(3);
    listener.arrive(occasion(0));
    rested.arrive(occasion(0));
    for (int i = 0; i < 3; i++) {
      listener.hear(7, Act.COMPLETE);
    }
    long[] hours = {0, 6, 48, 1_000};
    double before = 2;
    for (int i = 0; i < hours.length; i++) {
      Occasion occasion = new Occasion(1 + i, 0, 8, 240_000 + hours[i] * HOUR_MS);
      listener.arrive(occasion);
      rested.arrive(occasion);
      double missing = logit(completes(rested, 7)) - logit(completes(listener, 7));
      assertTrue(missing < before || i == 0, "still missing " + missing);
      assertTrue(i > 0 || missing > 5, "tired by " + missing);
      before = missing;
    }
    assertEquals(0, before, 1e-3);
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  @Test
  void fatigueGoesDownByTheEthPartInItsTime() {
    Fatigue fatigue = new Fatigue(2, 1_000);
    fatigue.rest(5_000);
    fatigue.add(1, 2);
    fatigue.rest(6_000);
    assertEquals(2 / Math.E, fatigue.of(1), 1e-12);
    assertEquals(0, fatigue.of(0));
    fatigue.rest(5_500); // the clock never goes back
    assertEquals(2 / Math.E, fatigue.of(1), 1e-12);
  }

  @Test
  void moodsGoByTheHourAndComeBack() {
    double sameHour = 0;
    double otherHour = 0;
    for (long number = 0; number < 60; number++) {
      Listener listener = truth(TruthKind.MOODS).listener(number);
      listener.arrive(new Occasion(0, 0, 8, 0));
      double[] morning = all(listener);
      listener.arrive(new Occasion(1, 1, 20, 12 * HOUR_MS));
      otherHour += distance(morning, all(listener));
      listener.arrive(new Occasion(2, 2, 8, 24 * HOUR_MS));
      sameHour += distance(morning, all(listener));
    }
    assertTrue(sameHour < otherHour / 2, sameHour + " against " + otherHour);
    assertEquals(0, MoodsTruth.usualMood(8));
    assertEquals(1, MoodsTruth.usualMood(13));
    assertEquals(2, MoodsTruth.usualMood(20));
  }

  @Test
  void theCarouselsProbabilityIsTheSigmoidOfThetaAndTheListenerWithABias() {
    // theta · [x, 1] = 0.5 · 2 + (-0.25) · 4 - 1.5 = -1.5
    var passenger =
        new CarouselTruth.Passenger(
            new CarouselWeights(new double[][] {{0.5, -0.25, -1.5}}), new double[] {2, 4});
    passenger.chances(0, chances);
    assertEquals(0.18242552380635635, chances[Act.COMPLETE.step()], 1e-15);
    assertEquals(0.8175744761936437, chances[Act.SKIP.step()], 1e-15);
  }

  @Test
  void aCarouselListenerTiresOfADirectionAndNotOfAnother() {
    double[][] rows = {{1, 0, -2}, {0, 1, -2}, {-1, 0, -2}};
    Truth truth = new CarouselTruth(new CarouselWeights(rows), SEED, true);
    Listener listener = truth.listener(0);
    listener.arrive(occasion(0));
    double[] before = {completes(listener, 0), completes(listener, 1), completes(listener, 2)};
    listener.hear(0, Act.COMPLETE);
    assertEquals(0.3, logit(before[0]) - logit(completes(listener, 0)), 1e-9);
    assertEquals(before[1], completes(listener, 1), 1e-12);
    assertEquals(before[2], completes(listener, 2), 1e-12);
    listener.arrive(new Occasion(1, 1, 8, 1_000 * HOUR_MS));
    assertEquals(before[0], completes(listener, 0), 1e-12);
  }

  @Test
  void listenersOfTheCarouselAreDrawnAsReleased() {
    Truth truth = new CarouselTruth(new CarouselWeights(new double[][] {{1, 0}}), SEED, false);
    double sum = 0;
    double squares = 0;
    int people = 20_000;
    for (long number = 0; number < people; number++) {
      double x = logit(completes(truth.listener(number), 0)); // theta is 1, the bias 0
      sum += x;
      squares += x * x;
    }
    double mean = sum / people;
    assertEquals(0.04, mean, 0.03);
    assertEquals(1.3, Math.sqrt(squares / people - mean * mean), 0.03);
  }

  @Test
  void theLadderSaysWhatItsTableSays() {
    Ladder.chances(0, chances);
    assertEquals(0.0293, chances[Act.DISLIKE.step()], 1e-4);
    assertEquals(0.4707, chances[Act.SKIP.step()], 1e-4);
    assertEquals(0.1225, chances[Act.LEAVE.step()], 1e-4);
    assertEquals(0.3301, chances[Act.COMPLETE.step()], 1e-4);
    assertEquals(0.0474, chances[Act.LIKE.step()], 1e-4);
  }

  @Test
  void someTagsAreWrongAndSomeAreMissing() {
    Truth truth = TruthKind.STATIONARY.make(3_000, SEED, weights);
    Music music = new Music(3_000, SEED);
    int right = 0;
    int missing = 0;
    Set<String> artists = new HashSet<>();
    for (int track = 0; track < truth.tracks(); track++) {
      missing += truth.tags(track).isEmpty() ? 1 : 0;
      right += truth.tags(track).contains("genre-" + mainGenre(music, track)) ? 1 : 0;
      artists.add(truth.artist(track));
    }
    assertEquals(375, artists.size());
    assertEquals(0.1, missing / 3_000.0, 0.03);
    assertEquals(0.81, right / 3_000.0, 0.03);
  }

  private static int mainGenre(Music music, int track) {
    int main = 0;
    for (int genre = 1; genre < Music.GENRES; genre++) {
      main = music.share(track, genre) > music.share(track, main) ? genre : main;
    }
    return main;
  }

  @Test
  void aTruthIsKnownByItsName() {
    assertEquals(TruthKind.CAROUSEL_TIRING, TruthKind.named("carousel-tiring"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> TruthKind.named("real")).getMessage();
    assertEquals(
        "must be one of stationary, drifting, moods, scenes, weekends, regions, carousel, carousel-tiring: truth=real",
        message);
  }

  @Test
  void anotherSeedIsOtherMusic() {
    assertNotEquals(
        new Music(300, 1).durationMs(0) + new Music(300, 1).quality(0),
        new Music(300, 2).durationMs(0) + new Music(300, 2).quality(0));
  }
}
