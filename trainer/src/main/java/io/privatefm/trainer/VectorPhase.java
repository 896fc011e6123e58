package io.privatefm.trainer;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.trainer.graph.Nodes;
import io.privatefm.trainer.graph.Triple;
import io.privatefm.trainer.listen.CoListen;
import io.privatefm.trainer.listen.Popularity;
import io.privatefm.trainer.log.KnownTracks;
import io.privatefm.trainer.log.Session;
import io.privatefm.trainer.vector.ColdTracks;
import io.privatefm.trainer.vector.Sentences;
import io.privatefm.trainer.vector.TrackVectors;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The phases that give tracks their vectors: by listening, and by the graph where nobody listened.
 */
final class VectorPhase {
  private final JavaSparkContext spark;
  private final TrainOptions options;
  private final Phases phases;
  private final KnownTracks tracks;
  private final Popularity popularity;
  private final Broadcast<String[]> nodes;
  private int placed;

  /**
   * @param ids of the tracks by row
   */
  VectorPhase(
      JavaSparkContext spark,
      TrainOptions options,
      Phases phases,
      List<String> ids,
      KnownTracks tracks,
      Popularity popularity) {
    this.spark = spark;
    this.options = options;
    this.phases = phases;
    this.tracks = tracks;
    this.popularity = popularity;
    nodes = spark.broadcast(ids.stream().map(Nodes::track).toArray(String[]::new));
  }

  /** Trains. */
  TrackVectors run(Listening listening, JavaRDD<Triple> triples, JavaRDD<CoListen> heard) {
    TrackVectors vectors =
        phases.run(
            "vectors by " + options.method.name().toLowerCase(java.util.Locale.ROOT),
            () ->
                switch (options.method) {
                  case ITEM2VEC -> item2vec(listening.liked());
                  case ALS -> factors(listening.valued());
                  case GRAPH -> joined(listening.liked(), triples, heard);
                });
    if (vectors.count() == 0) {
      throw new CatalogueException(
          "must leave a track with a vector: sessions of two tracks and more heard at least"
              + " --min-count="
              + options.minCount
              + " times");
    }
    if (vectors.count() < vectors.tracks()) {
      placed = phases.run("places by graph", () -> placed(vectors, triples, heard));
    }
    return vectors;
  }

  /** How many tracks have their vector from the graph alone. */
  int placed() {
    return placed;
  }

  private TrackVectors item2vec(JavaRDD<Session> sessions) {
    return byWord(options.overSessions().fit(sentences(sessions)), _ -> true);
  }

  private JavaRDD<List<String>> sentences(JavaRDD<Session> sessions) {
    Broadcast<float[]> keep =
        spark.broadcast(Sentences.keep(popularity.listens(), options.subsample));
    return Sentences.of(sessions, keep, nodes, options.seed);
  }

  private TrackVectors factors(JavaRDD<Session> valued) {
    TrackVectors vectors = new TrackVectors(options.dimension, tracks.size());
    options
        .factors()
        .fit(valued)
        .forEach(
            (row, factor) -> {
              if (popularity.listens()[row] >= options.minCount) {
                vectors.put(row, factor);
              }
            });
    return vectors;
  }

  private TrackVectors joined(
      JavaRDD<Session> sessions, JavaRDD<Triple> triples, JavaRDD<CoListen> heard) {
    JavaRDD<List<String>> walks = options.walks().of(triples, heard, nodes);
    return byWord(
        options.overBoth().fit(sentences(sessions).union(walks)),
        row -> popularity.listens()[row] >= options.minCount);
  }

  private int placed(TrackVectors vectors, JavaRDD<Triple> triples, JavaRDD<CoListen> heard) {
    JavaRDD<List<String>> walks = options.coldWalks().of(triples, heard, nodes);
    return ColdTracks.place(vectors, byWord(options.overWalks().fit(walks), _ -> true));
  }

  private TrackVectors byWord(Map<String, float[]> words, IntPredicate wanted) {
    TrackVectors vectors = new TrackVectors(options.dimension, tracks.size());
    words.forEach(
        (word, vector) -> {
          int row = Nodes.isTrack(word) ? tracks.row(Nodes.id(word)) : -1;
          if (row >= 0 && wanted.test(row)) {
            vectors.put(row, vector);
          }
        });
    return vectors;
  }
}
