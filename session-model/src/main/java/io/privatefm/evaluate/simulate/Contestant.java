package io.privatefm.evaluate.simulate;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.engine.EngineOptions;
import io.privatefm.engine.Parts;
import io.privatefm.engine.PlayRules;
import io.privatefm.rank.Prior;
import java.util.Map;

/** Who plays to the listeners. */
public sealed interface Contestant {
  /** The name in tables. */
  String label();

  /**
   * The engine with a policy.
   *
   * @param appetite scales the policy's parameter: ε = 0.1 · appetite, α = appetite, the
   *     posterior's deviation × appetite, γ = 1,000 / appetite
   * @param floor share of draws that are uniform over the candidates
   * @param tuned whether the two were chosen on other listeners of the same truth
   */
  record Policy(PolicyKind kind, double appetite, double floor, boolean tuned)
      implements Contestant {
    @Override
    public String label() {
      return tuned ? kind.label() + " (tuned)" : kind.label();
    }

    EngineOptions options() {
      return EngineOptions.DEFAULT.withPolicy(kind).withAppetite(appetite).withFloor(floor);
    }
  }

  /**
   * The engine as it is shipped, but for one part, to see what that is worth.
   *
   * @param part as {@link Parts} names it
   */
  record Ablation(String part) implements Contestant {
    @Override
    public String label() {
      return "less " + part;
    }

    EngineOptions options() {
      return EngineOptions.DEFAULT.withParts(Parts.without(part));
    }
  }

  /**
   * The engine as it is shipped, with rules of every draw besides, to see what they cost.
   *
   * @param text of the rules, see {@link PlayRules}
   */
  record Ruled(String text) implements Contestant {
    @Override
    public String label() {
      return text;
    }

    EngineOptions options() {
      return EngineOptions.DEFAULT.withRules(PlayRules.parse(text));
    }
  }

  /**
   * The engine as it is shipped, but for how its ranker learns.
   *
   * @param text of the learner, see {@link Prior#learning}
   */
  record Learning(String text) implements Contestant {
    @Override
    public String label() {
      return text;
    }

    EngineOptions options() {
      return EngineOptions.DEFAULT.withModels(Map.of("usual", Prior.learning(text)));
    }
  }

  /** The engine with this policy as it is shipped. */
  static Policy shipped(PolicyKind kind) {
    return new Policy(kind, EngineOptions.DEFAULT.appetite(), EngineOptions.DEFAULT.floor(), false);
  }

  /** Those who need no engine; they play by the station's rules too. */
  enum Reference implements Contestant {
    /** Any permissible track. */
    RANDOM("random"),
    /** The permissible track that the largest share of the training's listeners heard out. */
    POPULAR("popular"),
    /** The permissible track with the highest true mean reward now. */
    ORACLE("oracle");

    private final String label;

    Reference(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
