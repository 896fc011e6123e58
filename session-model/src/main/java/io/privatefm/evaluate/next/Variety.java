package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Sessions;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How varied the answers are.
 *
 * @param coverage share of the tracks of the training part that were among the top of any question
 * @param tail share of all answers that are not of the most played fifth of those tracks
 * @param artists mean share of pairs of one answer that are by two artists; NaN when none is known
 * @param tags mean over pairs of one answer of the share of tags not in common; NaN when none is
 *     known
 * @param length mean length of an answer
 */
public record Variety(double coverage, double tail, double artists, double tags, double length) {
  private static final int HEAD_PART = 5;

  /** Looks at the first {@code top} of all answers. */
  static Variety of(Ranks ranks, int top, Sessions train, Tracks tracks) {
    BitSet head = head(train);
    BitSet seen = new BitSet();
    long given = 0;
    long tail = 0;
    for (int question = 0; question < ranks.targets().count(); question++) {
      for (int i = 0; i < top && ranks.track(question, i) >= 0; i++) {
        int track = ranks.track(question, i);
        seen.set(track);
        given++;
        tail += head.get(track) ? 0 : 1;
      }
    }
    int known = (int) heard(train).count();
    double[] pairs = pairs(ranks, top, tracks);
    return new Variety(
        (double) seen.cardinality() / known,
        (double) tail / given,
        pairs[0],
        pairs[1],
        (double) given / ranks.targets().count());
  }

  private static IntStream heard(Sessions train) {
    return IntStream.range(0, train.trackCount()).filter(track -> train.plays(track) > 0);
  }

  /** The most played fifth of the tracks. */
  private static BitSet head(Sessions train) {
    BitSet head = new BitSet();
    long size = heard(train).count() / HEAD_PART;
    heard(train)
        .boxed()
        .sorted(Comparator.comparingInt(track -> -train.plays(track)))
        .limit(size)
        .forEach(head::set);
    return head;
  }

  /** The mean distances of pairs: by artist, by tags. */
  private static double[] pairs(Ranks ranks, int top, Tracks tracks) {
    boolean tagged = tracks.haveTags();
    double artistSum = 0;
    double tagSum = 0;
    long artistPairs = 0;
    long pairs = 0;
    for (int question = 0; question < ranks.targets().count(); question++) {
      for (int i = 0; i < top && ranks.track(question, i) >= 0; i++) {
        for (int j = 0; j < i; j++) {
          int a = ranks.track(question, i);
          int b = ranks.track(question, j);
          if (tracks.artist(a) >= 0 && tracks.artist(b) >= 0) {
            artistPairs++;
            artistSum += tracks.artist(a) == tracks.artist(b) ? 0 : 1;
          }
          pairs++;
          tagSum += tagged ? tracks.tagDistance(a, b) : 0;
        }
      }
    }
    return new double[] {artistSum / artistPairs, tagged ? tagSum / pairs : Double.NaN};
  }
}
