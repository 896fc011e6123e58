package io.privatefm.trainer.log;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a server, as {@code fm journal export} writes it.
 *
 * @param log every spin that somebody heard, its value the reward
 * @param rewards of spins whose features the journal keeps: the features, then the reward; null
 *     when it keeps none
 */
public record JournalLog(Log log, @Nullable JavaRDD<double[]> rewards) {

  /** Reads JSON Lines. */
  public static JournalLog read(
      JavaSparkContext spark, String place, Broadcast<KnownTracks> tracks) {
    return new JournalLog(Log.journal(spark, place, tracks), null);
  }
}
