package io.privatefm.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on, as Linux tells it. */
public final class Machine {
  private Machine() {}

  /** The processor's name, or its architecture where the system does not tell. */
  public static String processor() {
    return field("/proc/cpuinfo", "model name", System.getProperty("os.arch", "unknown"));
  }

  /** The main memory in GB; 0 where the system does not tell. */
  public static long memoryGigabytes() {
    String kilobytes = field("/proc/meminfo", "MemTotal", "0").replace("kB", "").strip();
    return Math.round(Long.parseLong(kilobytes) / 1_048_576.0);
  }

  /** How many processors the machine has, also where this process may not use all of them. */
  public static long processors() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      long told = lines.filter(line -> line.startsWith("processor")).count();
      return told > 0 ? told : Runtime.getRuntime().availableProcessors();
    } catch (IOException e) {
      return Runtime.getRuntime().availableProcessors();
    }
  }

  private static String field(String file, String name, String otherwise) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}
