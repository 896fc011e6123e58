package io.privatefm.trainer.vector;

import io.privatefm.trainer.log.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/** Sessions as sentences whose words are tracks. */
public final class Sentences {
  private Sentences() {}

  /**
   * The sessions of two tracks or more, sorted.
   *
   * @param keep by row, the share of a track's listens that is kept; see {@link #keep}
   * @param words by row
   */
  public static JavaRDD<List<String>> of(
      JavaRDD<Session> sessions, Broadcast<float[]> keep, Broadcast<String[]> words, long seed) {
    return sessions
        .sortBy(session -> session, true, sessions.getNumPartitions())
        .map(session -> sentence(session, keep.value(), words.value(), seed))
        .filter(sentence -> sentence.size() > 1);
  }

  private static List<String> sentence(Session session, float[] keep, String[] words, long seed) {
    List<String> sentence = new ArrayList<>(session.length());
    for (int i = 0; i < session.length(); i++) {
      int track = session.tracks()[i];
      if (Chance.of(seed, session.order(), i) < keep[track]) {
        sentence.add(words[track]);
      }
    }
    return sentence;
  }

  /**
   * What of each track's listens is kept, so that the most heard do not outweigh the rest: {@code
   * min(1, sqrt(t / share))} (Mikolov et al.: Distributed Representations of Words and Phrases,
   * 2013); all of them where {@code t} is 0.
   */
  public static float[] keep(long[] listens, double t) {
    double all = 0;
    for (long each : listens) {
      all += each;
    }
    float[] keep = new float[listens.length];
    for (int row = 0; row < keep.length; row++) {
      double share = listens[row] / all;
      keep[row] = t == 0 || share <= t ? 1 : (float) Math.sqrt(t / share);
    }
    return keep;
  }
}
