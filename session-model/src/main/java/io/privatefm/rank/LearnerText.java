package io.privatefm.rank;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads how a ranker is to learn, see {@link Prior#learning}. */
final class LearnerText {
  private static final String RULE =
      "must be \"bayes deviation=N\" or \"ftrl alpha=N beta=N l1=N l2=N\", any of them: learner=";

  private LearnerText() {}

  static Prior parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    return switch (words[0]) {
      case "bayes" -> {
        double deviation = numbers(text, words, Set.of("deviation")).getOrDefault("deviation", 1.0);
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("must be > 0 and finite: deviation=" + deviation);
        }
        yield Prior.BY_HAND.looser(deviation);
      }
      case "ftrl" -> {
        Map<String, Double> told = numbers(text, words, Set.of("alpha", "beta", "l1", "l2"));
        FtrlSteps usual = FtrlSteps.USUAL;
        yield Prior.BY_HAND.withFtrl(
            new FtrlSteps(
                told.getOrDefault("alpha", usual.alpha()),
                told.getOrDefault("beta", usual.beta()),
                told.getOrDefault("l1", usual.l1()),
                told.getOrDefault("l2", usual.l2())));
      }
      default -> throw new IllegalArgumentException(RULE + text);
    };
  }

  private static Map<String, Double> numbers(String text, String[] words, Set<String> names) {
    Map<String, Double> numbers = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] named = words[i].split("=", 2);
      if (named.length < 2 || !names.contains(named[0])) {
        throw new IllegalArgumentException(RULE + text);
      }
      try {
        numbers.put(named[0], Double.valueOf(named[1]));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("must be a number: " + words[i], e);
      }
    }
    return numbers;
  }
}
