package io.privatefm.load;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What load is put on a server. Told by system properties, because Gatling makes the simulation
 * itself: {@code fm.url}, {@code fm.listeners}, {@code fm.seconds}, {@code fm.ramp}, {@code
 * fm.pace}, {@code fm.restart}, {@code fm.admin}.
 *
 * @param url where the stations are, {@code ws://host:port/v1/fm}
 * @param listeners how many listen at once
 * @param lasts how long each listens
 * @param ramp over which time they come
 * @param pace the time between one reaction of a listener and the next
 * @param restart the shell command that restarts the server; null: the operator does
 * @param admin the server's admin port, {@code http://host:port}; null: not asked
 */
record LoadPlan(
    URI url,
    int listeners,
    Duration lasts,
    Duration ramp,
    Duration pace,
    @Nullable String restart,
    @Nullable String admin) {
  /** What a simulation does unless told otherwise, in seconds. */
  record Usual(int seconds, int ramp) {}

  static final Usual USUAL = new Usual(30, 5);

  static LoadPlan fromProperties(Usual usual) {
    return new LoadPlan(
        URI.create(System.getProperty("fm.url", "ws://127.0.0.1:8080/v1/fm")),
        number("listeners", 100),
        Duration.ofSeconds(number("seconds", usual.seconds)),
        Duration.ofSeconds(number("ramp", usual.ramp)),
        Duration.ofMillis(number("pace", 1_000)),
        System.getProperty("fm.restart"),
        System.getProperty("fm.admin"));
  }

  private static int number(String name, int otherwise) {
    String told = System.getProperty("fm." + name);
    if (told != null && !told.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("must be a whole number >= 1: --" + name + "=" + told);
    }
    return told == null ? otherwise : Integer.parseInt(told);
  }

  /** The address without its path. */
  String base() {
    return url.getScheme() + "://" + url.getAuthority();
  }

  String describe() {
    return String.format(
        Locale.ROOT,
        "%d listeners on %s for %d s, each reacting every %d ms",
        listeners,
        url,
        lasts.toSeconds(),
        pace.toMillis());
  }
}
