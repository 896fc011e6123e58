package io.privatefm.server.command;

import io.privatefm.server.Configuration;
import io.privatefm.server.PrivateFm;
import io.privatefm.server.security.TokenTrust;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A server as a process in the foreground: what it tells, and how it stops.
 *
 * <p>SIGTERM and SIGINT run the shutdown hook, which closes the server and then ends the process
 * itself with code 0: left alone, the JVM would exit with 143 or 130 after a stop as it should be.
 * SIGHUP has it look for another catalogue.
 */
final class Serving {
  private final Configuration configuration;
  private final PrintWriter out;

  private Serving(Configuration configuration, PrintWriter out) {
    this.configuration = configuration;
    this.out = out;
  }

  /**
   * Starts the server, prints the line {@code ready http://…} (or {@code https://…}) and stays.
   *
   * @param ready called with the address of the player
   */
  static int untilStopped(Configuration configuration, PrintWriter out, Consumer<String> ready)
      throws InterruptedException {
    return untilStopped(configuration, InstantSource.system(), out, ready);
  }

  /** The same by another clock. */
  static int untilStopped(
      Configuration configuration, InstantSource clock, PrintWriter out, Consumer<String> ready)
      throws InterruptedException {
    var serving = new Serving(configuration, out);
    serving.announce();
    PrivateFm fm =
        StartFailures.told(
            () -> PrivateFm.builder().configuration(configuration).clock(clock).start());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> serving.stop(fm), "fm-stop"));
    Hangup.means(fm::lookForCatalogue);
    String address = address(configuration, fm.port());
    serving.tell(
        "admin      http://"
            + host(configuration.listen().admin().host())
            + ":"
            + fm.adminPort()
            + "/metrics");
    serving.tell("ready      " + address);
    ready.accept(address);
    new CountDownLatch(1).await(); // the hook ends the process
    return 0;
  }

  /** Where the player of a server is found. */
  static String address(Configuration configuration, int port) {
    String scheme = configuration.listen().tls() == null ? "http://" : "https://";
    return scheme + host(configuration.listen().host()) + ":" + port + "/";
  }

  /** What a person calls the host that is bound. */
  private static String host(String host) {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    return everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
  }

  private void announce() {
    tell("catalogue  " + configuration.catalogue());
    Path data = configuration.data();
    tell(
        "data       "
            + (data == null
                ? "in memory: gone when this process ends (--data DIR keeps it)"
                : data));
    if (configuration.tokens().trust() instanceof TokenTrust.InsecureDemo) {
      tell("tokens     INSECURE: every token is taken for a listener's id (--insecure-demo-auth)");
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private void stop(PrivateFm fm) {
    tell("stopping   saying goodbye to the listeners");
    int exitCode = 0;
    try {
      fm.close();
      tell("stopped");
    } catch (RuntimeException e) {
      e.printStackTrace();
      exitCode = Failures.UNEXPECTED;
    }
    Runtime.getRuntime().halt(exitCode);
  }

  private void tell(String line) {
    out.println(line);
    out.flush();
  }
}
