package io.privatefm.vector.inverted;

/**
 * The slots with the best scores, best first, kept by insertion: short, and few of the many offered
 * enter. Scratch of one thread.
 */
final class Shortlist {
  private int[] slots = new int[64];
  private float[] scores = new float[64];
  private int most;
  private int count;

  void start(int most) {
    if (slots.length < most) {
      slots = new int[most];
      scores = new float[most];
    }
    this.most = most;
    count = 0;
  }

  int count() {
    return count;
  }

  int slot(int at) {
    return slots[at];
  }

  void offer(int slot, float score) {
    if (count == most && !(score > scores[count - 1])) {
      return;
    }
    int at = count < most ? count++ : count - 1;
    while (at > 0 && score > scores[at - 1]) {
      slots[at] = slots[at - 1];
      scores[at] = scores[at - 1];
      at--;
    }
    slots[at] = slot;
    scores[at] = score;
  }
}
