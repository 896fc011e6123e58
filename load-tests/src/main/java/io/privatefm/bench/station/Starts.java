package io.privatefm.bench.station;

import io.privatefm.bench.station.server.ServerProcess;
import io.privatefm.bench.station.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon a server is ready to play, the median of several starts, in turns.
 *
 * @param readyMillis from the start of its process
 * @param embeddedMillis from the call, in a process that runs already and has not called before
 * @param archivedMillis the same with an archive of classes, which an earlier such process wrote
 */
record Starts(double readyMillis, double embeddedMillis, double archivedMillis) {
  static Starts measure(int times, Servers servers, Path folder) {
    Path archive = folder.resolve("app.jsa");
    List<String> archived =
        List.of(
            "-XX:SharedArchiveFile=" + archive,
            "-XX:+AutoCreateSharedArchive",
            "-Xlog:cds*=off",
            "-Xlog:aot*=off");
    servers.embeddedMillis(archived);
    List<Double> ready = new ArrayList<>();
    List<Double> embedded = new ArrayList<>();
    List<Double> withArchive = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      ready.add(readyMillis(servers.asEver()));
      embedded.add(servers.embeddedMillis(List.of()));
      withArchive.add(servers.embeddedMillis(archived));
    }
    return new Starts(Medians.of(ready), Medians.of(embedded), Medians.of(withArchive));
  }

  private static double readyMillis(ServerProcess started) {
    try (started) {
      return started.readyMs();
    }
  }
}
