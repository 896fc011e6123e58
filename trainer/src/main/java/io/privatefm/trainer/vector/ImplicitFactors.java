package io.privatefm.trainer.vector;

import io.privatefm.trainer.log.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.recommendation.ALS;
import org.apache.spark.mllib.recommendation.MatrixFactorizationModel;
import org.apache.spark.mllib.recommendation.Rating;
import scala.Tuple2;

/**
 * Spark's alternating least squares for implicit feedback (Hu, Koren, Volinsky: Collaborative
 * Filtering for Implicit Feedback Datasets, ICDM 2008): a listen is a preference held with
 * confidence {@code 1 + alpha · value}; a negative value is held against the track with the
 * confidence of its size.
 *
 * @param blocks in how many parts people and tracks are solved; another number, other rounding
 */
public record ImplicitFactors(
    int dimension, int iterations, double lambda, double alpha, int blocks, long seed) {

  /** Factors by track, not scaled. A session without a listener counts as a person. */
  public Map<Integer, float[]> fit(JavaRDD<Session> sessions) {
    MatrixFactorizationModel model =
        new ALS()
            .setRank(dimension)
            .setIterations(iterations)
            .setLambda(lambda)
            .setAlpha(alpha)
            .setImplicitPrefs(true)
            .setUserBlocks(blocks)
            .setProductBlocks(blocks)
            .setSeed(seed)
            .run(ratings(sessions).rdd());
    Map<Integer, float[]> factors = new TreeMap<>();
    model
        .productFeatures()
        .toJavaRDD()
        .collect()
        .forEach(factor -> factors.put((Integer) factor._1(), floats(factor._2())));
    return factors;
  }

  private static JavaRDD<Rating> ratings(JavaRDD<Session> sessions) {
    JavaPairRDD<String, Integer> numbers =
        sessions
            .map(ImplicitFactors::person)
            .distinct()
            .sortBy(name -> name, true, sessions.getNumPartitions())
            .zipWithIndex()
            .mapToPair(person -> new Tuple2<>(person._1(), Math.toIntExact(person._2())));
    return sessions
        .mapToPair(session -> new Tuple2<>(person(session), session))
        .join(numbers)
        .flatMap(pair -> each(pair._2()._2(), pair._2()._1()).iterator())
        .mapToPair(rating -> new Tuple2<>(new Tuple2<>(rating.user(), rating.product()), rating))
        .reduceByKey((a, b) -> new Rating(a.user(), a.product(), a.rating() + b.rating()))
        .map(Tuple2::_2)
        .sortBy(
            rating -> (long) rating.user() << Integer.SIZE | rating.product(),
            true,
            sessions.getNumPartitions());
  }

  private static String person(Session session) {
    return session.listener().isEmpty() ? "session " + session.id() : session.listener();
  }

  private static List<Rating> each(int person, Session session) {
    List<Rating> ratings = new ArrayList<>(session.length());
    for (int i = 0; i < session.length(); i++) {
      ratings.add(new Rating(person, session.tracks()[i], session.values()[i]));
    }
    return ratings;
  }

  private static float[] floats(double[] doubles) {
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }
}
