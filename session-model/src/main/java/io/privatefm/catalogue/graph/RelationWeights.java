package io.privatefm.catalogue.graph;

import io.privatefm.catalogue.sessions.Sessions;
import java.util.Arrays;

/**
 * How often people go on along each relation of a {@link Graph}, so that a relation weighs little
 * where they do not follow it. Learned from tracks that stand near each other in one session, as
 * the weights of a mixture by expectation maximisation (Dempster, Laird and Rubin, JRSS B 1977):
 *
 * <pre>
 *   P(b | a) = Σ over relations weight · chance of a walk from a to b along it + rest / tracks
 * </pre>
 *
 * <p>What chance alone brings together goes to the rest; and what two relations explain is shared.
 * Each relation begins with {@value #SHRUNK} pairs as if they had been seen, so that few sessions
 * move no weight far.
 */
public final class RelationWeights {
  /** Pairs that are learned from, evenly spread over the sessions. */
  private static final int MOST_PAIRS = 20_000;

  /** How far apart the tracks of a pair stand at most. */
  private static final int APART = 5;

  private static final double SHRUNK = 20;
  private static final int ROUNDS = 50;

  private RelationWeights() {}

  /** The weights of a catalogue without sessions: all relations alike, together 1. */
  public static float[] even(Graph graph) {
    float[] weights = new float[graph.relations()];
    Arrays.fill(weights, 1f / weights.length);
    return weights;
  }

  /**
   * Learns from sessions of the graph's tracks; the same sessions teach the same.
   *
   * @return by relation, each 0 to 1, together less than 1
   */
  public static float[] learn(Graph graph, Sessions sessions) {
    int tracks = sessions.trackCount();
    long pairs = (long) sessions.playCount() - sessions.count();
    long every = Math.max(1, pairs / MOST_PAIRS);
    double[][] chances = new double[MOST_PAIRS][];
    Steps steps = new Steps(graph);
    int count = 0;
    long at = 0;
    for (int session = 0; session < sessions.count(); session++) {
      for (int i = sessions.start(session) + 1; i < sessions.end(session); i++, at++) {
        int from = Math.max(sessions.start(session), i - 1 - (int) (at / every % APART));
        boolean other = sessions.track(from) != sessions.track(i);
        if (at % every == 0 && count < MOST_PAIRS && other) {
          chances[count] = new double[graph.relations()];
          steps.chances(sessions.track(from), sessions.track(i), chances[count++]);
        }
      }
    }
    return fit(Arrays.copyOf(chances, count), graph.relations(), 1.0 / tracks);
  }

  private static float[] fit(double[][] chances, int relations, double rest) {
    double[] weights = new double[relations];
    Arrays.fill(weights, 1.0 / (relations + 1));
    double[] sums = new double[relations];
    double pairs = chances.length + SHRUNK * (relations + 1);
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.fill(sums, SHRUNK);
      double left = 1 - Arrays.stream(weights).sum();
      for (double[] of : chances) {
        double all = left * rest;
        for (int r = 0; r < relations; r++) {
          all += weights[r] * of[r];
        }
        for (int r = 0; r < relations; r++) {
          sums[r] += weights[r] * of[r] / all;
        }
      }
      for (int r = 0; r < relations; r++) {
        weights[r] = sums[r] / pairs;
      }
    }
    float[] learned = new float[relations];
    for (int r = 0; r < relations; r++) {
      learned[r] = (float) weights[r];
    }
    return learned;
  }
}
