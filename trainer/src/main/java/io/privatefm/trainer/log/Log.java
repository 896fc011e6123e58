package io.privatefm.trainer.log;

import io.privatefm.catalogue.CatalogueException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * A log that was read: its rows as an RDD, and what was dropped. Rows stay on the executors.
 *
 * @param name of the file
 * @param format {@code playlists}, {@code listens}, {@code ratings} or {@code journal}
 * @param heard the rows that were kept
 * @param kept how many
 * @param dropped what was not kept, by reason
 */
public record Log(
    String name, String format, JavaRDD<Heard> heard, long kept, List<Dropped> dropped) {

  /** Checks what can be checked of a file's place before Spark is there. */
  public static void require(String place) {
    LogFile.require(place);
  }

  /** Reads playlists or a table of listens. */
  public static Log sessions(JavaSparkContext spark, String place, Broadcast<KnownTracks> tracks) {
    LogFile file = LogFile.open(spark, place);
    String first = file.text();
    if (first.startsWith("{")) {
      throw new CatalogueException(
          "must be playlists or a table of listens, and JSON Lines are given with --journal: file="
              + file.name());
    }
    if (!PlaylistLines.isHeader(first)) {
      return read(file, "playlists", new PlaylistLines(), tracks);
    }
    ListenTable table = new ListenTable(first);
    if (!table.tellsSessions()) {
      throw new CatalogueException(
          "must have columns track, and session or listener and time: file="
              + file.name()
              + " line=1 field=header value=\""
              + first
              + "\"");
    }
    return read(file, "listens", table, tracks);
  }

  /** Reads a table of ratings or rewards. */
  public static Log ratings(JavaSparkContext spark, String place, Broadcast<KnownTracks> tracks) {
    LogFile file = LogFile.open(spark, place);
    String first = file.text();
    ListenTable table = new ListenTable(first);
    if (!table.tellsValues()) {
      throw new CatalogueException(
          "must have columns listener, track and value: file="
              + file.name()
              + " line=1 field=header value=\""
              + first
              + "\"");
    }
    return read(file, "ratings", table, tracks);
  }

  /** Reads the rows of a file whose kind is known. */
  static Log read(LogFile file, String format, LineParser parser, Broadcast<KnownTracks> tracks) {
    JavaRDD<Parsed<Heard>> rows =
        file.numbered()
            .flatMap(
                line ->
                    (line._1().indexOf('\uFFFD') >= 0
                            ? List.of(Parsed.<Heard>dropped(Reasons.UTF_8, line._2()))
                            : parser.rows(line._1(), line._2(), tracks.value()))
                        .iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Dropped> dropped = Parsed.dropped(file, rows);
    JavaRDD<Heard> heard = Parsed.values(rows);
    long kept = heard.count();
    if (kept == 0) {
      throw new CatalogueException(
          "must have a row that can be used: file=" + file.name() + told(dropped));
    }
    return new Log(file.name(), format, heard, kept, dropped);
  }

  private static String told(List<Dropped> dropped) {
    return dropped.stream()
        .map(each -> ", " + each.rows() + " rows dropped: " + each.reason())
        .collect(Collectors.joining());
  }
}
