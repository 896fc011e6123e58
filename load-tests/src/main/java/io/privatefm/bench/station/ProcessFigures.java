package io.privatefm.bench.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What Linux tells of a process, from {@code /proc} (proc(5)). */
final class ProcessFigures {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on all Linux
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private ProcessFigures() {}

  /** Processor time used by all threads so far, in the kernel and out of it, in seconds. */
  static double cpuSeconds(long pid) {
    String stat = text(pid, "stat");
    // the name in parentheses may contain spaces; the fields after it do not
    List<String> fields =
        Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "));
    long ticks = Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS));
    return ticks / TICKS_PER_SECOND;
  }

  private static String text(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
