package io.privatefm.engine;

import io.privatefm.bandit.Arms;
import io.privatefm.bandit.Draw;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.rank.Features;
import io.privatefm.rank.Kindred;
import io.privatefm.rank.Ranker;
import io.privatefm.rank.Reputation;
import io.privatefm.recall.Budgets;
import io.privatefm.recall.Candidates;
import io.privatefm.recall.DrawRandom;
import io.privatefm.recall.Foretold;
import io.privatefm.recall.Mask;
import io.privatefm.recall.Moment;
import io.privatefm.recall.Recall;
import io.privatefm.station.Assignment;
import io.privatefm.station.Evidence;
import io.privatefm.station.EvidenceWriter;
import io.privatefm.station.Interests;
import io.privatefm.station.Mode;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.World;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One draw from start to end: recall, features, the shortlist, scores, the policy's choice, the
 * spin. Reads the station and changes nothing of it. Scratch of one engine.
 */
final class SpinDraw {
  private final EngineOptions options;
  private final Catalogue catalogue;
  private final DrawRandom random;
  private final Moment moment;
  private final Foretold foretold;
  private final Recall recall;
  private final Candidates candidates = new Candidates();
  private final ArmFeatures features;
  private final Arms arms;
  private final List<Way> ways;
  private final Draw draw = new Draw();
  private final Explanation explanation;
  private final EvidenceWriter evidence = new EvidenceWriter();
  private final Interests ahead;
  private final Interests lasting;
  private final Claims claims;
  private final Shortlist shortlist;
  private final Diversity diversity;
  private final @Nullable RicherScores richer;
  private final int[] ranked = new int[Evidence.MOST_ARMS];
  private final long fingerprint;

  /** The station as this draw may see it. */
  private @Nullable Station seen;

  /** The richer model that scored the arms; 0 when the ranker did. */
  private long scoredBy;

  SpinDraw(
      World world,
      EngineOptions options,
      Models models,
      Reputation reputation,
      Kindred kindred,
      DrawRandom random) {
    this.options = options;
    this.catalogue = world.catalogue();
    this.random = random;
    Mask mask = new Mask(catalogue, options.station());
    moment = new Moment(mask, random);
    foretold = new Foretold(catalogue.foresight());
    recall = new Recall(world, mask, foretold, options.parts()::has, options.remembered());
    features = new ArmFeatures(world, foretold, kindred, options.parts());
    claims = new Claims(options.rules(), catalogue, reputation);
    shortlist = new Shortlist(claims);
    diversity = new Diversity(options.rules().diversity(), catalogue, world.searcher());
    arms = new Arms(models.named(Models.USUAL));
    richer = RicherScores.of(catalogue, options.model());
    ways = Way.of(options, models);
    explanation = new Explanation(catalogue);
    ahead = new Interests(catalogue.dimension(), options.station().shortTerm());
    lasting = new Interests(catalogue.dimension(), options.station().longTerm());
    fingerprint = Fingerprint.of(catalogue.version());
  }

  /** The listener's next spin; null when nothing may be played. */
  @Nullable Spin next(Station station, Place place, long nowMs) {
    Way way = wayOf(station.listener());
    if (!score(station, way.ranker(), completing(station, place), refused(station, place), nowMs)) {
      return null;
    }
    double appetite = options.appetite(station.tuning().mode());
    random.ofChoice();
    draw.draw(way.policy(), arms, appetite, way.floor(), claims.shares, random);
    return spin(station, station.drawn() + 1, way, nowMs);
  }

  /**
   * The arms of the next draw by expected reward, best first, as many as there is room for; of
   * equals the one recalled first. Returns how many.
   */
  int rank(Station station, long nowMs, int[] rows) {
    if (!score(station, ranker(station.listener()), -1, -1, nowMs)) {
      return 0;
    }
    int count = 0;
    for (int arm = 0; arm < arms.count(); arm++) {
      int at = count;
      while (at > 0 && arms.score(arm) > arms.score(ranked[at - 1])) {
        ranked[at] = ranked[at - 1];
        at--;
      }
      ranked[at] = arm;
      count++;
    }
    int given = Math.min(count, rows.length);
    for (int i = 0; i < given; i++) {
      rows[i] = candidates.row(ranked[i]);
    }
    return given;
  }

  /** All that the channels recall, as {@link #rank}: what becomes no arm too. */
  int recalled(Station station, long nowMs, int[] rows) {
    if (!recall(station, -1, -1, nowMs)) {
      return 0;
    }
    return shortlist.rank(candidates, ranker(station.listener()), rows);
  }

  /** The numbers of given rows as the arms of a draw for a place would have them. */
  void features(Station station, Place place, long nowMs, int[] rows, byte[] packed) {
    look(station, nowMs, completing(station, place));
    int completing = heard(station, completing(station, place));
    foretold.ask(moment.prefix());
    int[] known = IntStream.range(0, rows.length).filter(arm -> rows[arm] >= 0).toArray();
    byte[] numbers = new byte[Candidates.MOST * Features.PACKED_BYTES];
    for (int from = 0; from < known.length; from += Candidates.MOST) {
      int to = Math.min(known.length, from + Candidates.MOST);
      int[] some = IntStream.range(from, to).map(i -> rows[known[i]]).toArray();
      features.pack(seen(), ahead, lasting, completing, nowMs, some, some.length, numbers);
      for (int i = from; i < to; i++) {
        int of = (i - from) * Features.PACKED_BYTES + 1;
        int at = known[i] * Features.PACKED_BYTES + 1;
        System.arraycopy(numbers, of, packed, at, Features.REPUTATION);
      }
    }
  }

  private static int completing(Station station, Place place) {
    return place == Place.UPNEXT ? station.completingRow() : -1;
  }

  /** What plays at once is not what was announced and taken back: a skip changes the answer. */
  private static int refused(Station station, Place place) {
    return place == Place.CURRENT ? station.takenBackRow() : -1;
  }

  /** Recalls and scores what may be played; false when there is nothing. */
  private boolean score(Station station, Ranker ranker, int completing, int refused, long nowMs) {
    if (!recall(station, completing, refused, nowMs)) {
      return false;
    }
    random.ofShortlist();
    shortlist.shorten(candidates, ranker, random, arms);
    arms.score();
    scoredBy =
        richer == null
            ? 0
            : richer.score(seen(), heard(station, completing), nowMs, candidates, arms);
    diversity.apply(station.history().played(), station.playedInSession(nowMs), candidates, arms);
    return true;
  }

  /** Recalls what may be played, and packs its features; false when there is nothing. */
  private boolean recall(Station station, int completing, int refused, long nowMs) {
    random.start(options.seed(), Fingerprint.of(station.listener()), station.drawn() + 1);
    look(station, nowMs, completing);
    moment.refuse(refused);
    recall.recall(station, moment, Budgets.of(station.tuning().mode()), candidates);
    if (candidates.count() == 0) {
      return false;
    }
    features.pack(
        seen(),
        ahead,
        lasting,
        heard(station, completing),
        nowMs,
        candidates.rows(),
        candidates.count(),
        shortlist.pool);
    return true;
  }

  /** Sets the moment as far as it may be known; the rules are laid by the station itself. */
  private void look(Station station, long nowMs, int completing) {
    Station known = station.seen();
    int heard = heard(station, completing);
    known.lookAhead(ahead, lasting, heard, nowMs);
    moment.set(known, ahead, lasting, heard, nowMs);
    seen = known;
  }

  /** The row that is taken as heard out, if what is heard is used at all; else -1. */
  private static int heard(Station station, int completing) {
    return station.tuning().use().ofHistory() ? completing : -1;
  }

  private Station seen() {
    return Objects.requireNonNull(seen);
  }

  private Way wayOf(String listener) {
    Experiment experiment = options.experiment();
    return ways.get(experiment == null ? 0 : experiment.armOf(listener));
  }

  /** The ranker that plays for a listener, and learns from what they tell. */
  Ranker ranker(String listener) {
    return wayOf(listener).ranker();
  }

  /** The listener's arm of the experiment; null when there is none. */
  @Nullable Assignment assignment(String listener) {
    return wayOf(listener).assignment();
  }

  private Spin spin(Station station, long number, Way way, long nowMs) {
    int row = candidates.row(draw.arm());
    byte[] left =
        evidence.write(draft(way, station.tuning().mode(), row), candidates.rows(), arms.packed());
    return new Spin(
        Spin.idOf(number),
        catalogue.id(row),
        row,
        nowMs,
        explanation.of(ahead, lasting, candidates, arms, draw),
        draw.propensity(),
        way.policy().kind().label(),
        way.ranker().version(),
        left);
  }

  private Evidence.Draft draft(Way way, Mode mode, int row) {
    return new Evidence.Draft(
        way.policy().kind().code(),
        mode,
        arms.count(),
        draw.arm(),
        way.ranker().version(),
        fingerprint,
        (float) draw.propensity(),
        (float) way.floor(),
        (float) options.appetite(mode),
        Math.toIntExact(catalogue.durationMs(row)),
        way.assignment(),
        scoredBy);
  }

  static {
    if (Features.PACKED_BYTES != Evidence.ARM_BYTES) {
      throw new AssertionError("must be equal: packed bytes of an arm");
    }
  }
}
