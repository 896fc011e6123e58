package io.privatefm.evaluate.listeners;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.listeners.Method.Fitted;
import io.privatefm.evaluate.listeners.Method.Listener;
import io.privatefm.rank.Prior;
import io.privatefm.station.StationOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue and a ranker's model: every listener gets an engine of their own over them, so that
 * nobody's spins depend on who was judged before.
 */
final class EngineStage implements Fitted {
  private final RatedCatalogue.Opened catalogue;
  private final PolicyKind policy;
  private final byte @Nullable [] model;
  private final int longest;
  private final Prior learner;

  /**
   * @param catalogue closed with the stage
   * @param model of the ranker; null as it is installed
   * @param learner what the ranker believes at first, and how it learns
   * @param longest how many tracks a listener may be played
   */
  EngineStage(
      RatedCatalogue.Opened catalogue,
      PolicyKind policy,
      byte @Nullable [] model,
      int longest,
      Prior learner) {
    this.learner = learner;
    this.longest = longest;
    this.catalogue = catalogue;
    this.policy = policy;
    this.model = model;
  }

  @Override
  public Method.Listening begin(Listener listener) {
    return new EngineListening(engine(listener.seed()), catalogue.ids(), listener);
  }

  private Engine engine(long seed) {
    EngineOptions options =
        EngineOptions.DEFAULT
            .withSeed(seed)
            .withPolicy(policy)
            .withStation(neverTwice())
            .withModels(Map.of("usual", learner));
    Engine engine = new Engine(catalogue.catalogue(), options);
    if (model != null) {
      engine.loadModel(model);
    }
    return engine;
  }

  /** The usual limits; where somebody rated more tracks than are kept apart, that many are. */
  private StationOptions neverTwice() {
    StationOptions usual = StationOptions.DEFAULT;
    return new StationOptions(
        usual.sessionGapMs(),
        Math.max(usual.repeatWindow(), longest),
        usual.artistWindow(),
        usual.artistMost(),
        usual.behaviourWindow(),
        usual.likesMost(),
        usual.bansMost(),
        usual.withinMost(),
        usual.shortTerm(),
        usual.longTerm());
  }

  /** Plays these people on one engine, one after the other; the model that it has then. */
  byte[] learn(Ratings ratings, int[] people, int spins, long seed) {
    Engine engine = engine(seed);
    Fitted shared = listener -> new EngineListening(engine, catalogue.ids(), listener);
    for (int person : people) {
      int most = Math.min(spins, ratings.rated()[person].length);
      Sitting.play(shared, ratings, person, most, seed);
    }
    return engine.saveModel();
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
