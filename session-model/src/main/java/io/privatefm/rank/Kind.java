package io.privatefm.rank;

import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * What those who have one trait thought of tracks and of tags. With <i>n</i> judgements of it by
 * them, whose rewards add up to <i>s</i>, the mean reward <i>m</i> of all that they judged, and
 * what is <i>expected</i> of it beyond any:
 *
 * <pre>
 *   beyond = (s − n · (m + expected)) / (n + 20)
 * </pre>
 *
 * <p>It is {@link Reputation} one level down: a difference that few judgements speak for is drawn
 * towards none. Of at most {@value #MOST_TRACKS} tracks and {@value #MOST_TAGS} tags, those judged
 * most; 20 bytes a place, two to four places for each of them.
 */
final class Kind {
  /** Most tracks that are known of a trait. */
  static final int MOST_TRACKS = 1_024;

  /** Most tags that are known of a trait. */
  static final int MOST_TAGS = 256;

  private static final double PRIOR = 20;

  /** Keys below this are rows of tracks, those from it on tags. */
  private final int firstTag;

  private final Judgements tracks = new Judgements();
  private final Judgements tags = new Judgements();
  private final Judgements untold = new Judgements();
  private long counts;
  private long rewards;

  Kind(int firstTag) {
    this.firstTag = firstTag;
  }

  void learn(int key, long count, long reward) {
    add(key, count, reward);
    untold.add(key, count, reward);
  }

  private void add(int key, long count, long reward) {
    if (key >= firstTag) {
      add(tags, MOST_TAGS, key, count, reward);
      return;
    }
    counts += count;
    rewards += reward;
    add(tracks, MOST_TRACKS, key, count, reward);
  }

  private static void add(Judgements to, int most, int key, long count, long reward) {
    to.add(key, count, reward);
    if (to.size() > most) {
      to.keepMost(most / 2);
    }
  }

  void halve(int halvings) {
    tracks.halve(halvings);
    tags.halve(halvings);
    untold.halve(halvings);
    counts >>= halvings;
    rewards >>= halvings;
  }

  /** How often all tracks were judged. */
  long counts() {
    return counts;
  }

  private double mean(double one) {
    return rewards / (counts + PRIOR * one);
  }

  /** What is thought of a track beyond what is expected of it, in units of reward. */
  double ofTrack(int row, double expected, double one) {
    return beyond(tracks, tracks.find(row), expected, one);
  }

  /** What is thought of a tag, by its key, beyond what is expected of it, in units of reward. */
  double ofTag(int key, double expected, double one) {
    return beyond(tags, tags.find(key), expected, one);
  }

  private double beyond(Judgements of, int at, double expected, double one) {
    if (at < 0) {
      return 0;
    }
    double usual = mean(one) + expected * Observations.REWARD_SCALE;
    double above = of.rewardAt(at) - of.countAt(at) * usual;
    return above / (of.countAt(at) + PRIOR * one) / Observations.REWARD_SCALE;
  }

  /** How many places of tags there are, free ones too. */
  int tagPlaces() {
    return tags.places();
  }

  /** The key of the tag at a place; -1 when it is free. */
  int tagAt(int place) {
    return tags.rowAt(place);
  }

  /** What was learned since the last call. */
  ReputationDelta tell(IntFunction<String> ids, Age age) {
    ReputationDelta delta = untold.tell(ids, age);
    untold.clear();
    return delta;
  }

  ReputationDelta all(IntFunction<String> ids, Age age) {
    Judgements both = new Judgements();
    tracks.addTo(both);
    tags.addTo(both);
    return both.tell(ids, age);
  }

  /**
   * Takes in what another learned.
   *
   * @param onlyUntold whether it is known already, and only not told yet
   */
  void absorb(ReputationDelta delta, Age age, ToIntFunction<String> rows, boolean onlyUntold) {
    for (int i = 0; i < delta.size(); i++) {
      int row = rows.applyAsInt(delta.id(i));
      if (row >= 0) {
        long count = age.rebased(delta.count(i), delta.base());
        long reward = age.rebased(delta.reward(i), delta.base());
        if (onlyUntold) {
          untold.add(row, count, reward);
        } else {
          add(row, count, reward);
        }
      }
    }
  }
}
