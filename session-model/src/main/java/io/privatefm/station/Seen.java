package io.privatefm.station;

/**
 * A station as its draws may see it: with as much of what is stored as the listener lets be used.
 *
 * <p>It is made anew of the sequences of single acts, in which history and likes stand apart;
 * interests and judgements are sums of both, and neither can be taken out of a sum again. So it
 * knows no more than the last acts of each kind. Made for each draw of a listener who restricts it;
 * all others' stations are seen as they are, and nothing is made.
 */
final class Seen {
  private final Station station;
  private final Station seen;

  private Seen(Station station) {
    this.station = station;
    this.seen = new Station(station.world, station.listener, station.id, station.lastAtMs);
  }

  static Station of(Station station) {
    DataUse use = station.tuning.use();
    return use.ofHistory() && use.ofLikes() ? station : new Seen(station).made(use);
  }

  private Station made(DataUse use) {
    seen.tuning = station.tuning;
    seen.attributes = station.attributes;
    seen.traits = station.traits;
    seen.drawn = station.drawn;
    seen.sessionStartedAtMs = station.sessionStartedAtMs;
    History all = station.history;
    if (use.ofHistory()) {
      seen.history.played().copyFrom(all.played());
      copy(all.completed(), seen.history.completed());
      copySkipped(all);
      learn(Reward.COMPLETED, seen.history.completed(), Reward.SHORT_SKIP, seen.history.skipped());
    }
    if (use.ofLikes()) {
      copy(all.liked(), seen.history.liked());
      learn(Reward.LIKED, all.liked(), Reward.DISLIKED, new RecentTracks(1));
    }
    return seen;
  }

  private static void copy(RecentTracks from, RecentTracks to) {
    for (int i = from.count() - 1; i >= 0; i--) {
      to.add(from.row(i), from.atMs(i));
    }
  }

  /** The sequence of what was refused holds bans too, which are of the other kind. */
  private void copySkipped(History all) {
    for (int i = all.skipped().count() - 1; i >= 0; i--) {
      if (!all.bannedTracks().contains(all.skipped().row(i))) {
        seen.history.skipped().add(all.skipped().row(i), all.skipped().atMs(i));
      }
    }
  }

  /** Learns from two sequences, the oldest first. */
  private void learn(Reward praise, RecentTracks praised, Reward blame, RecentTracks blamed) {
    int next = praised.count() - 1;
    int other = blamed.count() - 1;
    while (next >= 0 || other >= 0) {
      boolean first = other < 0 || (next >= 0 && praised.atMs(next) <= blamed.atMs(other));
      if (first) {
        learn(praise, praised.row(next), praised.atMs(next));
        next--;
      } else {
        learn(blame, blamed.row(other), blamed.atMs(other));
        other--;
      }
    }
  }

  private void learn(Reward act, int row, long atMs) {
    if (row < 0) {
      return;
    }
    seen.history.judged().judge(row, (float) act.value(), atMs, Scene.NONE);
    World world = station.world;
    float[] vector = world.vectorOf(row);
    for (KeptInterests interests : new KeptInterests[] {seen.shortTerm, seen.longTerm}) {
      if (act.value() > 0) {
        interests.pull(vector, act.value(), row, act, atMs, world.geometry());
      } else {
        interests.push(vector, -act.value(), row, atMs, world.geometry());
      }
    }
  }
}
