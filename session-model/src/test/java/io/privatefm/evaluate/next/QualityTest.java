package io.privatefm.evaluate.next;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.evaluate.report.Bootstrap;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class QualityTest {
  private final Sessions test =
      Sessions.of(9, List.of(new int[] {0, 1, 0, 2}, new int[] {5}, new int[] {3, 4}));

  @Test
  void firstPositionsAreNotAskedAndRepeatsOnlyWhenTheyArePredicted() {
    Targets without = Targets.of(test, Played.EXCLUDE);
    Targets with = Targets.of(test, Played.PREDICT);

    assertArrayEquals(new int[] {1, 3, 6}, without.positions());
    assertArrayEquals(new int[] {1, 2, 3, 6}, with.positions());
    assertEquals(4, without.place(1));
    assertEquals(2, without.track(1));
    assertEquals(2, without.place(2));
    assertArrayEquals(new int[] {0, 3, 3, 4}, with.starts());
  }

  @Test
  void whatTrainingNeverHeldIsCounted() {
    Sessions train = Sessions.of(9, List.of(new int[] {0, 1, 2}));

    assertEquals(1, Targets.of(test, Played.EXCLUDE).unknown(train)); // track 4
  }

  @Test
  void figuresAreMeansOverQuestions() {
    Quality quality = Quality.of(ranks());

    assertEquals(2.0 / 3, quality.hr(), 1e-12); // found at rank 1 and at rank 3, one miss
    assertEquals((1 + 1.0 / 3) / 3, quality.mrr(), 1e-12);
    assertEquals((1 + 0.5) / 3, quality.ndcg(), 1e-12); // 1 / log2(3 + 1)
    assertEquals(1.0 / 3, Quality.of(ranks(), 2).hr(), 1e-12); // of the first two tracks alone
  }

  @Test
  void aMethodIsNoBetterThanItself() {
    Quality.Figures none = Quality.of(ranks()).less(Quality.of(ranks()), Bootstrap.of(1));

    assertEquals(0, none.hr().estimate());
    assertEquals(0, none.mrr().high());
  }

  @Test
  void varietyLooksAtWhatWasAnswered() {
    Sessions train = Sessions.of(9, List.of(new int[] {1, 1, 1, 2, 3}, new int[] {4, 6, 7, 8, 0}));
    Variety variety = Variety.of(ranks(), 3, train, Tracks.of(vocabulary(), null));

    assertEquals(5.0 / 8, variety.coverage(), 1e-12); // 1, 7, 8, 2 and 6 of eight tracks
    assertEquals(6.0 / 7, variety.tail(), 1e-12); // track 1 alone is the head
    assertEquals(7.0 / 3, variety.length(), 1e-12);
    assertEquals(Double.NaN, variety.tags());
    // pairs 1-7 1-8 7-8, 7-8 7-2 8-2, none: artists are even and odd numbers
    assertEquals(3.0 / 6 + 1.0 / 6, variety.artists(), 1e-12);
  }

  /** Track n is by the artist n modulo 2. */
  private static Vocabulary vocabulary() {
    Vocabulary vocabulary = new Vocabulary();
    for (int track = 0; track < 9; track++) {
      vocabulary.artist(vocabulary.number("t" + track), "artist " + track % 2);
    }
    return vocabulary;
  }

  /** Answers to the questions 1, 2 and 4. */
  private Ranks ranks() {
    int[] tracks = {1, 7, 8, 7, 8, 2, 6, -1, -1};
    return new Ranks(Targets.of(test, Played.EXCLUDE), 3, tracks, new Histogram(3));
  }

  @Test
  void answersDoNotDependOnTheNumberOfThreads() {
    Targets targets = Targets.of(test, Played.EXCLUDE);
    Model model =
        () ->
            (prefix, into) -> {
              for (int track = 0; track < 9; track++) {
                into.add(track, (track * 7 + prefix.back(1) * 5 + prefix.count()) % 9);
              }
            };
    int[] one = new Questioning(1, 4).ask(model, test, targets, "asking", Progress.NONE).tracks();
    int[] four = new Questioning(4, 4).ask(model, test, targets, "asking", Progress.NONE).tracks();

    assertArrayEquals(one, four);
  }
}
