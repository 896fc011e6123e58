package io.privatefm.catalogue.foretell;

import static io.privatefm.catalogue.sessions.Heard.prefix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sessions teach of the track that comes next. */
class ForesightTest {
  private static final int TRACKS = 200;

  /** Whoever hears a track below 100 mostly hears its successor next; the rest is chance. */
  private static Sessions walks(long seed, int count) {
    Random random = new Random(seed);
    List<int[]> sessions = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int[] tracks = new int[12];
      int at = random.nextInt(100);
      for (int i = 0; i < tracks.length; i++) {
        tracks[i] = at;
        at = random.nextInt(10) < 7 ? (at + 1) % 100 : random.nextInt(TRACKS);
      }
      sessions.add(tracks);
    }
    return Sessions.of(TRACKS, sessions);
  }

  private static int[] artists() {
    return IntStream.range(0, TRACKS).map(track -> track / 4).toArray();
  }

  private static Foresight learned() {
    return Foresight.learn(walks(1, 600), artists(), 1, Progress.NONE);
  }

  @Test
  void theTrackThatUsuallyFollowsIsTheLikeliest() {
    Foreteller foreteller = new Foreteller(learned());
    int right = 0;
    for (int from = 10; from < 90; from++) {
      foreteller.ask(prefix(from - 2, from - 1, from), row -> true);
      right += foreteller.track(0) == from + 1 ? 1 : 0;
    }
    assertTrue(right > 70, "right of 80: " + right);
  }

  @Test
  void whatIsNotAllowedIsNotForetold() {
    Foreteller foreteller = new Foreteller(learned());
    foreteller.ask(prefix(20, 21), row -> row % 2 == 1);
    assertTrue(foreteller.count() > 0);
    for (int i = 0; i < foreteller.count(); i++) {
      assertEquals(1, foreteller.track(i) % 2);
    }
    assertEquals(-1, foreteller.placeOf(22));
  }

  @Test
  void theAnswerFallsAndKnowsItsPlaces() {
    Foreteller foreteller = new Foreteller(learned());
    foreteller.ask(prefix(40, 41, 42), row -> true);
    assertEquals(0, foreteller.behind(0));
    for (int i = 1; i < foreteller.count(); i++) {
      assertTrue(foreteller.behind(i) <= foreteller.behind(i - 1));
      assertEquals(i, foreteller.placeOf(foreteller.track(i)));
    }
  }

  @Test
  void whoWasNotAskedForetellsNothing() {
    Foreteller foreteller = new Foreteller(learned());
    assertEquals(0, foreteller.count());
    assertEquals(-1, foreteller.placeOf(40));
  }

  @Test
  void anEmptyPrefixForetellsNothingAndForgetsTheLastAnswer() {
    Foreteller foreteller = new Foreteller(learned());
    foreteller.ask(prefix(40), row -> true);
    int known = foreteller.track(0);
    foreteller.ask(prefix(), row -> true);
    assertEquals(0, foreteller.count());
    assertEquals(-1, foreteller.placeOf(known));
  }

  @Test
  void aTrackThatNobodyHeardForetellsByItsArtistAlone() {
    Sessions sessions = Sessions.of(8, List.of(new int[] {0, 1, 2}, new int[] {2, 1}));
    int[] artists = {5, 6, 6, 6, 6, 7, 7, 7};
    Foreteller foreteller = new Foreteller(Foresight.learn(sessions, artists, 1, Progress.NONE));
    foreteller.ask(prefix(4), row -> true);
    assertEquals(2, foreteller.count(), "the two of the artist that are heard");
    assertTrue(foreteller.placeOf(1) >= 0);
    assertTrue(foreteller.placeOf(2) >= 0);
    assertFalse(foreteller.bySessions(0));
  }

  @Test
  void theSameSessionsTeachTheSame() {
    assertArrayEquals(learned().weights(), learned().weights());
  }

  @Test
  void theWeightsAreAllThatWasLearned() {
    Foresight learned = learned();
    Foreteller ours = new Foreteller(learned);
    Foreteller theirs =
        new Foreteller(Foresight.of(learned.sessions(), artists(), learned.weights()));
    ours.ask(prefix(7, 8), row -> true);
    theirs.ask(prefix(7, 8), row -> true);
    assertEquals(ours.count(), theirs.count());
    for (int i = 0; i < ours.count(); i++) {
      assertEquals(ours.track(i), theirs.track(i));
      assertEquals(ours.behind(i), theirs.behind(i));
    }
  }

  @Test
  void weightsOfAnotherNumberAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Foresight.of(walks(1, 3), artists(), new float[3]));
    assertTrue(String.valueOf(refused.getMessage()).contains("weights=3"), refused::toString);
  }
}
