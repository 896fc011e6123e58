package io.privatefm.load;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * What load is put on a server. Told by system properties, because Gatling makes the simulation
 * itself: {@code fm.url}, {@code fm.listeners}, {@code fm.seconds}, {@code fm.ramp}, {@code
 * fm.pace}.
 *
 * @param url where the stations are, {@code ws://host:port/v1/fm}
 * @param listeners how many listen at once
 * @param lasts how long each listens
 * @param ramp over which time they come
 * @param pace the time between one reaction of a listener and the next
 */
record LoadPlan(URI url, int listeners, Duration lasts, Duration ramp, Duration pace) {
  static LoadPlan fromProperties() {
    var plan =
        new LoadPlan(
            URI.create(System.getProperty("fm.url", "ws://127.0.0.1:8080/v1/fm")),
            Integer.getInteger("fm.listeners", 100),
            Duration.ofSeconds(Integer.getInteger("fm.seconds", 30)),
            Duration.ofSeconds(Integer.getInteger("fm.ramp", 5)),
            Duration.ofMillis(Integer.getInteger("fm.pace", 1_000)));
    if (plan.listeners < 1 || plan.pace.toMillis() < 1) {
      throw new IllegalArgumentException("must be >= 1: fm.listeners and fm.pace");
    }
    return plan;
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
