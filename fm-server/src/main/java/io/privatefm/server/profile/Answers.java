package io.privatefm.server.profile;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Where answers are given: on the Vert.x context that asked, or on the store's own thread for the
 * others.
 */
final class Answers {
  private final Executor others;
  private final Map<Optional<Context>, List<Runnable>> pending = new LinkedHashMap<>();

  Answers(Executor others) {
    this.others = others;
  }

  /** The context of the calling thread, to be answered on. */
  static Optional<Context> asker() {
    return Optional.ofNullable(Vertx.currentContext());
  }

  /** Holds an answer back until {@link #give}. */
  void add(Optional<Context> asker, Runnable answer) {
    pending.computeIfAbsent(asker, _ -> new ArrayList<>()).add(answer);
  }

  /** Gives what was held back: in order, in one go for each context. */
  void give() {
    pending.forEach(this::give);
    pending.clear();
  }

  private void give(Optional<Context> asker, List<Runnable> answers) {
    Runnable all = () -> answers.forEach(Runnable::run);
    if (asker.isPresent()) {
      asker.get().runOnContext(_ -> all.run());
    } else {
      others.execute(all);
    }
  }
}
