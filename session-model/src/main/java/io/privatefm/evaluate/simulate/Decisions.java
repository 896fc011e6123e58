package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.Act;
import java.util.List;

/**
 * What one contestant played to every listener, and what it was worth: a table of listeners ×
 * spins. Written by the run, read afterwards.
 */
public final class Decisions {
  private final int listeners;
  private final int spins;
  final int[] tracks;
  final double[] means;
  final double[] bestMeans;
  final double[] bestCandidates;
  final double[] propensities;
  final byte[] acts;
  final boolean[] explored;

  Decisions(int listeners, int spins) {
    this.listeners = listeners;
    this.spins = spins;
    int cells = Math.multiplyExact(listeners, spins);
    tracks = new int[cells];
    means = new double[cells];
    bestMeans = new double[cells];
    bestCandidates = new double[cells];
    propensities = new double[cells];
    acts = new byte[cells];
    explored = new boolean[cells];
  }

  /** How many listeners there were. */
  public int listeners() {
    return listeners;
  }

  /** How many spins each heard. */
  public int spins() {
    return spins;
  }

  /** The listeners of all of these, one table after another; all have as many spins. */
  static Decisions together(List<Decisions> parts) {
    int listeners = parts.stream().mapToInt(Decisions::listeners).sum();
    Decisions all = new Decisions(listeners, parts.getFirst().spins);
    int at = 0;
    for (Decisions part : parts) {
      int cells = part.tracks.length;
      System.arraycopy(part.tracks, 0, all.tracks, at, cells);
      System.arraycopy(part.means, 0, all.means, at, cells);
      System.arraycopy(part.bestMeans, 0, all.bestMeans, at, cells);
      System.arraycopy(part.bestCandidates, 0, all.bestCandidates, at, cells);
      System.arraycopy(part.propensities, 0, all.propensities, at, cells);
      System.arraycopy(part.acts, 0, all.acts, at, cells);
      System.arraycopy(part.explored, 0, all.explored, at, cells);
      at += cells;
    }
    return all;
  }

  int cell(int listener, int spin) {
    return listener * spins + spin;
  }

  /** The number of the track played. */
  public int track(int listener, int spin) {
    return tracks[cell(listener, spin)];
  }

  /** Its true mean reward then, -1 to 1. */
  public double mean(int listener, int spin) {
    return means[cell(listener, spin)];
  }

  /** The highest mean reward of all permissible tracks then. */
  public double bestMean(int listener, int spin) {
    return bestMeans[cell(listener, spin)];
  }

  /** The highest mean reward of the draw's candidates then. */
  public double bestCandidate(int listener, int spin) {
    return bestCandidates[cell(listener, spin)];
  }

  /** The told probability of the draw. */
  public double propensity(int listener, int spin) {
    return propensities[cell(listener, spin)];
  }

  /** What the listener did. */
  public Act act(int listener, int spin) {
    return Act.of(acts[cell(listener, spin)]);
  }

  /** What that was worth, -1 to 1. */
  public double reward(int listener, int spin) {
    return Reactions.reward(act(listener, spin));
  }

  /** Whether a candidate with a higher score was passed over. */
  public boolean explored(int listener, int spin) {
    return explored[cell(listener, spin)];
  }

  /** What was missed against all permissible tracks, at least 0. */
  public double regret(int listener, int spin) {
    int cell = cell(listener, spin);
    return bestMeans[cell] - means[cell];
  }

  /** What was missed against the draw's candidates, at least 0. */
  public double candidateRegret(int listener, int spin) {
    int cell = cell(listener, spin);
    return bestCandidates[cell] - means[cell];
  }
}
