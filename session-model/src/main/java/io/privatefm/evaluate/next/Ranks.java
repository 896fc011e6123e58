package io.privatefm.evaluate.next;

import org.HdrHistogram.Histogram;

/**
 * What a method answered: for each question its top tracks, and how long that took.
 *
 * @param top tracks per question
 * @param tracks {@code int32[questions · top]}, best first, -1 where there was no more to say
 * @param nanos time per prediction: scores and the choice of the top
 */
@SuppressWarnings("ArrayRecordComponent") // read as they are, compared by nobody
record Ranks(Targets targets, int top, int[] tracks, Histogram nanos) {

  /** The rank of the asked track, 1 for the best; 0 when it is not among the top. */
  int rank(int question) {
    int target = targets.track(question);
    for (int i = 0; i < top; i++) {
      if (tracks[question * top + i] == target) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The i-th best track of a question; -1 when there are fewer. */
  int track(int question, int i) {
    return tracks[question * top + i];
  }
}
