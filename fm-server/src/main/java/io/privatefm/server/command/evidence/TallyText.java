package io.privatefm.server.command.evidence;

import io.privatefm.server.table.Outcome;
import io.privatefm.server.table.Tally;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was read from a journal and what could not be, for people. */
final class TallyText {
  private TallyText() {}

  static void tell(Tally tally, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "journal    %,d entries, %,d listeners%s%n",
        tally.entries(),
        tally.listeners(),
        tally.firstAtMs() > tally.lastAtMs()
            ? ""
            : ", " + time(tally.firstAtMs()) + " to " + time(tally.lastAtMs()));
    out.printf(Locale.ROOT, "spins      %,d: %s%n", tally.rows(), outcomes(tally));
    for (String missing : missing(tally)) {
      out.println("left out   " + missing);
    }
    if (tally.guessedLengths() > 0) {
      out.printf(
          Locale.ROOT,
          "note       %,d skips are of tracks whose length neither the journal nor a --catalogue tells:"
              + " judged as of 3:30%n",
          tally.guessedLengths());
    }
    if (tally.orphans() > 0) {
      out.printf(
          Locale.ROOT,
          "note       %,d times feedback is on a spin whose file was dropped%n",
          tally.orphans());
    }
  }

  private static String time(long atMs) {
    return Instant.ofEpochMilli(atMs).toString();
  }

  private static String outcomes(Tally tally) {
    List<String> words = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      words.add(count(tally.spins().getOrDefault(outcome, 0L)) + " " + outcome.label());
    }
    return String.join(", ", words);
  }

  private static List<String> missing(Tally tally) {
    List<String> missing = new ArrayList<>();
    if (tally.erasedEntries() > 0) {
      missing.add(
          count(tally.erasedEntries())
              + " entries of "
              + count(tally.erasedListeners())
              + " listeners who were erased: nobody can read them");
    }
    add(missing, tally.damagedEntries(), "entries are not what was written");
    if (tally.missed().places() > 0) {
      missing.add(
          count(tally.missed().entries())
              + " entries, or more, at "
              + count(tally.missed().places())
              + " damaged places of the journal; what lies behind them is read");
    }
    add(missing, tally.withoutEvidence(), "spins without evidence that is known here");
    add(missing, tally.outsideTime(), "spins outside the time that was asked for");
    return missing;
  }

  private static void add(List<String> to, long count, String what) {
    if (count > 0) {
      to.add(count(count) + " " + what);
    }
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code thompson 120, greedy 8}. */
  static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + count(entry.getValue()))
            .collect(Collectors.joining(", "));
  }
}
