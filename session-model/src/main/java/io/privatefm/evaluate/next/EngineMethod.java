package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.StationOptions;
import java.util.List;

/**
 * The engine as it stands: each session is a new listener who hears every track to its end; what
 * the next draw would choose from is ranked by the expected reward of a ranker that has learned
 * nothing yet.
 */
record EngineMethod(String name, boolean spaced, EngineCatalogue source, long seed)
    implements Method {
  private static final String SPACED = "engine";
  private static final String UNSPACED = "engine-unspaced";

  /** The engine with its rules, and without the one that keeps an artist's tracks apart. */
  static final List<String> NAMES = List.of(SPACED, UNSPACED);

  static List<Method> all(
      Tracks tracks,
      Vocabulary vocabulary,
      NextTrackRequest.About about,
      long seed,
      List<String> notes,
      Progress progress) {
    EngineCatalogue source = new EngineCatalogue(tracks, vocabulary, about, seed, notes, progress);
    return List.of(
        new EngineMethod(SPACED, true, source, seed),
        new EngineMethod(UNSPACED, false, source, seed));
  }

  @Override
  public Tuned tune(Trial trial) {
    String text = spaced ? "as it stands" : "an artist's tracks may follow one another";
    return new Tuned(text, Double.NaN, 0, this::fit);
  }

  private Model fit(Sessions train) {
    EngineCatalogue.Opened opened = source.open(train);
    Catalogue catalogue = opened.catalogue();
    int[] rows = opened.rows();
    int[] numbers = opened.numbers();
    EngineOptions options = options();
    return new Model() {
      @Override
      public Predictor predictor() {
        return new EnginePredictor(catalogue, options, rows, numbers);
      }

      @Override
      public int bounded() {
        return NextTrackRequest.MOST_TOP;
      }

      @Override
      public void close() {
        opened.close();
      }
    };
  }

  private EngineOptions options() {
    EngineOptions usual = EngineOptions.DEFAULT.withSeed(seed);
    return spaced ? usual : usual.withStation(unspaced(usual.station()));
  }

  private static StationOptions unspaced(StationOptions usual) {
    return new StationOptions(
        usual.sessionGapMs(),
        usual.repeatWindow(),
        usual.artistWindow(),
        usual.artistWindow() + 1,
        usual.behaviourWindow(),
        usual.likesMost(),
        usual.bansMost(),
        usual.withinMost(),
        usual.shortTerm(),
        usual.longTerm());
  }
}
