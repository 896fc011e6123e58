package io.privatefm.trainer;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Tells what is being done and keeps how long it took. Owned by one thread. */
final class Phases {
  private final PrintWriter out;
  private final long beganNanos = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private volatile String running = "";

  Phases(PrintWriter out) {
    this.out = out;
  }

  /** Does the work of a phase. */
  <T> T run(String name, Supplier<T> work) {
    say(name);
    running = name;
    long began = System.nanoTime();
    T result = work.get();
    seconds.merge(name, Math.round((System.nanoTime() - began) / 1e7) / 1e2, Double::sum);
    return result;
  }

  /** A line, with the seconds since the start. */
  synchronized void say(String line) {
    double since = (System.nanoTime() - beganNanos) / 1e9;
    out.println(String.format(Locale.ROOT, "%7.1f s  %s", since, line));
    out.flush();
  }

  /** The phase that runs. */
  String running() {
    return running;
  }

  /** How long each phase took, in order. */
  Map<String, Double> seconds() {
    return Collections.unmodifiableMap(seconds);
  }
}
