package io.privatefm.server.command.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Something other than a plain kill that may happen to a server or to its files. */
enum Fault {
  SECOND_PROCESS("a second process on the directory") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      long readyMs = played(trial, listeners, random);
      ServerProcess second = trial.launch();
      int code = second.exitCode();
      String line = second.line("must be in use by nobody else");
      trial.awaitAcknowledged(listeners);
      Row row = Row.whole(label(), 1, trial.settle(), List.of(readyMs), line);
      boolean named = code == 2 && line != null && line.contains("process " + trial.server().pid());
      return named ? row : Row.broken(label(), "exit code " + code + ": " + second.told());
    }
  },

  JOURNAL_CUT("the end of the journal cut off") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      return damaged(trial, listeners, random, Damage::cutJournal);
    }
  },

  JOURNAL_DAMAGED("4 KiB in the middle of the journal overwritten") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      return damaged(trial, listeners, random, data -> Damage.damageJournal(data, random));
    }
  },

  JOURNAL_HEADLESS("the first 4 KiB of the journal's newest file overwritten") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      return spared(trial, listeners, random, data -> Damage.damageHeader(data, random));
    }
  },

  JOURNAL_EMPTIED("the journal's newest file emptied") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      return damaged(trial, listeners, random, Damage::emptyJournal);
    }
  },

  TABLE_DAMAGED("the table of the journal's files overwritten") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      return spared(trial, listeners, random, data -> Damage.damageTable(data, random));
    }
  },

  PROFILES_DAMAGED("blocks of the saved stations overwritten") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      return spared(trial, listeners, random, data -> Damage.damageProfiles(data, random));
    }
  },

  CLOCK_BACK("the clock set back by five hours") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      long runningMs = trial.startWithClockBack(5, FIVE_HOURS_S); // while it runs,
      trial.invite(listeners, random);
      trial.awaitAcknowledged((long) listeners * PLAYED);
      trial.awaitLine(CLOCK);
      String line = trial.server().line(CLOCK);
      trial.awaitAcknowledged((long) listeners * PLAYED);
      trial.server().kill();
      List<Integer> welcomes = trial.welcomes();
      long behindMs = trial.startWithClockBack(0, FIVE_HOURS_S); // between two lives,
      trial.awaitWelcomes(welcomes);
      trial.awaitLine(CLOCK);
      trial.awaitAcknowledged((long) listeners * PLAYED);
      trial.server().kill();
      long rightMs = goOn(trial, listeners); // and put right again
      return Row.whole(label(), 3, trial.settle(), List.of(runningMs, behindMs, rightMs), line)
          .unless(trial.troubles());
    }
  },

  DISK_FULL("the disk full for a while") {
    @Override
    Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException {
      if (!SmallDisk.possible(trial.data())) {
        return Row.leftOut(label(), "must be let make a tmpfs of its own: unshare, mount");
      }
      long readyMs = trial.startOnSmallDisk();
      trial.invite(listeners, random);
      trial.awaitAcknowledged(listeners);
      SmallDisk.fill(trial.data(), trial.server().pid());
      trial.awaitLine(REFUSED);
      String line = trial.server().line(REFUSED);
      SmallDisk.free(trial.data(), trial.server().pid());
      trial.awaitAcknowledged((long) listeners * PLAYED);
      return Row.whole(label(), 1, trial.settle(), List.of(readyMs), line).unless(trial.troubles());
    }
  };

  private static final String REFUSED = "the journal refused an entry";
  private static final String CLOCK = "behind the journal";
  private static final int FIVE_HOURS_S = 5 * 60 * 60;
  private static final int PLAYED = 100;

  private final String label;

  Fault(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Commits it, brings the server up again, and draws up the account. */
  abstract Row row(Trial trial, int listeners, SplittableRandom random) throws InterruptedException;

  /** Starts a server and has listeners play on it for a while; how long the start took. */
  private static long played(Trial trial, int listeners, SplittableRandom random)
      throws InterruptedException {
    long readyMs = trial.start();
    trial.invite(listeners, random);
    trial.awaitAcknowledged((long) listeners * PLAYED);
    return readyMs;
  }

  /** What is done to the files. */
  interface Deed {
    void to(Path data) throws IOException;
  }

  /** Kills, damages the files, and goes on; then once more kills and goes on. */
  final Row damaged(Trial trial, int listeners, SplittableRandom random, Deed deed)
      throws InterruptedException {
    played(trial, listeners, random.split());
    trial.server().kill();
    try {
      deed.to(trial.data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long readyMs = goOn(trial, listeners);
    String loss = loss(trial.server());
    trial.server().kill();
    long againMs = goOn(trial, listeners);
    return Row.damaged(label, trial.settle(), List.of(readyMs, againMs), loss)
        .unless(trial.troubles());
  }

  /** As {@link #damaged}, but nothing that was acknowledged may be missing. */
  final Row spared(Trial trial, int listeners, SplittableRandom random, Deed deed)
      throws InterruptedException {
    Row row = damaged(trial, listeners, random, deed);
    return row.lost() == 0 ? row : row.unless(List.of("must lose nothing: lost=" + row.lost()));
  }

  private static long goOn(Trial trial, int listeners) throws InterruptedException {
    List<Integer> welcomes = trial.welcomes();
    long readyMs = trial.start();
    trial.awaitWelcomes(welcomes);
    trial.awaitAcknowledged((long) listeners * PLAYED);
    return readyMs;
  }

  /** What the server said it had lost. */
  static @Nullable String loss(ServerProcess server) {
    return server.line("Not as it was");
  }
}
