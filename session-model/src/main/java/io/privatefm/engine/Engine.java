package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;
import io.privatefm.rank.Kindred;
import io.privatefm.rank.KnownRows;
import io.privatefm.rank.Ranker;
import io.privatefm.rank.Reputation;
import io.privatefm.rank.ReputationDelta;
import io.privatefm.recall.Candidates;
import io.privatefm.recall.DrawRandom;
import io.privatefm.recall.TrackTags;
import io.privatefm.station.Assignment;
import io.privatefm.station.Attributes;
import io.privatefm.station.Course;
import io.privatefm.station.Feedback;
import io.privatefm.station.Lesson;
import io.privatefm.station.PastListen;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.StationCodec;
import io.privatefm.station.TuningChange;
import io.privatefm.station.World;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one face of the session model: plays stations over a catalogue and learns from what is told.
 *
 * <p>Owned by one thread; a server has one per event loop, all over one catalogue, and lets them
 * exchange what they learned with {@link #takeDelta} and {@link #absorb}. A station belongs to the
 * engine that made or restored it; to move it, save it here and restore it there. The clock is the
 * caller's.
 */
public final class Engine {
  /** Most tracks that the channels recall for one draw. */
  public static final int MOST_RECALLED = Candidates.MOST;

  private final World world;
  private final Models models;
  private final Reputation reputation;
  private final Kindred kindred;
  private final JudgedNames names;
  private final SpinDraw draw;

  /** An engine over a catalogue, which stays open as long as the engine is used. */
  public Engine(Catalogue catalogue, EngineOptions options) {
    DrawRandom random = new DrawRandom();
    random.start(options.seed(), Fingerprint.of(catalogue.vectorSpace()), 0);
    world = new World(catalogue, options.station(), options.recall(), random);
    models = new Models(options.models());
    reputation = new Reputation(catalogue.size());
    names = new JudgedNames(catalogue);
    kindred = new Kindred(reputation, catalogue.size(), catalogue.tagCount());
    draw = new SpinDraw(world, options, models, reputation, kindred, random);
  }

  /** A fresh station; its first spin is drawn by {@link #play}. */
  public Station tuneIn(String listener, String stationId, long nowMs) {
    return new Station(world, listener, stationId, nowMs);
  }

  /**
   * A station from {@link #save}, perhaps from another catalogue.
   *
   * @throws IllegalArgumentException when the bytes are not a station of a version known here
   */
  public Station restore(byte[] saved, long nowMs) {
    return StationCodec.decode(saved, world);
  }

  /** The station as bytes; versioned, and independent of rows. */
  public byte[] save(Station station) {
    return StationCodec.save(station);
  }

  /**
   * Takes the place of an engine over another catalogue: all that it learned is known here, for
   * features mean the same in every catalogue, and tracks have the same ids. Its stations are to be
   * carried over one by one; it learns and draws no more.
   */
  public void succeed(Engine before) {
    models.become(before.models);
    reputation.become(before.reputation, before.catalogue()::id, catalogue()::row);
    kindred.become(before.kindred, before.names::id, names::key);
  }

  /**
   * The station of an engine over another catalogue as one of this engine's, what was heard in
   * incognito included. In another vector space its interests are made anew. Its current spin
   * stays, also when the catalogue does not know the track; an up-next that it does not know is
   * withdrawn.
   */
  public Station carryOver(Station station) {
    return StationCodec.carryOver(station, world);
  }

  /** What this engine plays from. */
  public Catalogue catalogue() {
    return world.catalogue();
  }

  /** Makes sure that there is a current spin: the one there is, or a new one. */
  public Change play(Station station, long nowMs) {
    if (station.completingRow() >= 0) {
      return Change.PLAY;
    }
    return drawCurrent(station, nowMs);
  }

  /** Makes sure that a spin is announced after the current one: the one there is, or a new one. */
  public Change announce(Station station, long nowMs) {
    return station.upNext() != null ? Change.UPNEXT : drawUpNext(station, nowMs);
  }

  /**
   * Ranks what a draw for the current place would choose from, by expected reward, best first.
   * Nothing is drawn and nothing changes.
   *
   * @param rows receives rows of the catalogue, as many as it has room for
   * @return how many there are; never more than the arms of one draw
   */
  public int rank(Station station, long nowMs, int[] rows) {
    return draw.rank(station, nowMs, rows);
  }

  /**
   * Ranks everything that the channels recall for the current place, also what would become no arm
   * of a draw. Nothing is drawn and nothing changes.
   *
   * @param rows receives rows of the catalogue, best first, as many as it has room for
   * @return how many there are; never more than {@link #MOST_RECALLED}
   */
  public int recalled(Station station, long nowMs, int[] rows) {
    return draw.recalled(station, nowMs, rows);
  }

  /**
   * How tracks look to a draw for a place at this time, whatever recalled them. Nothing is drawn
   * and nothing changes.
   *
   * @param rows rows of this catalogue, one per arm; an arm with a negative one is passed over
   * @param arms packed {@code Features}, one arm after another: the numbers are written; channels
   *     and reputation, which are not of the station, are the caller's and stay
   */
  public void features(Station station, Place place, long nowMs, int[] rows, byte[] arms) {
    draw.features(station, place, nowMs, rows, arms);
  }

  /**
   * What the operator's login tells of the listener, while they are connected: used as context is,
   * and saved with nothing.
   */
  public void know(Station station, Attributes told) {
    station.know(told);
  }

  /** Learns from feedback, and draws what it calls for. */
  public Change tell(Station station, Feedback feedback, long nowMs) {
    Course course = station.apply(feedback);
    learn(station, feedback.atMs());
    return follow(station, course, nowMs);
  }

  /** Takes a tuning in, and draws what it calls for. */
  public Change tune(Station station, TuningChange change, long nowMs) {
    return follow(station, station.tune(change), nowMs);
  }

  private Change follow(Station station, Course course, long nowMs) {
    return switch (course) {
      case UNKNOWN_SPIN -> Change.UNKNOWN_SPIN;
      case STEADY -> Change.NOTHING;
      case PROMOTED -> Change.PLAY;
      case NEEDS_CURRENT -> drawCurrent(station, nowMs);
      case NEEDS_UPNEXT -> drawUpNext(station, nowMs);
    };
  }

  private Change drawCurrent(Station station, long nowMs) {
    Spin spin = draw.next(station, Place.CURRENT, nowMs);
    if (spin == null) {
      return Change.SILENCE;
    }
    station.place(spin, Place.CURRENT);
    return Change.PLAY;
  }

  private Change drawUpNext(Station station, long nowMs) {
    Spin spin = draw.next(station, Place.UPNEXT, nowMs);
    if (spin == null) {
      return Change.NOTHING;
    }
    station.place(spin, Place.UPNEXT);
    return Change.UPNEXT;
  }

  private void learn(Station station, long atMs) {
    Lesson lesson = world.lesson();
    if (!lesson.present() || station.tuning().incognito()) {
      return;
    }
    Ranker ranker = draw.ranker(station.listener());
    if (lesson.first()) {
      ranker.observe(lesson.arm(), 0, lesson.reward(), atMs);
      reputation.observe(lesson.row(), lesson.reward(), atMs);
      learn(station, lesson.row(), 1, lesson.reward(), atMs);
    } else {
      ranker.correct(lesson.arm(), 0, lesson.before(), lesson.reward(), atMs);
      double change = lesson.reward() - lesson.before();
      reputation.correct(lesson.row(), change, atMs);
      learn(station, lesson.row(), 0, change, atMs);
    }
  }

  private void learn(Station station, int row, int many, double reward, long atMs) {
    if (row >= 0 && !station.traits().isEmpty()) {
      kindred.learn(station.traits(), row, tagsOf(row), many, reward, atMs);
    }
  }

  private int[] tagsOf(int row) {
    Postings tags = catalogue().tagsOf();
    return IntStream.range(0, Math.min(TrackTags.MOST, tags.count(row)))
        .map(i -> tags.at(row, i))
        .toArray();
  }

  /**
   * What the listener did elsewhere, live or from the journal: taken into the lasting taste with
   * its ages, nothing is drawn.
   *
   * @throws IllegalStateException while the station is incognito
   */
  public void takeIn(Station station, List<PastListen> listens, long nowMs) {
    station.takeIn(listens, nowMs);
  }

  /** Feedback from the journal: the station learns and moves, nothing is drawn. */
  public void replay(Station station, Feedback feedback) {
    station.apply(feedback);
  }

  /** A tuning from the journal: taken in, nothing is drawn. */
  public void replay(Station station, TuningChange change) {
    station.tune(change);
  }

  /** A spin from the journal: put in its place. */
  public void replay(Station station, Spin spin, Place place) {
    station.place(spin.atRow(world.catalogue().row(spin.trackId())), place);
  }

  /** A spin from the journal that was drawn before: moved to its place, if it is at hand. */
  public void replay(Station station, long number, Place place) {
    Spin spin = station.atHand(number);
    if (spin != null) {
      station.place(spin, place);
    }
  }

  /** The listener's arm of the experiment; null when there is none. */
  public @Nullable Assignment assignment(String listener) {
    return draw.assignment(listener);
  }

  /** All rankers and the tracks' reputation as bytes. */
  public byte[] saveModel() {
    return modelToSave().get();
  }

  /**
   * The same as it stands now, made into bytes later and by any thread: tens of milliseconds when
   * many tracks were judged, which an event loop does not have.
   */
  public Supplier<byte[]> modelToSave() {
    byte[] rankers = models.save();
    KnownRows known = reputation.known();
    Map<String, ReputationDelta> alike = kindred.all(names::id);
    Catalogue catalogue = catalogue();
    return () -> new SavedModel(rankers, known.named(catalogue::id), alike).bytes();
  }

  /**
   * Takes over what was saved: rankers, of which one that is not in use here is kept and saved
   * again, and of the reputation what this catalogue has of it.
   *
   * @throws IllegalArgumentException when one is not a ranker with these features
   */
  public void loadModel(byte[] saved) {
    SavedModel model = SavedModel.of(saved);
    models.load(model.rankers());
    reputation.become(model.reputation(), catalogue()::row);
    kindred.become(model.kindred(), names::key);
  }

  /** What was learned here since the last call; for the other engines. */
  public EngineDelta takeDelta() {
    return new EngineDelta(
        models.takeDeltas(), reputation.takeDelta(catalogue()::id), kindred.takeDelta(names::id));
  }

  /** Takes in what another engine learned, perhaps over another catalogue. */
  public void absorb(EngineDelta delta) {
    models.absorb(delta.rankers());
    reputation.absorb(delta.reputation(), catalogue()::row);
    kindred.absorb(delta.kindred(), names::key);
  }

  /** How many observations the rankers have learned from. */
  public long modelVersion() {
    return models.version();
  }
}
