package io.privatefm.bench.run;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Searches all systems in turns, so that a machine that is slower for a while is so for all: within
 * a round each system does its first effort, then each its second, and so on; all in one thread.
 */
public final class Race {
  private Race() {}

  /** Runs the rounds of the plan and tells each system's curve, in the order of the systems. */
  public static List<Curve> run(
      List<Built> systems, Dataset data, Truth truth, Plan plan, Consumer<String> say)
      throws IOException {
    List<Runner> runners = new ArrayList<>();
    try {
      for (Built built : systems) {
        say.accept("warming up " + built.contender().system());
        runners.add(new Runner(built, data, truth, plan));
      }
      int longest = runners.stream().mapToInt(Runner::efforts).max().orElse(0);
      for (int round = 1; round <= plan.rounds(); round++) {
        say.accept("round " + round + " of " + plan.rounds());
        turn(runners, longest);
      }
      return runners.stream().map(Runner::curve).toList();
    } finally {
      for (Runner runner : runners) {
        runner.close();
      }
    }
  }

  private static void turn(List<Runner> runners, int efforts) throws IOException {
    for (int number = 0; number < efforts; number++) {
      for (Runner runner : runners) {
        if (number < runner.efforts()) {
          runner.measure(number);
        }
      }
    }
  }
}
