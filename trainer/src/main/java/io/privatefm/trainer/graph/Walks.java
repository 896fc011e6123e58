package io.privatefm.trainer.graph;

import io.privatefm.trainer.listen.Best;
import io.privatefm.trainer.listen.CoListen;
import io.privatefm.trainer.vector.Chance;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Random walks over the graph joined with the listening, sentences for Word2Vec (Perozzi et al.:
 * DeepWalk, KDD 2014). All walks take a step together: they are brought to the nodes that they
 * stand at, wherever in the cluster these are.
 *
 * <p>From a track a walk goes where listening leads with {@code heardShare}, by the score of the
 * co-listen, else along a triple; the fewer have the artist or tag, the rather. From anything else
 * it goes to any neighbour alike.
 *
 * @param each how many begin at every track
 * @param length nodes of a walk
 */
public record Walks(int each, int length, double heardShare, long seed) implements Serializable {
  /** A tag that a million tracks have is met with so many of them, drawn by lot. */
  private static final int MOST_NEIGHBOURS = 512;

  /** How much rather a walk goes to what few tracks have: 4 prefers an artist to most tags. */
  private static final double RARITY = 4;

  /** The walks of every track that has a neighbour, sorted. */
  public JavaRDD<List<String>> of(
      JavaRDD<Triple> triples, JavaRDD<CoListen> heard, Broadcast<String[]> trackNodes) {
    HashPartitioner places = new HashPartitioner(triples.getNumPartitions());
    JavaPairRDD<String, Corner> corners =
        told(triples)
            .union(heard(heard, trackNodes))
            .aggregateByKey(new Best<Neighbour>(MOST_NEIGHBOURS), places, Best::add, Best::addAll)
            .mapValues(best -> new Corner(best.list(), heardShare))
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaPairRDD<String, Walk> walks =
        corners
            .filter(corner -> Nodes.isTrack(corner._1()))
            .flatMapToPair(
                corner ->
                    IntStream.range(0, each)
                        .mapToObj(n -> new Tuple2<>(corner._1(), Walk.from(corner._1(), n)))
                        .iterator());
    for (int step = 1; step < length; step++) {
      walks = walks.partitionBy(places).join(corners).mapToPair(met -> step(met._2()));
    }
    return walks.values().sortBy(walk -> walk, true, triples.getNumPartitions()).map(Walk::nodes);
  }

  private Tuple2<String, Walk> step(Tuple2<Walk, Corner> met) {
    Walk walk = met._1();
    long key = (long) walk.nodes().getFirst().hashCode() << Integer.SIZE | walk.number();
    String next = met._2().next(Chance.of(seed, key, walk.nodes().size()));
    return new Tuple2<>(next, walk.to(next));
  }

  private JavaPairRDD<String, Neighbour> told(JavaRDD<Triple> triples) {
    JavaPairRDD<String, Integer> degrees =
        triples.mapToPair(triple -> new Tuple2<>(triple.tail(), 1)).reduceByKey(Integer::sum);
    return triples
        .mapToPair(triple -> new Tuple2<>(triple.tail(), triple.head()))
        .join(degrees)
        .flatMapToPair(
            edge -> {
              String head = edge._2()._1();
              String tail = edge._1();
              float rare = (float) Math.pow(Math.log(2 + edge._2()._2()), -RARITY);
              return List.of(
                      new Tuple2<>(head, neighbour(head, tail, rare, false)),
                      new Tuple2<>(tail, neighbour(tail, head, 1, false)))
                  .iterator();
            });
  }

  private JavaPairRDD<String, Neighbour> heard(
      JavaRDD<CoListen> heard, Broadcast<String[]> trackNodes) {
    return heard.mapToPair(
        pair -> {
          String from = trackNodes.value()[pair.track()];
          String to = trackNodes.value()[pair.other()];
          return new Tuple2<>(from, neighbour(from, to, pair.score(), true));
        });
  }

  private Neighbour neighbour(String from, String to, float weight, boolean heard) {
    return new Neighbour(to, weight, heard, Chance.bits(seed, from.hashCode(), to.hashCode()));
  }
}
