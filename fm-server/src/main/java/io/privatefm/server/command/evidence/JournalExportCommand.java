package io.privatefm.server.command.evidence;

import io.privatefm.catalogue.Progress;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import io.privatefm.server.table.Outcome;
import io.privatefm.server.table.RowWriter;
import io.privatefm.server.table.SpinTable;
import io.privatefm.server.table.TableFormat;
import io.privatefm.server.table.Tally;
import io.privatefm.server.table.Tracks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm journal export}: the journal as a training table. */
@Command(
    name = "export",
    description = {
      "Writes the journal as a table: a row per spin, with all arms and their features, the"
          + " propensity of the one that was drawn, and what came of it.",
      "The file takes its place when it is whole. The columns are in docs/evaluation/journal.md."
    },
    mixinStandardHelpOptions = true)
final class JournalExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JournalOptions journal;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "made or replaced; .gz: JSON Lines are gzipped")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "jsonl|parquet",
      description = "without it as the file's name says; JSON Lines unless it ends in .parquet")
  private @Nullable TableFormat format;

  @Option(
      names = "--listeners",
      paramLabel = "pseudonym|clear",
      defaultValue = "PSEUDONYM",
      description =
          "how listeners are named: by the keyed hash that stands in logs (default), or by their ids")
  private Listeners listeners;

  @Option(names = "--judged", description = "only spins that have a reward")
  private boolean judged;

  private enum Listeners {
    PSEUDONYM,
    CLEAR
  }

  @Override
  public Integer call() {
    Tally tally = Work.run(spec, this::export);
    PrintWriter told = spec.commandLine().getOut();
    TallyText.tell(tally, told);
    long rows = judged ? tally.spins().getOrDefault(Outcome.JUDGED, 0L) : tally.rows();
    told.printf(Locale.ROOT, "written    %,d rows to %s, %,d bytes%n", rows, out, bytes());
    told.flush();
    return 0;
  }

  private Tally export(Progress progress) {
    TableFormat chosen = format == null ? TableFormat.ofName(out) : format;
    boolean zipped = out.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    Path unfinished = Path.of(out + ".new");
    try (Tracks tracks = Tracks.open(journal.catalogues)) {
      folder();
      Tally tally;
      try (RowWriter rows = chosen.open(unfinished, tracks, zipped)) {
        tally = read(tracks, rows, progress);
      }
      Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
      return tally;
    } catch (IOException e) {
      throw new UserError("must be writable: --out=" + out + ": " + e, e);
    } finally {
      remove(unfinished);
    }
  }

  private Tally read(Tracks tracks, RowWriter rows, Progress progress) {
    boolean clear = listeners == Listeners.CLEAR;
    return SpinTable.read(
        journal.data,
        tracks,
        journal.time(),
        clear,
        progress,
        row -> {
          if (!judged || row.outcome() == Outcome.JUDGED) {
            rows.write(row);
          }
        });
  }

  private void folder() throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  private static void remove(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long bytes() {
    try {
      return Files.size(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
