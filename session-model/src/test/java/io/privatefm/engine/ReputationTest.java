package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.rank.Features;
import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What strangers thought of single tracks decides what the next stranger is played. */
class ReputationTest extends EngineFixture {
  private static final int STRANGERS = 400;
  private static final int SPINS = 8;

  /** A tenth of all tracks, whatever their genre, artist and colour. */
  private static boolean judged(String trackId) {
    int mixed = Integer.parseInt(trackId.substring(2)) * 0x9E3779B9;
    return (mixed >>> 8) % 10 == 0;
  }

  /**
   * Plays to strangers who hear out, skip or leave; counts the spins of the last 100 in the tenth.
   */
  private static int spins(Engine engine, Predicate<String> loved, Predicate<String> loathed) {
    int count = 0;
    for (int stranger = 0; stranger < STRANGERS; stranger++) {
      Listening who = new Listening(engine, "stranger-" + stranger);
      for (int spin = 0; spin < SPINS; spin++) {
        String track = who.current().trackId();
        count += stranger >= STRANGERS - 100 && judged(track) ? 1 : 0;
        who.start();
        if (loved.test(track)) {
          who.like();
          who.complete();
        } else if (loathed.test(track)) {
          who.skip();
        } else {
          who.leaveHalfway();
        }
      }
    }
    return count;
  }

  @Test
  void whatEverybodySkipsIsNoLongerPlayedAndWhatEverybodyLovesIsFound() {
    int indifferent = spins(engine(), _ -> false, _ -> false);
    int skipped = spins(engine(), _ -> false, ReputationTest::judged);
    int loved = spins(engine(), ReputationTest::judged, _ -> false);
    String told = "of 800: skipped %d, left %d, loved %d".formatted(skipped, indifferent, loved);
    System.out.println(told);
    assertTrue(skipped < indifferent / 2, told);
    assertTrue(loved > 2 * indifferent, told);
  }

  @Test
  void anotherLoopsEngineKnowsItAfterTheExchange() {
    Engine one = engine();
    spins(one, _ -> false, ReputationTest::judged);
    Engine other = engine();
    other.absorb(one.takeDelta());
    assertArrayEquals(one.saveModel(), other.saveModel());
    Evidence ofOne = Evidence.of(new Listening(one, "ann").current().evidence());
    Evidence ofOther = Evidence.of(new Listening(other, "ann").current().evidence());
    assertArrayEquals(ofOne.arms(), ofOther.arms());
    boolean known = false;
    for (int arm = 0; arm < ofOne.count(); arm++) {
      known |= ofOne.features(arm)[1 + Features.REPUTATION] != 0;
    }
    assertTrue(known, "some arm has a reputation");
  }

  @Test
  void aModelWithoutReputationIsRefusedAndNothingOfItIsTaken() {
    Engine engine = engine();
    spins(engine, _ -> false, ReputationTest::judged);
    byte[] model = engine.saveModel();
    byte[] cut = Arrays.copyOf(model, model.length - 1);
    assertThrows(IllegalArgumentException.class, () -> engine().loadModel(cut));
    Engine fresh = engine();
    assertThrows(IllegalArgumentException.class, () -> fresh.loadModel(cut));
    assertEquals(0, fresh.modelVersion());
    fresh.loadModel(model);
    assertArrayEquals(model, fresh.saveModel());
  }
}
