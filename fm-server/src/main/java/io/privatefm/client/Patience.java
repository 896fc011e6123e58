package io.privatefm.client;

import io.vertx.core.Vertx;

/**
 * How long an answer is waited for: a connection that swallows what is said is dead, whatever TCP
 * believes. Owned by the client's context.
 */
final class Patience {
  private static final long NONE = -1;

  private final Vertx vertx;
  private final long withinMs;
  private final Runnable lost;
  private long timer = NONE;

  Patience(Vertx vertx, long withinMs, Runnable lost) {
    this.vertx = vertx;
    this.withinMs = withinMs;
    this.lost = lost;
  }

  /** An answer is due; one that is waited for already is not waited for any longer. */
  void begin() {
    if (timer == NONE) {
      timer =
          vertx.setTimer(
              withinMs,
              _ -> {
                timer = NONE;
                lost.run();
              });
    }
  }

  /** It came, or the connection went. */
  void end() {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }
}
