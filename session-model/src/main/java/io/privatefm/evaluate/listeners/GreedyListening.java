package io.privatefm.evaluate.listeners;

/** Always the highest score among what was not played; of equals the first. */
abstract class GreedyListening implements Method.Listening {
  final int[] tracks;
  private final boolean[] played;
  private int last;

  GreedyListening(Method.Listener listener) {
    tracks = listener.tracks();
    played = new boolean[tracks.length];
  }

  /** Called once before the tracks are scored for a spin. */
  void prepare() {}

  /** How promising a track is now. */
  abstract double score(int track);

  /** What the listener said of a track. */
  void learn(int track, int rating) {}

  @Override
  public final int next() {
    prepare();
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < tracks.length; at++) {
      if (!played[at]) {
        double score = score(tracks[at]);
        if (best < 0 || score > highest) {
          best = at;
          highest = score;
        }
      }
    }
    played[best] = true;
    last = best;
    return best;
  }

  @Override
  public double propensity() {
    return 1;
  }

  @Override
  public final void told(int rating) {
    learn(tracks[last], rating);
  }
}
