package io.privatefm.server.profile;

import java.time.Instant;
import java.util.Locale;

/** What is in a backup, for people: one line. */
public final class BackupText {
  private BackupText() {}

  /** The line. */
  public static String of(BackupReport report) {
    String lost =
        report.missed().places() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %,d entries, or more, the journal had lost before",
                report.missed().entries());
    return String.format(
        Locale.ROOT,
        "%,d listeners, %,d stations, %,d entries of the journal, as of %s%s",
        report.listeners(),
        report.stations(),
        report.entries(),
        Instant.ofEpochMilli(report.atMs()),
        lost);
  }
}
