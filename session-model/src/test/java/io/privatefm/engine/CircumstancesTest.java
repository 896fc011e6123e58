package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Attributes;
import io.privatefm.station.DataUse;
import io.privatefm.station.TuningChange;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was judged in circumstances like these. */
class CircumstancesTest extends EngineFixture {
  private static final long HOUR_MS = 3_600_000;
  private static final long DAY_MS = 24 * HOUR_MS;

  private final Circumstances now = new Circumstances(Parts.ALL);

  /** Hears one track out in a scene, and comes back so much later. */
  private Listening heard(@Nullable String scene, long laterMs) {
    Listening ann = listening();
    tune(ann, scene);
    ann.start();
    ann.complete();
    ann.nowMs += laterMs;
    return ann;
  }

  private static void tune(Listening ann, @Nullable String scene) {
    ann.engine.tune(ann.station, new TuningChange(null, scene, null, null, ann.nowMs), ann.nowMs);
  }

  private boolean isAlike(Listening ann) {
    now.set(ann.station, ann.nowMs);
    var judged = ann.station.history().judged();
    return now.alike(judged.atMs(0), judged.scene(0));
  }

  @Test
  void theSameSceneIsAlikeAtAnyHourAndAnotherAtNone() {
    Listening ann = heard("running", 5 * HOUR_MS);
    tune(ann, "  Running ");
    assertTrue(isAlike(ann));
    tune(ann, "cooking");
    ann.nowMs += 19 * HOUR_MS;
    assertFalse(isAlike(ann), "though it is the same hour");
  }

  @Test
  void whereNoSceneIsToldTheHourTells() {
    assertFalse(isAlike(heard(null, 5 * HOUR_MS)));
    assertTrue(isAlike(heard(null, DAY_MS)));
    Listening ann = heard("running", DAY_MS);
    tune(ann, "");
    assertFalse(isAlike(ann), "what was told in a scene is of that scene");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris, 2026-11-20T20:00, 2026-11-21T20:00, false", // Friday, Saturday
    "Europe/Paris, 2026-11-21T20:00, 2026-11-22T20:00, true",
    "Europe/Paris, 2026-11-19T20:00, 2026-11-20T20:00, true",
    "America/Los_Angeles, 2026-11-20T20:00, 2026-11-21T20:00, false",
    "America/Los_Angeles, 2026-11-19T20:00, 2026-11-20T20:00, true" // a Saturday in Greenwich
  })
  void weekendsAreOtherDaysThanWorkdaysInTheListenersZone(
      String zone, String then, String today, boolean alike) {
    Listening ann = listening();
    ZoneId at = ZoneId.of(zone);
    ann.engine.know(ann.station, new Attributes(null, null, null, at));
    now.set(ann.station, ms(today, at));
    assertEquals(!alike, now.onOtherDays(ms(then, at)));
    ann.engine.know(ann.station, Attributes.NONE);
    now.set(ann.station, ms(today, at));
    assertFalse(now.onOtherDays(ms(then, at)), "where no zone is known every day is alike");
  }

  private static long ms(String local, ZoneId zone) {
    return ZonedDateTime.parse(local + ":00+00:00")
        .withZoneSameLocal(zone)
        .toInstant()
        .toEpochMilli();
  }

  @Test
  void whereContextMayNotBeUsedNothingIsAlike() {
    Listening ann = heard("running", DAY_MS);
    DataUse.Change change = new DataUse.Change(null, null, null, false);
    ann.engine.tune(ann.station, TuningChange.of(change, ann.nowMs), ann.nowMs);
    assertFalse(isAlike(ann));
  }
}
