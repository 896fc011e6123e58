package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Where parameters are chosen: the training part, parted once more by the same protocol. The test
 * is never seen here. Owned by one thread.
 */
final class Trial {
  private final Sessions train;
  private final Targets targets;
  private final Questioning questioning;
  private final Progress progress;
  private final Map<String, Tuned> chosen = new HashMap<>();
  private final Map<String, Integer> tried = new HashMap<>();

  /** A trial that learns from one part and foretells the other. */
  Trial(Sessions train, Targets targets, Questioning questioning, Progress progress) {
    this.train = train;
    this.targets = targets;
    this.questioning = questioning;
    this.progress = progress;
  }

  /** NDCG of a method as it would be trained: it pays both for finding and for ranking high. */
  double goodness(String name, Function<Sessions, Model> fit) {
    String phase = "tuning " + name + " " + tried.merge(name, 1, Integer::sum);
    Model model = fit.apply(train);
    return Quality.of(questioning.ask(model, train, targets, phase, progress)).ndcg();
  }

  /** The method with its parameters chosen; chosen once. */
  Tuned tuned(Method method) {
    Tuned known = chosen.get(method.name());
    if (known == null) {
      known = method.tune(this);
      chosen.put(method.name(), known);
    }
    return known;
  }
}
