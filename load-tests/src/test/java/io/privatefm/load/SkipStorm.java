package io.privatefm.load;

import static io.gatling.javaapi.core.CoreDsl.exec;

/** Everyone skips at every turn: each skip withdraws what was announced and asks for a new draw. */
public final class SkipStorm extends StationSimulation {
  public SkipStorm() {
    super("skip-storm", LoadPlan.USUAL);
    setUp(listening(exec(starts()).exec(skips()))).protocols(protocol());
  }
}
