package io.privatefm.trainer;

import io.privatefm.trainer.log.Dropped;
import io.privatefm.trainer.log.JournalLog;
import io.privatefm.trainer.log.KnownTracks;
import io.privatefm.trainer.log.Log;
import io.privatefm.trainer.log.Ratings;
import io.privatefm.trainer.log.Session;
import io.privatefm.trainer.log.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * All that the logs say, as sessions on the executors.
 *
 * @param liked sessions without what was not liked, none empty
 * @param valued the same with it, and the ratings: who thinks what of what
 * @param rewards rows of the journal with features, or null
 */
record Listening(
    JavaRDD<Session> liked,
    JavaRDD<Session> valued,
    @Nullable JavaRDD<double[]> rewards,
    List<TrainReport.Input> inputs,
    List<Dropped> dropped) {

  /** Reads every log that the options name. */
  static Listening read(
      JavaSparkContext spark, TrainOptions options, Broadcast<KnownTracks> tracks) {
    List<Log> logs = new ArrayList<>();
    List<JavaRDD<Session>> sessions = new ArrayList<>();
    if (options.sessions != null) {
      logs.add(Log.sessions(spark, options.sessions, tracks));
    }
    JournalLog journal =
        options.journal == null ? null : JournalLog.read(spark, options.journal, tracks);
    if (journal != null) {
      logs.add(journal.log());
    }
    logs.forEach(log -> sessions.add(Sessions.of(log, options.pauseMs())));
    List<JavaRDD<Session>> ratings = new ArrayList<>();
    if (options.ratings != null) {
      Log log = Log.ratings(spark, options.ratings, tracks);
      logs.add(log);
      ratings.add(Ratings.centred(log));
    }
    return new Listening(
        liked(sessions.isEmpty() ? ratings : sessions),
        union(sessions, ratings),
        journal == null ? null : journal.rewards(),
        logs.stream().map(Listening::input).toList(),
        logs.stream().flatMap(log -> log.dropped().stream()).toList());
  }

  private static JavaRDD<Session> liked(List<JavaRDD<Session>> all) {
    return union(all, List.of())
        .map(Session::liked)
        .filter(session -> session.length() > 0)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static JavaRDD<Session> union(List<JavaRDD<Session>> a, List<JavaRDD<Session>> b) {
    List<JavaRDD<Session>> all = new ArrayList<>(a);
    all.addAll(b);
    return all.stream().reduce(JavaRDD::union).orElseThrow();
  }

  private static TrainReport.Input input(Log log) {
    return new TrainReport.Input(log.name(), log.format(), log.kept());
  }
}
