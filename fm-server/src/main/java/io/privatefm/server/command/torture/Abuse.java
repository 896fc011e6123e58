package io.privatefm.server.command.torture;

import io.privatefm.server.command.torture.Trial.Manner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What a server has to bear from outside, and what honest listeners may notice of it. */
enum Abuse {
  STALLED("reaction to next spin of the others, p99, ms, with 1 % of the clients stalled") {
    @Override
    Bound measure(Plan plan) throws InterruptedException {
      List<Double> calm = new ArrayList<>();
      List<Double> abused = new ArrayList<>();
      int stalled = Math.max(1, plan.listeners() / 100);
      long tries = 0;
      try (Trial trial = plan.trial("stalled", PLAYING, List.of())) {
        warm(trial, plan);
        for (int round = 0; round < plan.rounds(); round++) {
          calm.add(p99Ms(trial, plan));
          try (Attack attack = Attack.stalled(trial.port(), stalled)) {
            abused.add(p99Ms(trial, plan));
            tries += attack.tries();
          }
        }
        trial.hush();
        return Bound.of(
            label(),
            calm,
            abused,
            1.2,
            trial.lost(),
            rounds(calm, abused, tries),
            trial.troubles());
      }
    }
  },

  MEMORY("resident memory, peak, MB, of a server in calm and of one of the same age under attack") {
    @Override
    Bound measure(Plan plan) throws InterruptedException {
      List<Double> calm = new ArrayList<>();
      List<Double> abused = new ArrayList<>();
      List<String> troubles = new ArrayList<>();
      long lost = 0;
      long tries = 0;
      for (int round = 0; round < plan.rounds(); round++) {
        for (boolean attacked : new boolean[] {false, true}) {
          String name = "memory-" + round + (attacked ? "-attacked" : "-calm");
          try (Trial trial = plan.trial(name, PLAYING, List.of())) {
            warm(trial, plan);
            try (Attack attack =
                attacked ? Attack.everything(trial.port(), plan.listeners()) : Attack.none()) {
              TimeUnit.SECONDS.sleep(2L * plan.seconds());
              tries += attack.tries();
            }
            (attacked ? abused : calm).add(peakMb(trial.server().pid()));
            trial.hush();
            lost += trial.lost();
            troubles.addAll(trial.troubles());
          }
        }
      }
      return Bound.of(label(), calm, abused, 1.1, lost, rounds(calm, abused, tries), troubles);
    }
  },

  RESTART("stations on air again, most in any second, at a graceful restart") {
    @Override
    Bound measure(Plan plan) throws InterruptedException {
      int rate = Math.max(1, 2 * plan.clients() / plan.spreadSeconds());
      List<String> settings = List.of("--reconnect-spread=" + plan.spreadSeconds() + "s");
      try (Trial trial = plan.trial("restart", AT_REST, settings)) {
        trial.start();
        trial.invite(plan.clients(), plan.random());
        trial.awaitWelcomes(trial.none());
        TimeUnit.SECONDS.sleep(plan.seconds());
        List<Integer> welcomes = trial.welcomes();
        int code = trial.server().stop();
        long stoppedMs = System.currentTimeMillis();
        long readyMs = trial.start("--stations-per-second=" + rate);
        trial.awaitWelcomes(welcomes);
        trial.hush();
        double most = trial.mostOnAirInASecond(stoppedMs);
        List<String> troubles = new ArrayList<>(trial.troubles());
        if (code != 0) {
          troubles.add("exit code " + code);
        }
        String told =
            String.format(
                Locale.ROOT,
                "%,d clients; a spread of %d s; ready again after %,d ms",
                plan.clients(),
                plan.spreadSeconds(),
                readyMs);
        return Bound.of(
            label(), List.of((double) rate), List.of(most), 1, trial.lost(), told, troubles);
      }
    }
  };

  private static final Manner PLAYING = new Manner(2_000, 250, 5_000);
  private static final Manner AT_REST = new Manner(20_000, 250, 30_000);

  private final String label;

  Abuse(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Does it, and measures. */
  abstract Bound measure(Plan plan) throws InterruptedException;

  /**
   * How much of it.
   *
   * @param home the checkout
   * @param catalogue what is played
   * @param directory where data directories are made
   * @param listeners honest ones, beside whom others misbehave
   * @param rounds how often each figure is measured, by turns
   * @param seconds how long each time
   * @param clients of the restart
   * @param spreadSeconds over which they are told to come back
   * @param random where choices come from
   */
  record Plan(
      Path home,
      Path catalogue,
      Path directory,
      int listeners,
      int rounds,
      int seconds,
      int clients,
      int spreadSeconds,
      SplittableRandom random) {

    Trial trial(String name, Manner manner, List<String> settings) {
      return new Trial(home, catalogue, directory.resolve(name), manner, settings);
    }
  }

  /** A server that honest listeners have played on for a while. */
  private static void warm(Trial trial, Plan plan) throws InterruptedException {
    trial.start();
    trial.invite(plan.listeners(), plan.random());
    trial.awaitWelcomes(trial.none());
    TimeUnit.SECONDS.sleep(3L * plan.seconds());
  }

  private static double p99Ms(Trial trial, Plan plan) throws InterruptedException {
    trial.seen().begin();
    TimeUnit.SECONDS.sleep(plan.seconds());
    return trial.seen().p99Ms();
  }

  /** The most that was ever resident, as Linux tells it. */
  private static double peakMb(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1_024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rounds(List<Double> calm, List<Double> abused, long tries) {
    return String.format(
        Locale.ROOT,
        "in calm %s, under it %s; %,d hostile connections",
        list(calm),
        list(abused),
        tries);
  }

  private static String list(List<Double> figures) {
    return String.join(
        " ", figures.stream().map(each -> String.format(Locale.ROOT, "%.1f", each)).toList());
  }
}
