package io.privatefm.trainer.log;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Rows of a log put together: one session of a listener after another. */
public final class Sessions {
  private Sessions() {}

  /**
   * The sessions of a log, in no order. Rows that name their session belong together; those of a
   * listener who does not are divided where a pause is longer than {@code pauseMs}.
   */
  public static JavaRDD<Session> of(Log log, long pauseMs) {
    return log.heard()
        .groupBy(Heard::key)
        .flatMap(group -> divided(group._2(), pauseMs).iterator());
  }

  private static List<Session> divided(Iterable<Heard> rows, long pauseMs) {
    List<Heard> sorted = new ArrayList<>();
    rows.forEach(sorted::add);
    sorted.sort(Heard.IN_ORDER);
    List<Session> sessions = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || pauses(sorted.get(i - 1), sorted.get(i), pauseMs)) {
        sessions.add(session(sorted.subList(from, i)));
        from = i;
      }
    }
    return sessions;
  }

  private static boolean pauses(Heard before, Heard after, long pauseMs) {
    return before.session().isEmpty() && after.timeMs() - before.timeMs() > pauseMs;
  }

  private static Session session(List<Heard> rows) {
    Heard first = rows.getFirst();
    int[] tracks = new int[rows.size()];
    long[] timesMs = new long[rows.size()];
    float[] values = new float[rows.size()];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = rows.get(i).track();
      timesMs[i] = rows.get(i).timeMs();
      values[i] = rows.get(i).value();
    }
    String id =
        first.session().isEmpty() ? first.listener() + "@" + first.timeMs() : first.session();
    return new Session(first.listener(), id, first.line(), tracks, timesMs, values);
  }
}
