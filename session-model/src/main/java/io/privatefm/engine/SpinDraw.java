package io.privatefm.engine;

import io.privatefm.bandit.Arms;
import io.privatefm.bandit.Draw;
import io.privatefm.bandit.Policy;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
import io.privatefm.recall.Budgets;
import io.privatefm.recall.Candidates;
import io.privatefm.recall.Mask;
import io.privatefm.recall.Moment;
import io.privatefm.recall.Recall;
import io.privatefm.station.Evidence;
import io.privatefm.station.Interests;
import io.privatefm.station.Mode;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.World;
import org.jspecify.annotations.Nullable;

/**
 * One draw from start to end: recall, features, scores, the policy's choice, the spin. Reads the
 * station and changes nothing of it. Scratch of one engine.
 */
final class SpinDraw {
  private final EngineOptions options;
  private final Catalogue catalogue;
  private final Ranker ranker;
  private final DrawRandom random;
  private final Moment moment;
  private final Recall recall;
  private final Candidates candidates = new Candidates();
  private final ArmFeatures features;
  private final Arms arms;
  private final Policy policy;
  private final Draw draw = new Draw();
  private final Explanation explanation;
  private final Interests ahead;
  private final long fingerprint;

  SpinDraw(World world, EngineOptions options, Ranker ranker, DrawRandom random) {
    this.options = options;
    this.catalogue = world.catalogue();
    this.ranker = ranker;
    this.random = random;
    Mask mask = new Mask(catalogue, options.station());
    moment = new Moment(mask, random);
    recall = new Recall(world, mask);
    features = new ArmFeatures(catalogue);
    arms = new Arms(ranker);
    policy = Policy.of(options.policy());
    explanation = new Explanation(catalogue, ranker);
    ahead = new Interests(catalogue.dimension(), options.station().shortTerm());
    fingerprint = Fingerprint.of(catalogue.version());
  }

  /** The listener's next spin; null when nothing may be played. */
  @Nullable Spin next(Station station, Place place, long nowMs) {
    long number = station.drawn() + 1;
    random.start(options.seed(), station.listener(), number);
    int completing = place == Place.UPNEXT ? station.completingRow() : -1;
    station.lookAhead(ahead, completing, nowMs);
    moment.set(station, ahead, completing, nowMs);
    Mode mode = station.tuning().mode();
    recall.recall(station, moment, Budgets.of(mode), candidates);
    if (candidates.count() == 0) {
      return null;
    }
    features.pack(station, ahead, completing, nowMs, candidates, arms);
    arms.score();
    double appetite = options.appetite(mode);
    draw.draw(policy, arms, appetite, options.floor(), random);
    return spin(station, number, mode, nowMs);
  }

  private Spin spin(Station station, long number, Mode mode, long nowMs) {
    int arm = draw.arm();
    int row = candidates.row(arm);
    byte[] evidence =
        Evidence.write(
            policy.kind().code(),
            mode,
            arms.count(),
            arm,
            ranker.version(),
            fingerprint,
            draw.propensity(),
            candidates.rows(),
            arms.packed());
    return new Spin(
        Spin.idOf(number),
        catalogue.id(row),
        row,
        nowMs,
        explanation.of(station, ahead, candidates, arms, draw),
        draw.propensity(),
        policy.kind().label(),
        ranker.version(),
        evidence);
  }

  static {
    if (Features.PACKED_BYTES != Evidence.ARM_BYTES) {
      throw new AssertionError("must be equal: packed bytes of an arm");
    }
  }
}
