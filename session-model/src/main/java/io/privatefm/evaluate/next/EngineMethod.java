package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.engine.Parts;
import io.privatefm.station.StationOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine as it stands, with nothing to choose: each session is a new listener who hears every
 * track to its end; what the next draw would choose from is ranked by the expected reward of a
 * ranker that has learned nothing yet.
 */
record EngineMethod(
    String name, boolean spaced, Parts parts, EngineCatalogue source, long seed, boolean pool)
    implements Method {
  private static final String SPACED = "engine";
  private static final String UNSPACED = "engine-unspaced";
  private static final String LESS = "less ";

  /** The engine with its rules, and without the one that keeps an artist's tracks apart. */
  static final List<String> NAMES = List.of(SPACED, UNSPACED);

  /** The engine without one part after another, artists not kept apart. */
  static final List<String> ABLATIONS = Parts.ofActs().stream().map(LESS::concat).toList();

  /**
   * The engine in all these ways.
   *
   * @param pool whether all that was recalled is ranked, not the arms alone
   */
  static List<Method> all(EngineCatalogue source, long seed, boolean pool) {
    List<Method> all = new ArrayList<>();
    all.add(new EngineMethod(SPACED, true, Parts.ALL, source, seed, pool));
    all.add(new EngineMethod(UNSPACED, false, Parts.ALL, source, seed, pool));
    for (String part : Parts.ofActs()) {
      all.add(new EngineMethod(LESS + part, false, Parts.without(part), source, seed, pool));
    }
    return all;
  }

  @Override
  public Tuned tune(Trial trial) {
    String text = spaced ? "as it stands" : "an artist's tracks may follow one another";
    double goodness = source.isMadeHere() ? trial.goodness(name, this::fit) : Double.NaN;
    return new Tuned(text, goodness, 0, this::fit);
  }

  private Model fit(Sessions train) {
    EngineCatalogue.Opened opened = source.of(train);
    Catalogue catalogue = opened.catalogue();
    int[] rows = opened.rows();
    int[] numbers = opened.numbers();
    EngineOptions options = options();
    return new Model() {
      @Override
      public Predictor predictor() {
        return new EnginePredictor(catalogue, options, rows, numbers, bounded());
      }

      @Override
      public int bounded() {
        return pool ? Engine.MOST_RECALLED : NextTrackRequest.MOST_TOP;
      }
    };
  }

  private EngineOptions options() {
    EngineOptions usual = EngineOptions.DEFAULT.withSeed(seed).withParts(parts);
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
