package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.TrackScores;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The tracks played most in the newest sessions, whatever was heard. */
final class Popularity implements Predictor {
  /** Beyond what the prefix may take away. */
  private static final int MOST = 200;

  private final int[] tracks;
  private final int[] plays;

  private Popularity(int[] tracks, int[] plays) {
    this.tracks = tracks;
    this.plays = plays;
  }

  /** Popularity in this newest share of the sessions. */
  static Model of(Sessions train, double share) {
    int[] plays = new int[train.trackCount()];
    int from = (int) Math.floor(train.count() * (1 - share));
    for (int at = train.start(from); at < train.playCount(); at++) {
      plays[train.track(at)]++;
    }
    int[] tracks =
        IntStream.range(0, plays.length)
            .filter(track -> plays[track] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(track -> -plays[track]))
            .mapToInt(Integer::intValue)
            .toArray();
    Popularity popularity = new Popularity(tracks, plays);
    return () -> popularity;
  }

  @Override
  public void score(Prefix prefix, TrackScores into) {
    int count = Math.min(tracks.length, prefix.count() + MOST);
    for (int i = 0; i < count; i++) {
      into.add(tracks[i], plays[tracks[i]]);
    }
  }
}
