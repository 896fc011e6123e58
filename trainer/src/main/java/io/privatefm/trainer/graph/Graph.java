package io.privatefm.trainer.graph;

import io.privatefm.catalogue.Track;
import io.privatefm.trainer.log.TripleFile;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** The knowledge graph as triples: what the tracks say of themselves and what the operator adds. */
public final class Graph {
  private Graph() {}

  /** All triples, each once, sorted. */
  public static JavaRDD<Triple> of(
      JavaSparkContext spark, List<Track> tracks, @Nullable TripleFile more) {
    int partitions = spark.defaultParallelism();
    JavaRDD<Triple> told =
        spark.parallelize(
            tracks.stream().flatMap(track -> Nodes.of(track).stream()).toList(), partitions);
    return (more == null ? told : told.union(named(spark, tracks, more)))
        .distinct(partitions)
        .sortBy(triple -> triple, true, partitions);
  }

  private static JavaRDD<Triple> named(
      JavaSparkContext spark, List<Track> tracks, TripleFile more) {
    Broadcast<Nodes> nodes = spark.broadcast(new Nodes(tracks));
    return more.rows()
        .map(
            row ->
                new Triple(
                    nodes.value().named(row[0]), row[1].strip(), nodes.value().named(row[2])))
        .filter(triple -> !triple.head().equals(triple.tail()));
  }
}
