package io.privatefm.load;

import io.gatling.app.Gatling;

/** {@code ./fm load}: runs {@link StationLoad} against a server process. */
final class Load {
  private static final String USAGE =
      """
      Usage: fm load [--url=URL] [--listeners=N] [--seconds=N] [--ramp=N] [--pace=MS]
      Puts listeners on a running server that believes every token (--insecure-demo-auth).
        --url=URL        where the stations are (default ws://127.0.0.1:8080/v1/fm)
        --listeners=N    how many listen at once (default 100)
        --seconds=N      how long each listens (default 30)
        --ramp=N         over how many seconds they come (default 5)
        --pace=MS        between one reaction of a listener and the next (default 1000)
      The reports are under load-tests/target/gatling.""";

  private Load() {}

  public static void main(String[] args) {
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      if (equals >= 0) {
        set(args[i].substring(0, equals), args[i].substring(equals + 1));
      } else {
        set(args[i], i + 1 < args.length ? args[++i] : "");
      }
    }
    Gatling.main(
        new String[] {
          "--simulation", StationLoad.class.getName(), "--results-folder", "target/gatling"
        });
  }

  private static void set(String option, String value) {
    if (option.equals("--help")) {
      System.out.println(USAGE);
      System.exit(0);
    }
    if (!option.matches("--(url|listeners|seconds|ramp|pace)") || value.isEmpty()) {
      System.err.println("fm load: must be known and have a value: " + option + " (see --help)");
      System.exit(2);
    }
    System.setProperty("fm." + option.substring("--".length()), value);
  }
}
