package io.privatefm.server.command.evidence;

import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.compare.StationEvent;
import io.privatefm.evaluate.compare.StationLog;
import io.privatefm.server.command.UserError;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.table.Outcome;
import io.privatefm.server.table.SpinRow;
import io.privatefm.server.table.SpinTable;
import io.privatefm.server.table.Tally;
import io.privatefm.server.table.TimeSpan;
import io.privatefm.server.table.Tracks;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a server that has stopped as what happened to its stations.
 *
 * @param told hears what is in the journal, and what of it could not be read
 */
record StationJournal(Path data, PrintWriter told) implements StationLog {

  StationJournal {
    if (!Files.isDirectory(data)) {
      throw new UserError("must be the data directory of a server that has stopped: --log=" + data);
    }
  }

  @Override
  public void read(Progress progress, BiConsumer<String, StationEvent> hear) {
    try (Tracks none = Tracks.open(List.of())) {
      Tally tally =
          SpinTable.readAll(
              data,
              none,
              TimeSpan.ALWAYS,
              false,
              progress,
              (listener, entry, row) -> show(listener, entry, row, hear));
      TallyText.tell(tally, told);
      told.flush();
    }
  }

  private static void show(
      String listener, Entry entry, @Nullable SpinRow row, BiConsumer<String, StationEvent> hear) {
    switch (entry) {
      case Entry.TunedIn in ->
          hear.accept(listener, new StationEvent.TunedIn(in.station(), in.atMs()));
      case Entry.Told said -> hear.accept(listener, new StationEvent.Told(said.feedback()));
      case Entry.Tuned tuned -> hear.accept(listener, new StationEvent.Tuned(tuned.change()));
      case Entry.Spun spun ->
          hear.accept(listener, new StationEvent.Drawn(spun.spin(), spun.place(), reward(row)));
      case Entry.Moved moved ->
          hear.accept(
              listener, new StationEvent.Moved(moved.number(), moved.place(), moved.atMs()));
      case Entry.Consumed _, Entry.Imported _ -> {} // no news of what is played
    }
  }

  private static double reward(@Nullable SpinRow row) {
    return row != null && row.outcome() == Outcome.JUDGED ? row.reward() : Double.NaN;
  }
}
