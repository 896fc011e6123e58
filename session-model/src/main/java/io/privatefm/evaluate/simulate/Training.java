package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.Act;
import io.privatefm.evaluate.simulate.truth.Listener;
import io.privatefm.evaluate.simulate.truth.Seeds;
import io.privatefm.evaluate.simulate.truth.Truth;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What other listeners told, to whom tracks were played at random: all that vectors and popularity
 * are made from. For each track how often it was played and heard out, and for each pair of tracks
 * how many listeners heard out both.
 */
final class Training {
  /** Numbers of listeners from here on are only trained with. */
  private static final long FIRST_LISTENER = 2_000_000_000L;

  private final Truth truth;
  private final int[] plays;
  private final int[] heardOut;
  private final float[] together;
  private final double[] chances = new double[Act.count()];

  private Training(Truth truth) {
    this.truth = truth;
    int tracks = truth.tracks();
    plays = new int[tracks];
    heardOut = new int[tracks];
    together = new float[tracks * tracks];
  }

  /**
   * Plays to so many listeners.
   *
   * @param spins to each, no track twice; at most all of them
   * @param each is run after every listener
   */
  static Training of(Truth truth, int listeners, int spins, long seed, Runnable each) {
    Training training = new Training(truth);
    int[] order = new int[truth.tracks()];
    Arrays.setAll(order, track -> track);
    int[] liked = new int[spins];
    for (int i = 0; i < listeners; i++) {
      SplittableRandom random = Seeds.random(seed, "training", i);
      int count = training.play(truth.listener(FIRST_LISTENER + i), spins, order, random, liked);
      training.pair(liked, count);
      each.run();
    }
    return training;
  }

  /** Plays at random and returns how many tracks were heard out, which are put into the array. */
  private int play(
      Listener listener, int spins, int[] order, SplittableRandom random, int[] liked) {
    int count = 0;
    long nowMs = 0;
    for (int spin = 0; spin < spins; spin++) {
      int other = spin + random.nextInt(order.length - spin);
      int track = order[other];
      order[other] = order[spin];
      order[spin] = track;
      nowMs = Schedule.begins(spin) ? Schedule.sessionStartsAtMs(spin) : nowMs;
      listener.arrive(Schedule.occasion(spin, nowMs));
      listener.chances(track, chances);
      Act act = Reactions.at(random.nextDouble(), chances);
      listener.hear(track, act);
      nowMs += Reactions.heardMs(act, truth.durationMs(track));
      plays[track]++;
      if (act == Act.COMPLETE || act == Act.LIKE) {
        heardOut[track]++;
        liked[count++] = track;
      }
    }
    return count;
  }

  private void pair(int[] liked, int count) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        together[liked[i] * tracks() + liked[j]] += i == j ? 0 : 1;
      }
    }
  }

  int tracks() {
    return plays.length;
  }

  /** How often the track was heard out. */
  int heardOut(int track) {
    return heardOut[track];
  }

  /** How likely anybody hears the track out: {@code (heard out + p) / (played + 1)}. */
  double share(int track) {
    double overall = (double) Arrays.stream(heardOut).sum() / Arrays.stream(plays).sum();
    return (heardOut[track] + overall) / (plays[track] + 1);
  }

  /** {@code float32[tracks][tracks]}: how many listeners heard out both; symmetric; borrowed. */
  float[] together() {
    return together;
  }
}
