package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.rank.Features;
import io.privatefm.rank.LearnedDelta;
import io.privatefm.rank.Prior;
import io.privatefm.rank.Ranker;
import io.privatefm.station.Spin;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Arms of an experiment with rankers of their own. */
class ModelsTest extends EngineFixture {
  private static final Experiment SPLIT =
      Experiment.parse("autumn: hand=greedy 50, taught=greedy model=taught 50");

  /** Whoever believes this likes what is recalled to explore, and nothing else. */
  private static final Prior CURIOUS =
      Prior.of(
          Map.of("by explore", 5.0, "interest", 0.0, "popularity", 0.0, "taste", 0.0, "tags", 0.0),
          Map.of());

  private final EngineOptions options =
      EngineOptions.DEFAULT
          .withSeed(42)
          .withFloor(0)
          .withModels(Map.of("taught", CURIOUS))
          .withExperiment(SPLIT);

  private Engine split() {
    return new Engine(catalogue, options);
  }

  private static String listenerOf(String arm) {
    return new SplittableRandom(7)
        .ints()
        .mapToObj(i -> "listener-" + i)
        .filter(id -> SPLIT.arms().get(SPLIT.armOf(id)).name().equals(arm))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anArmIsPlayedByTheModelThatItNames() {
    Engine engine = split();
    Listening hand = new Listening(engine, listenerOf("hand"));
    Listening taught = new Listening(engine, listenerOf("taught"));
    for (int spin = 0; spin < 5; spin++) {
      assertEquals("explore", taught.current().why().channel());
      assertNotEquals("explore", hand.current().why().channel());
      hand.start();
      taught.start();
      hand.complete();
      taught.complete();
    }
  }

  @Test
  void aModelLearnsFromItsOwnListenersAlone() {
    Models models = new Models(Map.of("taught", CURIOUS));
    Engine engine = split();
    Listening taught = new Listening(engine, listenerOf("taught"));
    taught.start();
    taught.complete();
    Spin next = taught.current();
    assertEquals(1, engine.modelVersion());
    models.load(engine.saveModel());
    assertEquals(1, models.named("taught").version());
    assertEquals(0, models.named(Models.USUAL).version());
    assertEquals(0, next.modelVersion(), "the up-next was drawn before");
    assertEquals(Map.of("taught", 1L), counts(engine.takeDelta().rankers()));
  }

  private static Map<String, Long> counts(Map<String, LearnedDelta> deltas) {
    return deltas.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().count()));
  }

  @Test
  void enginesThatExchangeAgreeOnEveryModelToTheBit() {
    Engine one = split();
    Engine other = split();
    for (String arm : new String[] {"hand", "taught"}) {
      Listening ann = new Listening(one, listenerOf(arm));
      ann.start();
      ann.skip();
    }
    other.absorb(one.takeDelta());
    assertArrayEquals(one.saveModel(), other.saveModel());
    assertTrue(one.takeDelta().isEmpty());
  }

  @Test
  void aModelThatIsNotInUseIsKept() {
    Engine engine = split();
    Listening taught = new Listening(engine, listenerOf("taught"));
    taught.start();
    taught.complete();
    byte[] saved = engine.saveModel();
    Engine without = engine();
    without.loadModel(saved);
    assertEquals(0, without.modelVersion());
    Engine again = split();
    again.loadModel(without.saveModel());
    assertArrayEquals(saved, again.saveModel());
  }

  @Test
  void aRankerAloneIsTheUsualOne() {
    Ranker ranker = new Ranker();
    ranker.observe(new byte[Features.PACKED_BYTES], 0, 0.5, 0);
    Models models = new Models(Map.of());
    models.load(ranker.save());
    assertArrayEquals(ranker.save(), models.named(Models.USUAL).save());
  }

  @Test
  void damagedModelsAreRefusedAndNothingChanges() {
    Engine engine = split();
    Listening ann = new Listening(engine, listenerOf("hand"));
    ann.start();
    ann.complete();
    byte[] saved = engine.saveModel();
    for (int length = 0; length < saved.length; length++) {
      byte[] cut = Arrays.copyOf(saved, length);
      assertThrows(IllegalArgumentException.class, () -> engine.loadModel(cut), "length " + length);
    }
    assertArrayEquals(saved, engine.saveModel());
  }

  @Test
  void anArmThatNamesAnUnknownModelIsRefused() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> EngineOptions.DEFAULT.withExperiment(SPLIT));
    assertEquals("must be among the models: model of taught=taught models=", refused.getMessage());
  }
}
