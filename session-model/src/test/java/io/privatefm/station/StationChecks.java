package io.privatefm.station;

/** Lets tests of other packages ask a station whether all is as it must be. */
public final class StationChecks {
  private StationChecks() {}

  /** Throws when it is not. */
  public static void check(Station station) {
    station.check();
  }
}
