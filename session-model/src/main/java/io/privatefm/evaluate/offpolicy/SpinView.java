package io.privatefm.evaluate.offpolicy;

import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Evidence;

/** How the arms of every logged spin look to a bandit that is judged. Immutable. */
interface SpinView {
  /** Whose view it is, as it follows a policy's name; empty for the log's own. */
  String over();

  /** How many arms a round has. */
  int count(int round);

  /** Packed features of all arms of a round, one after another; borrowed. */
  byte[] arms(int round);

  /** Whether the bandit could draw this arm at all. */
  boolean knows(int round, int arm);

  /** Share of every draw that is uniform over the arms it knows. */
  double floor();

  /** How eager to explore the bandit is. */
  double appetite(int round);

  /** As they were logged; floor and appetite are of the bandit. */
  static SpinView logged(LoggedSpins log, double floor) {
    return new SpinView() {
      @Override
      public String over() {
        return "";
      }

      @Override
      public int count(int round) {
        return log.arms(round);
      }

      @Override
      public byte[] arms(int round) {
        return log.evidence(round).arms();
      }

      @Override
      public boolean knows(int round, int arm) {
        return true;
      }

      @Override
      public double floor() {
        return floor;
      }

      @Override
      public double appetite(int round) {
        return EngineOptions.DEFAULT.appetite(log.evidence(round).mode());
      }
    };
  }

  /** As another catalogue sees them; the appetite is that of the log, where it noted it. */
  static SpinView seen(LoggedSpins log, SeenSpins seen, double floor) {
    return new SpinView() {
      @Override
      public String over() {
        return " over " + seen.name();
      }

      @Override
      public int count(int round) {
        return log.arms(round);
      }

      @Override
      public byte[] arms(int round) {
        return seen.arms(round);
      }

      @Override
      public boolean knows(int round, int arm) {
        return seen.knows(round, arm);
      }

      @Override
      public double floor() {
        return floor;
      }

      @Override
      public double appetite(int round) {
        Evidence evidence = log.evidence(round);
        float noted = evidence.appetite();
        return Float.isNaN(noted) ? EngineOptions.DEFAULT.appetite(evidence.mode()) : noted;
      }
    };
  }
}
