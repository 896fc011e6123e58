package io.privatefm.bench.station.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What Linux tells of a process and of its own memory, from {@code /proc} (proc(5)). */
public final class ProcessFigures {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on all Linux
  private static final String LOOPS = "vert.x-eventloo"; // the system keeps 15 characters
  private static final int WAITED = 1;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final long KILOBYTE = 1_024;
  private static final long PAGE_BYTES = 4_096;

  private ProcessFigures() {}

  /** Processor time used by all threads so far, in the kernel and out of it, in seconds. */
  public static double cpuSeconds(long pid) {
    String stat = text("/proc/" + pid + "/stat");
    // the name in parentheses may contain spaces; the fields after it do not
    List<String> fields =
        Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
    long ticks = Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS));
    return ticks / TICKS_PER_SECOND;
  }

  /** How long its event loops have been ready to run without a processor so far, in seconds. */
  public static double loopsWaitedSeconds(long pid) {
    String[] threads = new File("/proc/" + pid + "/task").list();
    double seconds = 0;
    for (String thread : threads == null ? new String[0] : threads) {
      String task = "/proc/" + pid + "/task/" + thread;
      try {
        if (Files.readString(Path.of(task, "comm")).startsWith(LOOPS)) {
          String schedstat = Files.readString(Path.of(task, "schedstat"));
          seconds += Long.parseLong(schedstat.split(" ", -1)[WAITED]) / 1e9;
        }
      } catch (IOException ended) {
        // a thread that has ended meanwhile is no loop
      }
    }
    return seconds;
  }

  /** Resident memory that no file backs: heap, stacks, buffers, what malloc gave. */
  public static long anonymousBytes(long pid) {
    return number(text("/proc/" + pid + "/smaps_rollup"), "Anonymous:") * KILOBYTE;
  }

  /** Files and sockets that it has open. */
  public static long descriptors(long pid) {
    String[] open = new File("/proc/" + pid + "/fd").list();
    return open == null ? 0 : open.length;
  }

  /** Threads of the process, the JVM's own included. */
  public static long threads(long pid) {
    return number(text("/proc/" + pid + "/status"), "Threads:");
  }

  /** What the kernel itself holds for all processes: objects (sockets, files) and TCP's buffers. */
  public static long kernelBytes() {
    String tcp =
        text("/proc/net/sockstat")
            .lines()
            .filter(l -> l.startsWith("TCP:"))
            .findFirst()
            .orElse("TCP: mem 0");
    return number(text("/proc/meminfo"), "Slab:") * KILOBYTE + number(tcp, " mem ") * PAGE_BYTES;
  }

  private static long number(String text, String name) {
    int at = text.indexOf(name);
    if (at < 0) {
      throw new IllegalStateException("must be told by the system: " + name);
    }
    String rest = text.substring(at + name.length()).stripLeading();
    int end = 0;
    while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
      end++;
    }
    return Long.parseLong(rest.substring(0, end));
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
