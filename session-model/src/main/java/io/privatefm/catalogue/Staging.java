package io.privatefm.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a build leaves in the file system, and the removal of what killed builds left. */
final class Staging {
  private static final AtomicInteger BUILDS = new AtomicInteger();
  private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

  private Staging() {}

  /** Makes a directory beside the catalogue for one build of this process. */
  static Path open(Path directory) throws IOException {
    String name =
        prefix(directory) + ProcessHandle.current().pid() + "-" + BUILDS.incrementAndGet();
    OPEN.add(name);
    return Files.createDirectory(directory.resolveSibling(name));
  }

  /** Removes the directory of a build that is over. */
  static void close(Path staging) throws IOException {
    Folders.remove(staging);
    OPEN.remove(String.valueOf(staging.getFileName()));
  }

  /** Removes what builds of this catalogue left whose process is gone. */
  static void removeDead(Path directory) throws IOException {
    Pattern pattern = Pattern.compile(Pattern.quote(prefix(directory)) + "(\\d{1,18})-\\d+");
    for (String name : Folders.names(Folders.parent(directory))) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches() && !lives(name, Long.parseLong(matcher.group(1)))) {
        Folders.remove(directory.resolveSibling(name));
      }
    }
  }

  /** The highest number of a base in the catalogue, in force or left by a killed build. */
  static int lastBase(Path directory) throws IOException {
    int last = 0;
    for (String name : Folders.names(directory)) {
      Matcher matcher = Pointer.BASE.matcher(name);
      if (matcher.matches()) {
        last = Math.max(last, Integer.parseInt(matcher.group(1)));
      }
    }
    return last;
  }

  /** Removes the bases that are not kept. Who has them mapped keeps them. */
  static void removeAllBut(Pointer pointer, Path directory) throws IOException {
    List<String> kept = pointer.kept().stream().map(Base::folder).toList();
    for (String name : Folders.names(directory)) {
      if (Pointer.BASE.matcher(name).matches() && !kept.contains(name)) {
        Folders.remove(directory.resolve(name));
      }
    }
  }

  /**
   * A process number comes again, in a container at every start; so this process knows its own
   * builds by name.
   */
  private static boolean lives(String name, long pid) {
    if (pid == ProcessHandle.current().pid()) {
      return OPEN.contains(name);
    }
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String prefix(Path directory) {
    return "." + directory.getFileName() + ".building-";
  }
}
