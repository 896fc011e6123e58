package io.privatefm.server.command.torture;

import io.privatefm.server.command.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All deeds, one after the other, each on a data directory of its own, within a time. */
final class Torture {
  /** Kept at the end of the time for the last account. */
  private static final long ACCOUNT_MS = 10_000;

  private final Path home;
  private final Path catalogue;
  private final Path directory;
  private final int listeners;
  private final SplittableRandom random;
  private final List<Row> rows = new ArrayList<>();

  Torture(Path home, Path catalogue, Path directory, int listeners, long seed) {
    this.home = home;
    this.catalogue = catalogue;
    this.directory = directory;
    this.listeners = listeners;
    this.random = new SplittableRandom(seed);
  }

  /** Does what there is time for; faults first, then kills for what is left. */
  List<Row> run(List<Fault> faults, int kills, long millis, Consumer<Row> done)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (Fault fault : faults) {
      if (System.nanoTime() < deadlineNanos) {
        judge(fault.label(), trial -> fault.row(trial, listeners, random.split()), done);
      }
    }
    long killUntil =
        deadlineNanos - TimeUnit.MILLISECONDS.toNanos(Math.min(ACCOUNT_MS, millis / 4));
    if (kills > 0) {
      judge(
          "SIGKILL under load",
          trial -> new Kills(trial, random.split()).run(listeners, kills, killUntil),
          done);
    }
    return rows;
  }

  private interface Deed {
    Row done(Trial trial) throws InterruptedException;
  }

  private void judge(String label, Deed deed, Consumer<Row> done) throws InterruptedException {
    Path data = directory.resolve("data-" + rows.size());
    Row row;
    try (Trial trial = new Trial(home, catalogue, data, Trial.Manner.EAGER, List.of())) {
      row = deed.done(trial);
    } catch (UserError e) {
      row = Row.broken(label, String.valueOf(e.getMessage()));
    }
    if (row.held()) {
      delete(data);
    }
    rows.add(row);
    done.accept(row);
  }

  /** What was judged well is not kept; the rest is there to be looked at. */
  static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
