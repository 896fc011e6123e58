package io.privatefm.trainer;

import io.privatefm.trainer.log.Dropped;
import java.util.List;
import java.util.Map;

/**
 * What a training was made of and what came out: {@code report.json}.
 *
 * @param spark version
 * @param java version
 * @param dropped rows of the logs that were not used, by file and reason
 * @param without tracks that neither the listening nor the graph places, the first few by id
 * @param seconds of each phase
 * @param notes what the person who trains should know
 */
record TrainReport(
    String spark,
    String java,
    String master,
    long seed,
    Map<String, Object> parameters,
    List<Input> inputs,
    List<Dropped> dropped,
    Counts counts,
    Coverage coverage,
    List<String> without,
    Map<String, Double> seconds,
    List<String> notes) {

  /** A file that was read, and how many rows of it were used. */
  record Input(String file, String format, long rows) {}

  /**
   * How much there was.
   *
   * @param sessions with at least one track that was liked
   * @param sessionsOfOne among them, which teach popularity and nothing else
   * @param listens in all sessions
   */
  record Counts(
      long tracks, long sessions, long sessionsOfOne, long listens, long coListens, long triples) {}

  /**
   * Where the vectors come from, in tracks.
   *
   * @param heard tracks that somebody heard
   * @param byListening with a vector from sessions or ratings
   * @param byGraph with a vector from the graph
   * @param without left out of the catalogue
   */
  record Coverage(long heard, long byListening, long byGraph, long without) {}
}
