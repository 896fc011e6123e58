package io.privatefm.evaluate.next;

import io.privatefm.evaluate.next.Quality.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found; becomes the JSON file.
 *
 * @param recall how many tracks recall is measured at; 0 where it is not
 * @param seed of the resamples and of the engine
 * @param best the baseline that did best on the validation part, with which all are compared
 * @param notes what a reader must know of these figures
 */
public record NextTrackReport(
    DataFigures data,
    String protocol,
    String played,
    int top,
    int recall,
    long seed,
    int resamples,
    String best,
    List<Entry> methods,
    List<String> notes) {

  public NextTrackReport {
    methods = List.copyOf(methods);
    notes = List.copyOf(notes);
  }

  /**
   * The data.
   *
   * @param files their names
   * @param trainTracks distinct tracks of the training part
   * @param questions how many positions were foretold
   * @param unknown share of the questions that ask for a track the training part does not have:
   *     nobody can hit it, and it counts as a miss
   * @param validationQuestions how many positions parameters were chosen on
   */
  public record DataFigures(
      List<String> files,
      int trainSessions,
      int trainPlays,
      int trainTracks,
      int testSessions,
      int testPlays,
      int questions,
      double unknown,
      int validationQuestions) {}

  /**
   * One method.
   *
   * @param parameters as chosen
   * @param tried how many sets of parameters were compared
   * @param validationNdcg by which they were chosen; null when nothing was
   * @param figures on the test
   * @param lessBest figures less those of the best baseline, paired by session
   * @param recalled share of the questions whose track was among all that the method recalled, top
   *     or not; null where that is not bounded
   * @param recalls by popularity, where that was asked for; else empty
   * @param p50Micros time per prediction in microseconds, as the machine was
   */
  public record Entry(
      String name,
      String parameters,
      int tried,
      @Nullable Double validationNdcg,
      Figures figures,
      Figures lessBest,
      @Nullable Double recalled,
      Variety variety,
      List<Recall> recalls,
      double p50Micros,
      double p99Micros) {}

  /** The method of this name. */
  public Entry method(String name) {
    return methods.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such method: name=" + name));
  }
}
