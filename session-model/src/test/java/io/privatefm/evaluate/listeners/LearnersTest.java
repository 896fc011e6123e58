package io.privatefm.evaluate.listeners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.evaluate.listeners.Method.Fitted;
import io.privatefm.evaluate.listeners.Method.Kind;
import io.privatefm.evaluate.listeners.Method.Variant;
import io.privatefm.station.Feedback;
import io.privatefm.station.Reward;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnersTest {
  /** Two people rate track 0, one of them track 1, nobody track 2. */
  private static final Ratings FEW =
      new Ratings(
          "few",
          List.of("x", "y"),
          List.of("a", "b", "c"),
          new int[][] {{0, 1}, {0}},
          new byte[][] {{4, 1}, {3}});

  @Test
  void meansAreDrawnTowardsTheMeanOfAll() {
    ItemMeans means = ItemMeans.fit(FEW, new int[] {0, 1}, Target.REWARD, 1);

    assertEquals(2.0 / 3, means.overall(), 1e-12);
    assertArrayEquals(new double[] {(2 + 2.0 / 3) / 3, (2.0 / 3) / 2, 2.0 / 3}, means.of(), 1e-12);
  }

  @Test
  void foldsHoldEverybodyOnceAndAreOfEqualSize() {
    int[] people = IntStream.range(10, 33).toArray();
    Folds folds = Folds.of(people, 5, 3);

    int[] all = IntStream.range(0, 5).flatMap(f -> Arrays.stream(folds.within(f))).toArray();
    Arrays.sort(all);
    assertArrayEquals(people, all);
    for (int fold = 0; fold < 5; fold++) {
      assertTrue(folds.within(fold).length >= 4 && folds.within(fold).length <= 5);
      assertEquals(23, folds.within(fold).length + folds.without(fold).length);
    }
    assertArrayEquals(folds.foldOf(), Folds.of(people, 5, 3).foldOf());
  }

  @Test
  void theTunerTakesWhatTrainingPeopleLikeMost() {
    Ratings ratings = TwoTastes.USUAL.ratings();
    Variant chance = new Variant("chance", (r, people, seed) -> random(r));
    Variant linear = FactorMethods.linearGreedy().variants().getLast();
    int[] people = IntStream.range(0, 45).toArray();

    Tuner tuner = new Tuner(ratings, 10, 1);
    assertEquals("chance", tuner.best(List.of(chance, chance), people).parameters());
    assertEquals(linear, tuner.best(List.of(chance, linear), people));
  }

  private static Fitted random(Ratings ratings) {
    return Bounds.random().variants().getFirst().fit().to(ratings, new int[0], 1);
  }

  @Test
  void neighboursOfLikeTasteRaiseWhatTheyLike() {
    // Those who like a like c and not d; those who like b like d and not c.
    Ratings ratings =
        new Ratings(
            "neighbours",
            List.of("x", "y", "z", "w"),
            List.of("a", "b", "c", "d"),
            new int[][] {{0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3}},
            new byte[][] {{4, 1, 4, 1}, {1, 4, 1, 4}, {4, 1, 4, 1}, {1, 4, 1, 4}});
    for (Variant variant : UserNeighbours.method().variants()) {
      Fitted fitted = variant.fit().to(ratings, new int[] {0, 1, 2, 3}, 1);
      Method.Listening listening = fitted.begin(new Method.Listener(9, new int[] {0, 1, 2, 3}, 1));
      assertEquals(0, listening.next(), "all are equal, and the first is taken");
      listening.told(1);
      int second = listening.next();
      assertTrue(second == 1 || second == 3, variant.parameters() + ": " + second);
      listening.told(4);
      assertEquals(4, second + listening.next(), "the other of the same taste");
    }
  }

  @Test
  void theOracleTakesEveryLikeFirst() {
    Ratings ratings = TwoTastes.USUAL.ratings();
    Method oracle = Bounds.oracle();
    assertEquals(Kind.CEILING, oracle.kind());
    Fitted fitted = oracle.variants().getFirst().fit().to(ratings, new int[0], 1);
    for (int person = 0; person < ratings.people().size(); person++) {
      Sitting sitting = Sitting.play(fitted, ratings, person, 30, 1);
      assertEquals(ratings.likes(person), sitting.reward(30));
      assertEquals(Math.min(10, ratings.likes(person)), sitting.reward(10));
    }
  }

  @Test
  void ratingsAreToldAsADeviceWouldTellThem() {
    assertEquals(
        List.of(new Feedback.Liked("p-1", 9), new Feedback.Completed("p-1", 9)),
        ReactionOfRating.told(4, "p-1", 1_000, 9));
    assertEquals(
        List.of(new Feedback.Completed("p-1", 9)), ReactionOfRating.told(3, "p-1", 1_000, 9));
    assertEquals(Reward.PART_PLAY, Reward.ofSkip(ReactionOfRating.heardMs(2, 1_000), 1_000));
    assertEquals(Reward.SHORT_SKIP, Reward.ofSkip(ReactionOfRating.heardMs(1, 1_000), 1_000));
  }
}
