package io.privatefm.trainer.log;

import io.privatefm.catalogue.CatalogueException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The journal of a server, as {@code fm journal export} writes it in JSON Lines.
 *
 * @param log every spin that was judged, its value the reward
 * @param rewards of judged spins that tell features: those of the drawn arm, then the reward
 */
public record JournalLog(Log log, JavaRDD<double[]> rewards) {

  /** Reads the file. */
  public static JournalLog read(
      JavaSparkContext spark, String place, Broadcast<KnownTracks> tracks) {
    LogFile file = LogFile.open(spark, place);
    if (!JournalLines.isSpin(file.text())) {
      throw new CatalogueException(
          "must be JSON Lines with listener, track and reward, as fm journal export writes them: file="
              + file.name()
              + " line=1");
    }
    return new JournalLog(
        Log.read(file, "journal", new JournalLines(), tracks),
        file.numbered().flatMap(line -> ArmColumns.of(line._1()).iterator()));
  }
}
