package io.privatefm.station;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What a station is made of, each part without what all stations of an engine share. */
public final class StationParts {
  private StationParts() {}

  /** The parts by name. */
  public static Map<String, Function<Station, Object>> all() {
    Map<String, Function<Station, Object>> parts = new LinkedHashMap<>();
    parts.put("all", station -> station);
    parts.put("interests", station -> new Object[] {station.shortTerm, station.longTerm});
    parts.put("judged", station -> station.history.judged());
    parts.put("played", station -> station.history.played());
    parts.put("sequences", StationParts::sequences);
    parts.put("likes and bans", StationParts::decided);
    parts.put("ledger", station -> station.ledger);
    parts.put("withdrawn", station -> station.withdrawn);
    parts.put("spins", station -> new Object[] {station.current, station.upNext});
    return parts;
  }

  private static Object sequences(Station station) {
    History history = station.history;
    return new Object[] {history.completed(), history.liked(), history.skipped()};
  }

  private static Object decided(Station station) {
    History history = station.history;
    return new Object[] {history.likes(), history.bannedTracks(), history.bannedArtists()};
  }
}
