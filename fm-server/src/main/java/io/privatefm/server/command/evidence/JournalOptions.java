package io.privatefm.server.command.evidence;

import io.privatefm.server.command.UserError;
import io.privatefm.server.table.TimeSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which journal is read, and which of its spins. */
final class JournalOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "the data directory of a server that has stopped, or a copy of one")
  Path data;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description =
          "the catalogue that spins were drawn from; may be given several times. Without it arms are"
              + " rows, not ids")
  List<Path> catalogues = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "the first spins: 2026-11-01 or 2026-11-01T18:00:00Z, UTC")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "before this time, likewise")
  private @Nullable String until;

  TimeSpan time() {
    return new TimeSpan(
        since == null ? Long.MIN_VALUE : millis("--since", since),
        until == null ? Long.MAX_VALUE : millis("--until", until));
  }

  private static long millis(String option, String text) {
    try {
      return text.length() <= "2026-11-01".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new UserError(
          "must be a day or a time like 2026-11-01 or 2026-11-01T18:00:00Z: " + option + "=" + text,
          e);
    }
  }
}
