package io.privatefm.trainer.log;

import org.apache.spark.api.java.JavaRDD;

/** Ratings as one session a listener: above the listener's own mean is liked, below it is not. */
public final class Ratings {
  private Ratings() {}

  /** All that each listener rated, in the order of time or file, less the listener's mean. */
  public static JavaRDD<Session> centred(Log log) {
    return Sessions.of(log, Long.MAX_VALUE).map(Ratings::centred);
  }

  private static Session centred(Session session) {
    double sum = 0;
    for (float value : session.values()) {
      sum += value;
    }
    float[] values = session.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) (sum / values.length);
    }
    return new Session(
        session.listener(),
        session.id(),
        session.order(),
        session.tracks(),
        session.timesMs(),
        values);
  }
}
