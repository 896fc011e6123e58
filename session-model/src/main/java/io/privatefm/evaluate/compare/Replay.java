package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.offpolicy.Estimator;
import io.privatefm.evaluate.offpolicy.JudgeOptions;
import io.privatefm.evaluate.offpolicy.Judgement;
import io.privatefm.evaluate.offpolicy.LoggedSpins;
import io.privatefm.evaluate.offpolicy.OffPolicy;
import io.privatefm.evaluate.report.Bootstrap;
import java.util.List;

/**
 * Would listeners have been played better tracks, had stations felt and ranked in another
 * catalogue's vectors? A log is replayed onto stations over both catalogues; at every judged spin
 * the same bandit is asked in the features of each which of the logged arms it would have drawn,
 * and both are judged by the same rewards.
 *
 * <p>It does not judge recall: the arms are those that the old catalogue recalled.
 *
 * @param name of the log, for the reader
 * @param log drawn from the old catalogue; spins of other catalogues move stations and judge
 *     nothing
 * @param bandit its name
 * @param options of the judging
 * @param serverSeed of the engines, as the server's was
 */
public record Replay(
    String name, StationLog log, String bandit, JudgeOptions options, long serverSeed) {

  /** Replays and judges. */
  ReplayReport run(Catalogue old, Catalogue young, Progress progress) {
    ReplayedLog replayed = new ReplayedLog(old, young, EngineOptions.DEFAULT.withSeed(serverSeed));
    log.read(progress, replayed);
    ReplayReport.Counts counts = replayed.counts();
    if (counts.replayed() == 0) {
      throw new CatalogueException(
          "must hold judged spins that were drawn from the old catalogue: log="
              + name
              + " judged="
              + counts.judged()
              + " old="
              + old.version());
    }
    LoggedSpins spins = replayed.spins();
    List<Judgement> judged =
        OffPolicy.judgeSeen(spins, bandit, replayed.views(), options, progress);
    Judgement before = judged.getFirst();
    Judgement after = judged.getLast();
    Bootstrap bootstrap = options.bootstrap();
    return new ReplayReport(
        name,
        bandit,
        counts,
        before,
        after,
        OffPolicy.difference(after, before, Estimator.DR, bootstrap),
        OffPolicy.difference(after, before, Estimator.SNIPS, bootstrap),
        ReplayDoubts.about(counts, before, after));
  }
}
