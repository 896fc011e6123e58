package io.privatefm.load;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code ./fm load}: runs one of the simulations against a server process. */
final class Load {
  private static final String USAGE =
      """
      Usage: fm load [SIMULATION] [--url=URL] [--listeners=N] [--seconds=N] [--ramp=N] [--pace=MS]
                     [--restart=COMMAND] [--admin=URL]
      Puts listeners on a running server that believes every token (--insecure-demo-auth).
        steady             they listen, complete, skip and like (the default)
        connect-storm      they come as fast as the ramp says and wait for their first spin
        skip-storm         everyone skips at every turn
        reconnect-storm    they listen, the server restarts, and everyone comes back at once
        soak               steady for half an hour, told minute by minute
        --url=URL          where the stations are (default ws://127.0.0.1:8080/v1/fm)
        --listeners=N      how many listen at once (default 100)
        --seconds=N        how long each listens (default 30; soak 1800)
        --ramp=N           over how many seconds they come (default 5; connect-storm 1)
        --pace=MS          between one reaction of a listener and the next (default 1000)
        --restart=COMMAND  for reconnect-storm: restarts the server; without it you do, when told
        --admin=URL        for soak: the admin port, whose measures are told beside
      The reports are under load-tests/target/gatling.""";

  private static final Map<String, Class<? extends Simulation>> SIMULATIONS = new LinkedHashMap<>();

  static {
    SIMULATIONS.put("steady", SteadyListening.class);
    SIMULATIONS.put("connect-storm", ConnectStorm.class);
    SIMULATIONS.put("skip-storm", SkipStorm.class);
    SIMULATIONS.put("reconnect-storm", ReconnectStorm.class);
    SIMULATIONS.put("soak", Soak.class);
  }

  private Load() {}

  public static void main(String[] args) {
    String name = args.length > 0 && !args[0].startsWith("-") ? args[0] : "steady";
    Class<? extends Simulation> simulation = SIMULATIONS.get(name);
    if (simulation == null) {
      misused("must be one of " + SIMULATIONS.keySet() + ": " + name);
      return;
    }
    for (int i = name.equals(args.length > 0 ? args[0] : "") ? 1 : 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      if (equals >= 0) {
        set(args[i].substring(0, equals), args[i].substring(equals + 1));
      } else {
        set(args[i], i + 1 < args.length ? args[++i] : "");
      }
    }
    try {
      LoadPlan.fromProperties(LoadPlan.USUAL);
    } catch (IllegalArgumentException e) {
      misused(String.valueOf(e.getMessage()));
    }
    Gatling.main(
        new String[] {"--simulation", simulation.getName(), "--results-folder", "target/gatling"});
  }

  private static void set(String option, String value) {
    if (option.equals("--help")) {
      System.out.println(USAGE);
      System.exit(0);
    }
    if (!option.matches("--(url|listeners|seconds|ramp|pace|restart|admin)") || value.isEmpty()) {
      misused("must be known and have a value: " + option);
    }
    System.setProperty("fm." + option.substring("--".length()), value);
  }

  private static void misused(String rule) {
    System.err.println("fm load: " + rule + " (see --help)");
    System.exit(2);
  }
}
