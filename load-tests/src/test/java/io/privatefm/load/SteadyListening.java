package io.privatefm.load;

/** Stations that connect, play, complete, skip and like, each at its pace from its first spin. */
public final class SteadyListening extends StationSimulation {
  public SteadyListening() {
    super("steady", LoadPlan.USUAL);
    setUp(listening(reacts())).protocols(protocol());
  }
}
