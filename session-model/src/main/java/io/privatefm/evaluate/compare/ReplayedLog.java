package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.EngineOptions;
import io.privatefm.engine.Fingerprint;
import io.privatefm.evaluate.offpolicy.LoggedSpin;
import io.privatefm.evaluate.offpolicy.LoggedSpins;
import io.privatefm.evaluate.offpolicy.SeenSpins;
import io.privatefm.station.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Replays a log onto stations over two catalogues, and notes how each sees the arms of every judged
 * spin just before it was drawn. About 2 KB a spin. One thread.
 */
final class ReplayedLog implements BiConsumer<String, StationEvent> {
  private final Catalogue catalogue;
  private final long fingerprint;
  private final ReplayedStations old;
  private final ReplayedStations young;
  private final List<SeenTwice> spins = new ArrayList<>();
  private final Set<String> listeners = new HashSet<>();
  private long judged;
  private long arms;
  private long sameArms;
  private long missingArms;
  private long missingDrawn;

  ReplayedLog(Catalogue before, Catalogue after, EngineOptions options) {
    catalogue = before;
    fingerprint = Fingerprint.of(before.version());
    old = new ReplayedStations(before, options);
    young = new ReplayedStations(after, options);
  }

  /** A spin with its arms as the catalogues see them; bits of those that the new one has. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  private record SeenTwice(LoggedSpin spin, byte[] before, byte[] after, long known) {}

  @Override
  public void accept(String listener, StationEvent event) {
    if (event instanceof StationEvent.Drawn drawn && !Double.isNaN(drawn.reward())) {
      judged++;
      Evidence evidence = Evidence.of(drawn.spin().evidence());
      if (evidence.catalogue() == fingerprint) {
        see(listener, drawn, evidence);
      }
    }
    old.replay(listener, event);
    young.replay(listener, event);
  }

  private void see(String listener, StationEvent.Drawn drawn, Evidence evidence) {
    String[] ids = new String[evidence.count()];
    Arrays.setAll(ids, arm -> catalogue.id(evidence.row(arm)));
    byte[] before = old.see(listener, drawn, evidence, old.rows(ids));
    int[] rows = young.rows(ids);
    byte[] after = young.see(listener, drawn, evidence, rows);
    long known = 0;
    for (int arm = 0; arm < rows.length; arm++) {
      known |= rows[arm] >= 0 ? 1L << arm : 0;
    }
    spins.add(new SeenTwice(logged(listener, drawn), before, after, known));
    listeners.add(listener);
    arms += rows.length;
    sameArms += same(evidence.arms(), before);
    missingArms += rows.length - Long.bitCount(known);
    missingDrawn += rows[evidence.chosen()] < 0 ? 1 : 0;
  }

  private static LoggedSpin logged(String listener, StationEvent.Drawn drawn) {
    return new LoggedSpin(
        listener, drawn.spin().trackId(), drawn.atMs(), drawn.reward(), drawn.spin().evidence());
  }

  private static int same(byte[] one, byte[] other) {
    int count = 0;
    for (int at = 0; at < one.length; at += Evidence.ARM_BYTES) {
      int to = at + Evidence.ARM_BYTES;
      count += Arrays.equals(one, at, to, other, at, to) ? 1 : 0;
    }
    return count;
  }

  ReplayReport.Counts counts() {
    return new ReplayReport.Counts(
        listeners.size(),
        judged,
        judged - spins.size(),
        spins.size(),
        arms,
        sameArms,
        missingArms,
        missingDrawn);
  }

  /** The judged spins of the old catalogue, in the order of their draws. */
  LoggedSpins spins() {
    return LoggedSpins.of(ordered().stream().map(SeenTwice::spin).toList());
  }

  /** How the old and the new catalogue see them, in the same order. */
  List<SeenSpins> views() {
    SeenSpins before = new SeenSpins("old");
    SeenSpins after = new SeenSpins("new");
    for (SeenTwice each : ordered()) {
      before.add(each.before(), -1L);
      after.add(each.after(), each.known());
    }
    return List.of(before, after);
  }

  private List<SeenTwice> ordered() {
    return spins.stream()
        .sorted(Comparator.comparingLong(each -> each.spin().drawnAtMs())) // stable
        .toList();
  }
}
