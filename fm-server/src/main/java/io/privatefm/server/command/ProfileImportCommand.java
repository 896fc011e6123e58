package io.privatefm.server.command;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.server.past.ImportReport;
import io.privatefm.server.past.PastImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm profile import}: what a listener did elsewhere. */
@Command(
    name = "import",
    description = {
      "Brings a listening history into the lasting taste, the likes and the bans of a listener.",
      "FILE is JSON Lines of {track, atMs, act or value}, of listens as ListenBrainz exports them,"
          + " or an export of own data; .gz too. What was imported of its kind before is passed over."
    },
    mixinStandardHelpOptions = true)
final class ProfileImportCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "the data directory of a server that has stopped")
  private Path data;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      required = true,
      description = "the catalogue that the server plays")
  private Path catalogue;

  @Option(
      names = "--listener",
      paramLabel = "ID",
      required = true,
      description = "whose history it is, as the subject of the token names them")
  private String listener;

  @Parameters(paramLabel = "FILE", description = "the history")
  private Path file;

  @Override
  public Integer call() {
    if (listener.isBlank()) {
      throw new UserError("must not be blank: --listener=");
    }
    tell(Work.run(spec, _ -> run()), spec.commandLine().getOut());
    return 0;
  }

  private ImportReport run() {
    try (Catalogue open = Catalogue.open(catalogue)) {
      return PastImport.run(file, listener, data, open, InstantSource.system());
    } catch (IllegalStateException e) { // incognito
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private static void tell(ImportReport report, PrintWriter out) {
    long matched = report.byId() + report.byName();
    out.printf(Locale.ROOT, "read       %,d values%n", report.values());
    out.printf(
        Locale.ROOT,
        "matched    %,d listens: %,d by id, %,d by artist and title%n",
        matched,
        report.byId(),
        report.byName());
    out.printf(
        Locale.ROOT, "before     %,d not newer than what was imported before%n", report.before());
    out.printf(Locale.ROOT, "too old    %,d beyond the newest that count%n", report.tooOld());
    out.printf(Locale.ROOT, "taken in   %,d%n", report.takenIn());
    out.printf(
        Locale.ROOT,
        "unmatched  %,d listens to %,d tracks%n",
        report.unmatched(),
        report.missing().size());
    report.missing().entrySet().stream()
        .limit(SHOWN)
        .forEach(
            entry -> out.printf(Locale.ROOT, "  %,d × %s%n", entry.getValue(), entry.getKey()));
    if (report.missing().size() > SHOWN) {
      out.printf(Locale.ROOT, "  and %,d more%n", report.missing().size() - SHOWN);
    }
    out.flush();
  }
}
