package io.privatefm.server.command.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;

/**
 * The account of one listener: what was acknowledged, against what the server hands out as held
 * ({@code GET /v1/me/export}).
 *
 * @param acknowledged numbers that were acknowledged
 * @param lost of them, how many the journal has not
 * @param twice how many numbers the journal has more than once
 * @param altered how many entries are not what was told under their number, or out of order
 */
record Ledger(long acknowledged, long lost, long twice, long altered) {
  static final Ledger EMPTY = new Ledger(0, 0, 0, 0);

  /** Compares {@code told} up to {@code acknowledged} with an export. */
  static Ledger of(NavigableMap<Long, String> told, long acknowledged, JsonNode export) {
    Set<Long> seen = new HashSet<>();
    long twice = 0;
    long altered = 0;
    long before = 0;
    for (JsonNode entry : export.path("journal")) {
      if (!entry.path("device").asText().equals(HonestListener.DEVICE) || !entry.has("seq")) {
        continue;
      }
      long seq = entry.path("seq").asLong();
      if (!seen.add(seq)) {
        twice++;
      } else if (seq < before || !line(entry).equals(told.getOrDefault(seq, line(entry)))) {
        altered++;
      }
      before = Math.max(before, seq);
    }
    long lost = 0;
    for (long seq = 1; seq <= acknowledged; seq++) {
      lost += seen.contains(seq) ? 0 : 1;
    }
    return new Ledger(acknowledged, lost, twice, altered);
  }

  private static String line(JsonNode entry) {
    return entry.path("feedback").asText(entry.path("entry").asText())
        + " "
        + entry.path("spin").asText();
  }

  /** Both together. */
  Ledger and(Ledger other) {
    return new Ledger(
        acknowledged + other.acknowledged,
        lost + other.lost,
        twice + other.twice,
        altered + other.altered);
  }

  /** These with so many more that a welcome did not know any more. */
  Ledger withLost(long more) {
    return new Ledger(acknowledged + more, lost + more, twice, altered);
  }
}
