package io.privatefm.server.air;

import java.util.ArrayList;
import java.util.List;

/**
 * The flushes of one loop's sockets: while work runs together they wait, and each socket that was
 * written to is flushed once at its end. See {@link Cork}. Of one loop.
 */
final class Flushes {
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean held;

  /** Runs the work; all that it writes to one socket leaves in one go. */
  void together(Runnable work) {
    if (held) {
      work.run();
      return;
    }
    held = true;
    try {
      work.run();
    } finally {
      held = false;
      waiting.forEach(Runnable::run);
      waiting.clear();
    }
  }

  /** Whether a flush is to wait now. */
  boolean held() {
    return held;
  }

  /** Has this flush run when the work that runs together is over. */
  void later(Runnable flush) {
    waiting.add(flush);
  }
}
