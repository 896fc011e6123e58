package io.privatefm.vector.inverted;

/** The best scores of many, best first, kept by insertion. Scratch of one thread. */
final class BestScores {
  private float[] scores = new float[64];
  private int most;
  private int count;

  /** Forgets all, and keeps the best {@code most}, at least 1, from now on. */
  void start(int most) {
    if (scores.length < most) {
      scores = new float[most];
    }
    this.most = most;
    count = 0;
  }

  void offer(float score) {
    if (count == most && !(score > scores[count - 1])) {
      return;
    }
    int at = count < most ? count++ : count - 1;
    while (at > 0 && score > scores[at - 1]) {
      scores[at] = scores[at - 1];
      at--;
    }
    scores[at] = score;
  }

  /** The worst of those kept; there must be one. */
  float worst() {
    return scores[count - 1];
  }
}
