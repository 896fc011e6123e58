package io.privatefm.evaluate.listeners;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.evaluate.listeners.Method.Kind;
import io.privatefm.evaluate.listeners.Method.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our engine as a method: the whole of it, told by feedback as a device would tell. */
final class EngineMethod {
  private final EngineUnderTest options;
  private final RatedCatalogue catalogues;
  private final int spins;

  /**
   * @param spins a warm ranker hears of each training person
   */
  EngineMethod(EngineUnderTest options, RatedCatalogue catalogues, int spins) {
    this.options = options;
    this.catalogues = catalogues;
    this.spins = spins;
  }

  /** The engine with this policy, its ranker as it is installed. */
  Method cold(PolicyKind policy) {
    return method("engine-cold:" + policy.label(), policy, false);
  }

  /** The same, its ranker after a number of training people. */
  Method warm(PolicyKind policy) {
    return method("engine:" + policy.label(), policy, true);
  }

  private Method method(String name, PolicyKind policy, boolean warm) {
    List<Variant> variants = new ArrayList<>();
    for (RatedCatalogue.Space space : catalogues.spaces()) {
      String passes = warm ? " passes=" + options.passes() : "";
      variants.add(
          new Variant(
              space.text() + passes,
              (ratings, people, seed) -> {
                byte @Nullable [] model =
                    warm ? warmUp(ratings, people, space, policy, seed) : null;
                return stage(ratings, people, space, policy, model, seed);
              }));
    }
    return new Method(name, Kind.ENGINE, variants);
  }

  /**
   * A ranker that has heard all training people, each over vectors of the others: what it learns of
   * nearness is then what nearness is worth with people whom the vectors have not seen.
   */
  private byte[] warmUp(
      Ratings ratings, int[] people, RatedCatalogue.Space space, PolicyKind policy, long seed) {
    Folds parts = Folds.of(people, Tuner.PARTS, Seeds.of(seed, -1));
    byte @Nullable [] model = null;
    for (int pass = 0; pass < options.passes(); pass++) {
      for (int part = 0; part < parts.count(); part++) {
        int[] others = parts.without(part);
        try (EngineStage stage = stage(ratings, others, space, policy, model, seed)) {
          model = stage.learn(ratings, parts.within(part), spins, Seeds.of(seed, pass));
        }
      }
    }
    return Objects.requireNonNull(model);
  }

  private EngineStage stage(
      Ratings ratings,
      int[] people,
      RatedCatalogue.Space space,
      PolicyKind policy,
      byte @Nullable [] model,
      long seed) {
    RatedCatalogue.Opened opened = catalogues.open(ratings, people, space, seed);
    return new EngineStage(opened, policy, model, ratings.longest(), options.learner());
  }
}
