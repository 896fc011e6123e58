package io.privatefm.trainer.listen;

import io.privatefm.trainer.log.Session;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * How much each track is heard, by row: a listen counts 1 when it is the newest of the log, and
 * half as much for every half-life that it is older. A log without times counts each listen 1.
 */
@SuppressWarnings("ArrayRecordComponent") // by row, as many as tracks
public record Popularity(long[] listens, double[] decayed, long newestMs) {
  /** Sums are of whole millionths, so that they do not depend on their order. */
  private static final double UNIT = 1e6;

  /** Counts the sessions' tracks. */
  public static Popularity of(JavaRDD<Session> sessions, int tracks, long halfLifeMs) {
    long newestMs = sessions.map(Session::endMs).fold(0L, Math::max);
    long[] listens = new long[tracks];
    double[] decayed = new double[tracks];
    sessions
        .flatMapToPair(
            session ->
                IntStream.range(0, session.length())
                    .mapToObj(i -> listen(session, i, newestMs, halfLifeMs))
                    .iterator())
        .reduceByKey((a, b) -> new long[] {a[0] + b[0], a[1] + b[1]})
        .collect()
        .forEach(
            track -> {
              listens[track._1()] = track._2()[0];
              decayed[track._1()] = track._2()[1] / UNIT;
            });
    return new Popularity(listens, decayed, newestMs);
  }

  private static Tuple2<Integer, long[]> listen(
      Session session, int i, long newestMs, long halfLifeMs) {
    double weight = weight(session.timesMs()[i], newestMs, halfLifeMs);
    return new Tuple2<>(session.tracks()[i], new long[] {1, Math.round(weight * UNIT)});
  }

  /** What a listen at this time counts. */
  static double weight(long timeMs, long newestMs, long halfLifeMs) {
    return timeMs == 0 ? 1 : Math.pow(0.5, (newestMs - timeMs) / (double) halfLifeMs);
  }

  /**
   * The shares that a catalogue keeps, by row: {@code log(1 + decayed) / log(1 + largest)}, 0 for a
   * track that nobody heard.
   */
  public double[] shares() {
    double largest = Arrays.stream(decayed).max().orElse(0);
    return Arrays.stream(decayed)
        .map(each -> largest == 0 ? 0 : Math.log1p(each) / Math.log1p(largest))
        .toArray();
  }
}
