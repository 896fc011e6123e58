package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.station.Feedback;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener does shows in the very next pick. */
class ReadYourWritesTest extends EngineFixture {
  @Override
  Engine engine() {
    EngineOptions greedy =
        EngineOptions.DEFAULT.withSeed(42).withPolicy(PolicyKind.GREEDY).withFloor(0);
    return new Engine(catalogue, greedy);
  }

  @Test
  void aSkipChangesTheVeryNextPlay() {
    Listening ann = listening();
    ann.start();
    for (int i = 0; i < 3; i++) {
      ann.complete();
      ann.start();
    }
    int loved = small.genreOf(ann.current().trackId());
    assertEquals(loved, small.genreOf(ann.upNext().trackId()), "more of the same is announced");
    String announced = ann.upNext().trackId();
    ann.skip();
    assertNotEquals(announced, ann.current().trackId(), "what was announced is withdrawn");
    for (int skips = 1; small.genreOf(ann.current().trackId()) == loved; skips++) {
      assertTrue(skips < 5, "three were heard out: more skips outweigh them");
      ann.skip();
    }
  }

  @Test
  void whatWasAnnouncedIsNeverWhatPlaysAfterASkip() {
    Listening ann = listening();
    for (int spin = 0; spin < 100; spin++) {
      ann.start();
      String announced = ann.upNext().trackId();
      ann.skip();
      assertNotEquals(announced, ann.current().trackId());
    }
  }

  @Test
  void aLikeTurnsTheVeryNextUpNextToWhatIsNear() {
    Listening ann = listening();
    ann.start();
    ann.like();
    int liked = small.genreOf(ann.current().trackId());
    assertEquals(liked, small.genreOf(ann.upNext().trackId()));
  }

  @Test
  void aBannedArtistIsNeverPlayedAgain() {
    Listening ann = listening();
    Spin spin = ann.current();
    ann.tell(new Feedback.Disliked(spin.id(), Scope.ARTIST, ann.nowMs));
    int banned = catalogue.artist(spin.row());
    for (int i = 0; i < 150; i++) {
      assertNotEquals(banned, catalogue.artist(ann.current().row()));
      ann.start();
      ann.complete();
    }
  }

  @Test
  void nothingRepeatsWithinTheWindowAndNoArtistCrowds() {
    Listening ann = listening();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int row = ann.current().row();
      assertTrue(!rows.contains(row), "repeated: " + row);
      rows.add(row);
      ann.start();
      ann.complete();
    }
    for (int i = 8; i < rows.size(); i++) {
      int artist = catalogue.artist(rows.get(i));
      long spins =
          rows.subList(i - 8, i).stream().filter(row -> catalogue.artist(row) == artist).count();
      assertTrue(spins <= 2, "crowded: artist=" + artist);
    }
  }
}
