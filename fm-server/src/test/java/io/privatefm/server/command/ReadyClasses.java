package io.privatefm.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The classes of a server, loaded and checked beforehand in a file beside the jar: tests start many
 * servers, and half of what a start costs is that. Made by the first test that starts a process
 * after the jar was built.
 */
final class ReadyClasses {
  /** Flags of the JVM for whoever starts a process. */
  static final String FLAGS = flags();

  private ReadyClasses() {}

  private static String flags() {
    try {
      Path target = Path.of(FmProcess.home(), "fm-server", "target");
      Path file = target.resolve("ready-classes.jsa");
      if (file.toString().contains(" ")) { // the launcher splits flags at spaces
        return "";
      }
      if (Files.notExists(file) || Files.getLastModifiedTime(file).compareTo(built(target)) < 0) {
        make(target, file);
      }
      return "-XX:SharedArchiveFile=" + file + " -Xlog:cds*=off -Xlog:aot*=off";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static FileTime built(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      Path jar =
          files
              .filter(each -> each.getFileName().toString().matches("fm-server-.*\\.jar"))
              .max(Comparator.comparingLong(each -> each.toFile().lastModified()))
              .orElseThrow(() -> new IllegalStateException("must be built: " + target));
      return Files.getLastModifiedTime(jar);
    }
  }

  /** Has a server start and end, and its JVM write the classes that it used. */
  private static void make(Path target, Path file) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(target, "ready-classes");
    Path catalogue = SmallDemo.in(folder, 500);
    Files.deleteIfExists(file);
    try (var fm =
        FmProcess.startWith(
            "-XX:ArchiveClassesAtExit=" + file,
            "serve",
            "--port=0",
            "--insecure-demo-auth",
            "--catalogue=" + catalogue,
            "--data=" + folder.resolve("data"))) {
      fm.ready();
      fm.signal("TERM");
      fm.exitCode();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    }
  }
}
