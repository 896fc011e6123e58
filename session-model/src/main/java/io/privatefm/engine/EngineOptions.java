package io.privatefm.engine;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.rank.ArmModel;
import io.privatefm.rank.Prior;
import io.privatefm.station.Mode;
import io.privatefm.station.StationOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an engine plays; all limits are counted, none clocked.
 *
 * @param seed of every random number; the same seed and events give the same picks
 * @param policy the bandit
 * @param floor share of draws that are uniform over all arms, 0 to 1: no propensity is below floor
 *     ÷ 64
 * @param recall what share of the tracks nearest to an interest a search is to find, 0 to 1, in an
 *     index that does not look at all
 * @param station limits of every station
 * @param appetite of the policy for exploration, at least 0: 1 as usual; the mode's own multiplies
 * @param models what rankers believe before they have seen anything, by name: {@code usual} plays
 *     for everybody whose arm of the experiment names no other, and begins by hand when not here
 * @param experiment how listeners are split among other policies and floors; null: not at all
 * @param parts what of the engine is at work; all of it but in an ablation
 * @param model what scores the arms in place of the linear ranker, borrowed; null: nothing
 * @param rules of every draw, whatever the policy
 * @param remembered how many searches for what is nearest to an interest are remembered, at least 1
 *     and some 270 bytes each: an interest that has not moved is not searched for again, and no
 *     answer differs for it. A listener has up to a dozen interests
 */
public record EngineOptions(
    long seed,
    PolicyKind policy,
    double floor,
    double recall,
    StationOptions station,
    double appetite,
    Map<String, Prior> models,
    @Nullable Experiment experiment,
    Parts parts,
    @Nullable ArmModel model,
    PlayRules rules,
    int remembered) {
  private static final int MOST_REMEMBERED = 1 << 22;

  /** Thompson sampling with a floor of 0.02 over a recall of 0.95. */
  public static final EngineOptions DEFAULT =
      new EngineOptions(
          1,
          PolicyKind.THOMPSON,
          0.02,
          0.95,
          StationOptions.DEFAULT,
          1,
          Map.of(),
          null,
          Parts.ALL,
          null,
          PlayRules.NONE,
          16_384);

  public EngineOptions {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("must be 0 to 1: floor=" + floor);
    }
    if (!(recall >= 0 && recall <= 1)) {
      throw new IllegalArgumentException("must be 0 to 1: recall=" + recall);
    }
    if (!(appetite >= 0 && appetite < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("must be >= 0 and finite: appetite=" + appetite);
    }
    if (!(remembered >= 1 && remembered <= MOST_REMEMBERED)) {
      throw new IllegalArgumentException(
          "must be 1 to " + MOST_REMEMBERED + ": remembered=" + remembered);
    }
    models = Map.copyOf(models);
    if (experiment != null) {
      experiment.requireModels(models.keySet());
    }
  }

  /** These options with another seed. */
  public EngineOptions withSeed(long newSeed) {
    Draft draft = new Draft(this);
    draft.seed = newSeed;
    return draft.made();
  }

  /** These options with another policy. */
  public EngineOptions withPolicy(PolicyKind newPolicy) {
    Draft draft = new Draft(this);
    draft.policy = newPolicy;
    return draft.made();
  }

  /** These options with another floor. */
  public EngineOptions withFloor(double newFloor) {
    Draft draft = new Draft(this);
    draft.floor = newFloor;
    return draft.made();
  }

  /** These options with another recall. */
  public EngineOptions withRecall(double newRecall) {
    Draft draft = new Draft(this);
    draft.recall = newRecall;
    return draft.made();
  }

  /** These options with other limits of a station. */
  public EngineOptions withStation(StationOptions newStation) {
    Draft draft = new Draft(this);
    draft.station = newStation;
    return draft.made();
  }

  /** These options with another appetite. */
  public EngineOptions withAppetite(double newAppetite) {
    Draft draft = new Draft(this);
    draft.appetite = newAppetite;
    return draft.made();
  }

  /** These options with other models. */
  public EngineOptions withModels(Map<String, Prior> newModels) {
    Draft draft = new Draft(this);
    draft.models = newModels;
    return draft.made();
  }

  /** These options with an experiment; null: without. */
  public EngineOptions withExperiment(@Nullable Experiment newExperiment) {
    Draft draft = new Draft(this);
    draft.experiment = newExperiment;
    return draft.made();
  }

  /** These options with only some parts at work. */
  public EngineOptions withParts(Parts newParts) {
    Draft draft = new Draft(this);
    draft.parts = newParts;
    return draft.made();
  }

  /** These options with a richer model; null: without. */
  public EngineOptions withModel(@Nullable ArmModel newModel) {
    Draft draft = new Draft(this);
    draft.model = newModel;
    return draft.made();
  }

  /** These options with other rules of a draw. */
  public EngineOptions withRules(PlayRules newRules) {
    Draft draft = new Draft(this);
    draft.rules = newRules;
    return draft.made();
  }

  /** These options with room for another number of remembered searches. */
  public EngineOptions withRemembered(int newRemembered) {
    Draft draft = new Draft(this);
    draft.remembered = newRemembered;
    return draft.made();
  }

  /** The appetite for exploration in a mode. */
  public double appetite(Mode mode) {
    return appetite
        * switch (mode) {
          case FAMILIAR -> 0.3;
          case BALANCED -> 1;
          case EXPLORE -> 2.5;
        };
  }

  /** Options of which one is about to change. */
  private static final class Draft {
    private long seed;
    private PolicyKind policy;
    private double floor;
    private double recall;
    private StationOptions station;
    private double appetite;
    private Map<String, Prior> models;
    private @Nullable Experiment experiment;
    private Parts parts;
    private @Nullable ArmModel model;
    private PlayRules rules;
    private int remembered;

    Draft(EngineOptions of) {
      seed = of.seed;
      policy = of.policy;
      floor = of.floor;
      recall = of.recall;
      station = of.station;
      appetite = of.appetite;
      models = of.models;
      experiment = of.experiment;
      parts = of.parts;
      model = of.model;
      rules = of.rules;
      remembered = of.remembered;
    }

    EngineOptions made() {
      return new EngineOptions(
          seed,
          policy,
          floor,
          recall,
          station,
          appetite,
          models,
          experiment,
          parts,
          model,
          rules,
          remembered);
    }
  }
}
