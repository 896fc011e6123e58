package io.privatefm.server.command.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * SIGKILL at random moments under load, each followed by a plain restart; one in five also hits the
 * server while it recovers.
 */
final class Kills {
  private static final int SHORTEST_LIFE_MS = 50;
  private static final int LONGEST_LIFE_MS = 1_500;
  private static final int ONE_IN_RECOVERY = 5;

  private final Trial trial;
  private final SplittableRandom random;
  private final List<Long> readyMs = new ArrayList<>();
  private int kills;

  Kills(Trial trial, SplittableRandom random) {
    this.trial = trial;
    this.random = random;
  }

  /** Kills until so many kills or {@code deadlineNanos}, whichever comes first. */
  Row run(int listeners, int most, long deadlineNanos) throws InterruptedException {
    trial.start();
    trial.invite(listeners, random.split());
    trial.awaitAcknowledged(listeners);
    while (kills < most && System.nanoTime() < deadlineNanos) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_LIFE_MS, LONGEST_LIFE_MS));
      List<Integer> welcomes = trial.welcomes();
      kill(trial.server());
      if (random.nextInt(ONE_IN_RECOVERY) == 0 && kills < most) {
        killInRecovery();
      }
      readyMs.add(trial.start());
      trial.awaitWelcomes(welcomes);
    }
    return Row.whole("SIGKILL under load", kills, trial.settle(), readyMs, null)
        .unless(trial.troubles());
  }

  private void killInRecovery() throws InterruptedException {
    long usualMs = readyMs.isEmpty() ? LONGEST_LIFE_MS : readyMs.getLast();
    ServerProcess recovering = trial.launch();
    TimeUnit.MILLISECONDS.sleep(random.nextLong(usualMs));
    kill(recovering);
  }

  private void kill(ServerProcess server) {
    server.kill();
    kills++;
  }
}
