package io.privatefm.trainer.listen;

import io.privatefm.trainer.log.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Which tracks are heard together, item to item: the cosine of the sets of sessions in which each
 * was heard (Sarwar et al.: Item-Based Collaborative Filtering, WWW 2001).
 */
public final class CoListens {
  /** So many tracks apart at most: what one session costs grows with its length and no faster. */
  public static final int REACH = 20;

  private CoListens() {}

  /** The {@code most} best others of every track that was heard with one, sorted by track. */
  public static JavaRDD<CoListen> of(
      JavaSparkContext spark, JavaRDD<Session> sessions, int tracks, int most) {
    Broadcast<int[]> heard = spark.broadcast(sessionsOf(sessions, tracks));
    return sessions
        .flatMapToPair(session -> others(session).iterator())
        .aggregateByKey(new Together(), CoListens::add, Together::addAll)
        .sortByKey()
        .flatMap(track -> best(track._1(), track._2(), heard.value(), most).iterator());
  }

  /** In how many sessions each track was heard, by row. */
  private static int[] sessionsOf(JavaRDD<Session> sessions, int tracks) {
    int[] counts = new int[tracks];
    sessions
        .flatMapToPair(
            session ->
                Arrays.stream(session.tracks())
                    .distinct()
                    .mapToObj(track -> new Tuple2<>(track, 1))
                    .iterator())
        .reduceByKey(Integer::sum)
        .collect()
        .forEach(track -> counts[track._1()] = track._2());
    return counts;
  }

  /** For each track of the session the others within reach, each once. */
  private static List<Tuple2<Integer, int[]>> others(Session session) {
    int[] tracks = session.tracks();
    Map<Integer, Together> near = new LinkedHashMap<>();
    for (int i = 0; i < tracks.length; i++) {
      addNear(near.computeIfAbsent(tracks[i], track -> new Together()), tracks, i);
    }
    List<Tuple2<Integer, int[]>> all = new ArrayList<>(near.size());
    near.forEach((track, together) -> all.add(new Tuple2<>(track, together.others())));
    return all;
  }

  private static void addNear(Together near, int[] tracks, int at) {
    int last = Math.min(tracks.length - 1, at + REACH);
    for (int j = Math.max(0, at - REACH); j <= last; j++) {
      if (tracks[j] != tracks[at]) {
        near.add(tracks[j], 1);
      }
    }
  }

  private static Together add(Together together, int[] others) {
    for (int other : others) {
      together.add(other, 1);
    }
    return together;
  }

  private static List<CoListen> best(int track, Together together, int[] heard, int most) {
    Best<CoListen> best = new Best<>(most);
    together.forEach(
        (other, count) -> {
          double score = count / Math.sqrt((double) heard[track] * heard[other]);
          best.add(new CoListen(track, other, count, (float) score));
        });
    return best.list();
  }
}
