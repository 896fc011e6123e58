package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.TrackScores;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The symmetric matrix of positive pointwise mutual information between tracks, sparse by rows:
 * {@code max(0, ln(n(a,b) · n / (n(a) · n(b))))} with n(a,b) the pairs of plays within the window.
 *
 * <pre>
 *   starts   int32[tracks + 1]   row t holds columns[starts[t]] … columns[starts[t + 1] − 1]
 *   columns  int32[…]            tracks
 *   values   float32[…]          above 0
 * </pre>
 */
final class Ppmi {
  private final int[] starts;
  private int[] columns = new int[1 << 12];
  private float[] values = new float[1 << 12];

  private Ppmi(int tracks) {
    starts = new int[tracks + 1];
  }

  /** Counts plays at most {@code window} apart in the same session. */
  static Ppmi of(Sessions sessions, int window) {
    Ppmi matrix = new Ppmi(sessions.trackCount());
    double[] sums = new double[sessions.trackCount()];
    TrackScores near = new TrackScores();
    double all = 0;
    for (int track = 0; track < sums.length; track++) {
      count(sessions, track, window, near);
      for (int i = 0; i < near.count(); i++) {
        sums[track] += near.of(near.track(i));
      }
      all += sums[track];
    }
    for (int track = 0; track < sums.length; track++) {
      count(sessions, track, window, near);
      for (int i = 0; i < near.count(); i++) {
        int other = near.track(i);
        double information = Math.log(near.of(other) * all / (sums[track] * sums[other]));
        if (information > 0) {
          matrix.add(track, other, (float) information);
        }
      }
      matrix.starts[track + 1] = Math.max(matrix.starts[track], matrix.starts[track + 1]);
    }
    return matrix;
  }

  private static void count(Sessions sessions, int track, int window, TrackScores near) {
    near.clear();
    for (int i = 0; i < sessions.plays(track); i++) {
      int position = sessions.play(track, i);
      int session = sessions.sessionOfPlay(track, i);
      int from = Math.max(sessions.start(session), position - window);
      int to = Math.min(sessions.end(session) - 1, position + window);
      for (int at = from; at <= to; at++) {
        if (sessions.track(at) != track) {
          near.add(sessions.track(at), 1);
        }
      }
    }
  }

  private void add(int row, int column, float value) {
    int at = Math.max(starts[row], starts[row + 1]);
    if (at == columns.length) {
      columns = Arrays.copyOf(columns, at * 2);
      values = Arrays.copyOf(values, at * 2);
    }
    columns[at] = column;
    values[at] = value;
    starts[row + 1] = at + 1;
  }

  int size() {
    return starts.length - 1;
  }

  /** Whether a row is all zero. */
  boolean empty(int row) {
    return starts[row] == starts[row + 1];
  }

  /** The product with a vector. */
  double[] times(double[] vector) {
    double[] product = new double[size()];
    for (int row = 0; row < product.length; row++) {
      double sum = 0;
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        sum += values[i] * vector[columns[i]];
      }
      product[row] = sum;
    }
    return product;
  }

  /** The products with each of these vectors, each computed when asked for. */
  IntFunction<double[]> timesEach(double[][] vectors) {
    double[][] before = vectors.clone();
    return i -> times(before[i]);
  }
}
