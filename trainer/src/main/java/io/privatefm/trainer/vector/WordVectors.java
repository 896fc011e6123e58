package io.privatefm.trainer.vector;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.feature.Word2Vec;
import org.apache.spark.mllib.feature.Word2VecModel;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's Word2Vec: skip-gram with hierarchical softmax (Mikolov et al.: Efficient Estimation of
 * Word Representations in Vector Space, 2013). What the sentences are made of decides what the
 * vectors mean.
 *
 * @param partitions 1: one task trains, exactly repeatable; more train side by side on parts of the
 *     sentences and are averaged after every iteration, which is faster and a little worse
 */
public record WordVectors(
    int dimension,
    int window,
    int iterations,
    int minCount,
    double learningRate,
    int partitions,
    long seed) {
  /** Longer sentences are cut. */
  private static final int LONGEST_SENTENCE = 10_000;

  /**
   * A vector for each word that occurs often enough, not scaled.
   *
   * @param sentences in an order that does not depend on how the files were split
   */
  public Map<String, float[]> fit(JavaRDD<List<String>> sentences) {
    if (sentences.isEmpty()) {
      return Map.of();
    }
    Word2Vec training =
        new Word2Vec()
            .setVectorSize(dimension)
            .setWindowSize(window)
            .setNumIterations(iterations)
            .setMinCount(minCount)
            .setLearningRate(learningRate)
            .setNumPartitions(partitions)
            .setMaxSentenceLength(LONGEST_SENTENCE)
            .setSeed(seed);
    try {
      Word2VecModel model = training.fit(partitions == 1 ? sentences.coalesce(1) : sentences);
      return new TreeMap<>(CollectionConverters.asJava(model.getVectors()));
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).contains("vocabulary size should be > 0")) {
        return Map.of(); // no word is there often enough
      }
      throw e;
    }
  }
}
