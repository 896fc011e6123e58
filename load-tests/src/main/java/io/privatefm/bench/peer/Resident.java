package io.privatefm.bench.peer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident memory of processes, as Linux tells it; 0 where the system does not. */
public final class Resident {
  private Resident() {}

  /** All resident memory of another process, in bytes. */
  static long ofProcess(long pid) {
    return bytes(pid, "VmRSS:");
  }

  /**
   * What this process holds, in bytes: the heap in use after a collection and the resident pages of
   * mapped files. What the heap merely keeps in store does not count.
   */
  @SuppressWarnings("ExplicitGarbageCollection") // garbage is not what we want to know
  public static long ofThisProcess() {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return heap + bytes(ProcessHandle.current().pid(), "RssFile:");
  }

  private static long bytes(long pid, String field) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(field.length()).replace("kB", "").strip())
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1_024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
