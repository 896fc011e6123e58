package io.privatefm.bench.station.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processor runs what: servers on the first, the load on the second, where there are two and
 * a {@code taskset} (util-linux); elsewhere the system decides.
 */
public final class Pinned {
  private static final String SERVERS = "0";
  private static final String LOAD = "1";

  private final boolean possible;

  private Pinned(boolean possible) {
    this.possible = possible;
  }

  /** Nothing is assigned to any processor. */
  public static Pinned nowhere() {
    return new Pinned(false);
  }

  public Pinned() {
    possible = Runtime.getRuntime().availableProcessors() >= 2 && runs("taskset", "--version");
  }

  /** The command such that what it starts stays on the servers' processor. */
  public List<String> server(List<String> command) {
    List<String> pinned = new ArrayList<>();
    if (possible) {
      pinned.addAll(List.of("taskset", "--cpu-list", SERVERS));
    }
    pinned.addAll(command);
    return pinned;
  }

  /** Moves all threads of this process, and those to come, to the load's processor. */
  public void load() {
    String self = Long.toString(ProcessHandle.current().pid());
    if (possible) {
      runs("taskset", "--all-tasks", "--cpu-list", "--pid", LOAD, self);
    }
  }

  /** For the report. */
  public String describe() {
    return possible
        ? "servers on processor " + SERVERS + ", the load on processor " + LOAD
        : "processors not assigned";
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
