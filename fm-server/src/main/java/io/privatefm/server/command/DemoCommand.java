package io.privatefm.server.command;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.server.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm demo}: from nothing to a page that plays. */
@Command(
    name = "demo",
    description = {
      "Makes a catalogue of made-up music if there is none yet, starts a server over it, and prints"
          + " the address of a page that plays. The page synthesises the music itself.",
      "Whoever opens the page is believed to be who it says (--insecure-demo-auth): for this"
          + " machine only. Neither environment nor files of settings are read."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final int FIRST_PORT = 8080;
  private static final int PORTS = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "where catalogue and profiles are kept (default: data/demo of the checkout)")
  private @Nullable Path directory;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "the port to listen on (default: 8080, or the next one that is free)")
  private @Nullable Integer port;

  @Option(
      names = "--tracks",
      paramLabel = "N",
      defaultValue = "" + DemoCatalogue.TRACKS,
      description = "how many tracks the catalogue has (default ${DEFAULT-VALUE})")
  private int tracks;

  @Option(names = "--open", description = "open the page in the browser")
  private boolean open;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = directory == null ? standardDirectory() : directory;
    Path catalogue = folder.resolve("catalogue");
    if (!isCurrent(catalogue)) {
      make(catalogue, out);
    }
    Configuration configuration = configuration(catalogue, folder.resolve("data"));
    return Serving.untilStopped(configuration, out, address -> present(address, out));
  }

  private Configuration configuration(Path catalogue, Path data) {
    var flags = new HashMap<String, String>();
    flags.put(ServerSettings.CATALOGUE.flag(), catalogue.toString());
    flags.put(ServerSettings.DATA.flag(), data.toString());
    flags.put(ServerSettings.PORT.flag(), Integer.toString(port == null ? freePort() : port));
    flags.put(ServerSettings.ADMIN_PORT.flag(), "0");
    flags.put(TokenSettings.INSECURE.flag(), "true");
    return ServerSettings.configuration(new Sources(flags, Map.of(), Map.of(), ""));
  }

  private static Path standardDirectory() {
    String home = System.getenv("FM_HOME"); // the launcher's: the checkout
    return Path.of(home == null ? "." : home).resolve("data").resolve("demo");
  }

  private boolean isCurrent(Path catalogue) {
    if (!Files.isDirectory(catalogue)) {
      return false;
    }
    try (Catalogue made = Catalogue.open(catalogue)) {
      return made.vectorSpace().equals(DemoCatalogue.space(DemoCatalogue.SEED))
          && made.size() == tracks;
    } catch (CatalogueException e) {
      return false; // of another version or damaged: made anew
    }
  }

  private void make(Path catalogue, PrintWriter out) {
    out.printf(Locale.ROOT, "making     %,d made-up tracks in %s%n", tracks, catalogue);
    out.flush();
    long began = System.nanoTime();
    try {
      Files.createDirectories(catalogue.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UserError("must be writable: --dir=" + catalogue.getParent(), e);
    }
    Work.run(
        spec,
        progress ->
            DemoCatalogue.of(tracks, DemoCatalogue.SEED).progress(progress).publish(catalogue));
    out.printf(Locale.ROOT, "made       in %.1f s%n", (System.nanoTime() - began) / 1e9);
  }

  private static int freePort() {
    for (int candidate = FIRST_PORT; candidate < FIRST_PORT + PORTS; candidate++) {
      try (var _ = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return candidate;
      } catch (IOException taken) { // try the next one
      }
    }
    throw new UserError(
        "must be free: a port in " + FIRST_PORT + ".." + (FIRST_PORT + PORTS - 1) + "; see --port");
  }

  private void present(String address, PrintWriter out) {
    out.println();
    out.println("  Listen at " + address + "   (Ctrl-C stops)");
    out.println();
    out.flush();
    if (open) {
      openBrowser(address, out);
    }
  }

  private static void openBrowser(String address, PrintWriter out) {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    try {
      new ProcessBuilder(mac ? "open" : "xdg-open", address).inheritIO().start();
    } catch (IOException e) {
      out.println("open       no browser could be opened: " + e.getMessage());
      out.flush();
    }
  }
}
