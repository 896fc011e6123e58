package io.privatefm.server.command.evidence;

import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.server.command.Work;
import io.privatefm.server.table.SpinTable;
import io.privatefm.server.table.Tally;
import io.privatefm.server.table.Tracks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm journal info}: what is in a journal. */
@Command(
    name = "info",
    description = "Tells what is in a journal: how much, of whom, of when, drawn how.",
    mixinStandardHelpOptions = true)
final class JournalInfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JournalOptions journal;

  @Option(names = "--json", paramLabel = "FILE", description = "where the figures go as JSON")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Tally tally = Work.run(spec, this::read);
    if (json != null) {
      JsonFile.write(figures(tally), json);
    }
    PrintWriter out = spec.commandLine().getOut();
    TallyText.tell(tally, out);
    out.printf(
        Locale.ROOT,
        "records    of whole spins: %,d, on average %.0f bytes, at most %,d%n",
        tally.spinEntries(),
        tally.spinEntries() == 0 ? 0 : (double) tally.spinBytes() / tally.spinEntries(),
        tally.mostSpinBytes());
    out.println("policies   " + TallyText.counts(tally.policies()));
    out.println("arms       of experiments: " + TallyText.counts(tally.experiments()));
    out.println("catalogues " + TallyText.counts(tally.catalogues()));
    out.flush();
    return 0;
  }

  private Tally read(Progress progress) {
    try (Tracks tracks = Tracks.open(journal.catalogues)) {
      return SpinTable.read(journal.data, tracks, journal.time(), false, progress, _ -> {});
    }
  }

  private static Map<String, Object> figures(Tally tally) {
    Map<String, Object> figures = new TreeMap<>();
    figures.put("entries", tally.entries());
    figures.put("listeners", tally.listeners());
    figures.put("erasedEntries", tally.erasedEntries());
    figures.put("erasedListeners", tally.erasedListeners());
    figures.put("damagedEntries", tally.damagedEntries());
    figures.put("damagedPlaces", tally.missed().places());
    figures.put("missedEntries", tally.missed().entries());
    figures.put("spins", tally.rows());
    figures.put("outcomes", outcomes(tally));
    if (tally.firstAtMs() <= tally.lastAtMs()) {
      figures.put("firstAtMs", tally.firstAtMs());
      figures.put("lastAtMs", tally.lastAtMs());
    }
    figures.put("spinRecords", tally.spinEntries());
    figures.put("spinBytes", tally.spinBytes());
    figures.put("mostSpinBytes", tally.mostSpinBytes());
    figures.put("policies", tally.policies());
    figures.put("experimentArms", tally.experiments());
    figures.put("catalogues", tally.catalogues());
    return figures;
  }

  private static Map<String, Long> outcomes(Tally tally) {
    Map<String, Long> outcomes = new TreeMap<>();
    tally.spins().forEach((outcome, count) -> outcomes.put(outcome.label(), count));
    return outcomes;
  }
}
