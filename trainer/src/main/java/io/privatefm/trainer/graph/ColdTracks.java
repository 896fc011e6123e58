package io.privatefm.trainer.graph;

import io.privatefm.trainer.log.KnownTracks;
import io.privatefm.trainer.vector.TrackVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * A place for tracks that nobody has heard: the mean of the heard tracks that walks from them meet,
 * each counting half as much with every step. So they lie in the space of the listening, whatever
 * method it comes from.
 */
public final class ColdTracks {
  /** What a track counts that is met one step later. */
  private static final double NEXT = Math.sqrt(0.5);

  /** Weights are whole millionths, so that their sums do not depend on their order. */
  private static final double UNIT = 1e6;

  private ColdTracks() {}

  /** The nodes of the tracks without a vector. */
  public static Set<String> nodes(TrackVectors vectors, List<String> ids) {
    Set<String> nodes = new HashSet<>();
    for (int row = 0; row < vectors.tracks(); row++) {
      if (vectors.get(row) == null) {
        nodes.add(Nodes.track(ids.get(row)));
      }
    }
    return nodes;
  }

  /**
   * Gives a vector to each track that has none and whose walks meet one that has.
   *
   * @param walks of tracks without a vector
   * @return how many were given one
   */
  public static int place(
      JavaSparkContext spark,
      TrackVectors vectors,
      KnownTracks tracks,
      JavaRDD<List<String>> walks) {
    Broadcast<boolean[]> heard = spark.broadcast(heard(vectors));
    Broadcast<KnownTracks> rows = spark.broadcast(tracks);
    Map<Integer, float[]> means = new HashMap<>();
    walks
        .flatMapToPair(walk -> met(walk, rows.value(), heard.value()).iterator())
        .reduceByKey(Long::sum)
        .sortByKey()
        .collect()
        .forEach(met -> add(means, met, vectors));
    means.forEach(vectors::put);
    return means.size();
  }

  private static boolean[] heard(TrackVectors vectors) {
    boolean[] heard = new boolean[vectors.tracks()];
    for (int row = 0; row < heard.length; row++) {
      heard[row] = vectors.get(row) != null;
    }
    return heard;
  }

  /**
   * The heard tracks of a walk with what they count, each with the row of the track it begins at.
   */
  private static List<Tuple2<Long, Long>> met(
      List<String> walk, KnownTracks tracks, boolean[] heard) {
    List<Tuple2<Long, Long>> met = new ArrayList<>();
    long start = tracks.row(Nodes.id(walk.getFirst()));
    double weight = 1;
    for (int step = 1; step < walk.size(); step++, weight *= NEXT) {
      String node = walk.get(step);
      int row = Nodes.isTrack(node) ? tracks.row(Nodes.id(node)) : -1;
      if (row >= 0 && heard[row]) {
        met.add(new Tuple2<>(start << Integer.SIZE | row, Math.round(weight * UNIT)));
      }
    }
    return met;
  }

  private static void add(
      Map<Integer, float[]> means, Tuple2<Long, Long> met, TrackVectors vectors) {
    int start = (int) (met._1() >>> Integer.SIZE);
    float[] vector = vectors.get(met._1().intValue());
    if (vector != null) {
      float[] mean = means.computeIfAbsent(start, _ -> new float[vector.length]);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (float) (met._2() / UNIT * vector[i]);
      }
    }
  }
}
