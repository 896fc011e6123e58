package io.privatefm.server.air;

import io.privatefm.engine.EngineDelta;
import io.vertx.core.Future;
import java.util.List;

/**
 * What the loops tell each other about the shared rankers and the tracks: each passes on what it
 * alone has learned since the last time, so that all come to know the same. Thread-safe.
 */
final class Exchange {
  private final List<Loop> loops;

  Exchange(List<Loop> loops) {
    this.loops = loops;
  }

  /** Passes on what this loop has learned; called on it. */
  void share(Loop loop) {
    EngineDelta delta = loop.engine.takeDelta();
    if (delta.isEmpty()) {
      return;
    }
    for (Loop other : loops) {
      if (other != loop) {
        other.execute(() -> other.engine.absorb(delta));
      }
    }
  }

  /** The model with what every loop has learned so far; its bytes are made off the loops. */
  Future<byte[]> model() {
    List<Future<Void>> shared =
        loops.stream()
            .map(
                loop ->
                    loop.<Void>call(
                        () -> {
                          share(loop);
                          return Future.succeededFuture();
                        }))
            .toList();
    Loop first = loops.getFirst();
    return Future.join(shared)
        .compose(_ -> first.call(() -> first.aside(first.engine.modelToSave())));
  }
}
