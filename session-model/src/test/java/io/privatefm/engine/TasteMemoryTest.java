package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.DataUse;
import io.privatefm.station.Feedback;
import io.privatefm.station.JudgedTracks;
import io.privatefm.station.TuningChange;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which judged tracks tell the taste of an hour. */
class TasteMemoryTest extends EngineFixture {
  private static final long HOUR_MS = 3_600_000;
  private static final double NEWEST = 0.2;

  private final TasteMemory memory = new TasteMemory(NEWEST);
  private final Circumstances now = new Circumstances(Parts.ALL);

  /** Completes so many tracks, one a minute. */
  private static void hear(Listening ann, int tracks) {
    for (int i = 0; i < tracks; i++) {
      ann.nowMs += 60_000;
      String spin = Objects.requireNonNull(ann.station.current()).id();
      ann.tell(new Feedback.Completed(spin, ann.nowMs));
    }
  }

  private void choose(Listening ann, int most) {
    now.set(ann.station, ann.nowMs);
    memory.choose(ann.station.history().judged(), most, now);
  }

  private static void withoutContext(Listening ann) {
    DataUse.Change change = new DataUse.Change(null, null, null, false);
    ann.engine.tune(ann.station, TuningChange.of(change, ann.nowMs), ann.nowMs);
  }

  @Test
  void whereTheHourMayNotBeUsedTheNewerAreTheSurer() {
    Listening ann = listening();
    hear(ann, 10); // yesterday
    ann.nowMs += 14 * HOUR_MS;
    hear(ann, 10); // this morning
    ann.nowMs += 10 * HOUR_MS - 20 * 60_000;
    withoutContext(ann);
    choose(ann, 10);
    for (int i = 0; i < 10; i++) {
      assertEquals(i, memory.judged(i), "those of this morning");
    }
  }

  @Test
  void theNewestOfASessionAreTheSurest() {
    Listening ann = listening();
    hear(ann, 20);
    choose(ann, 8);
    assertEquals(8, memory.count());
    for (int i = 0; i < 8; i++) {
      assertEquals(i, memory.judged(i));
      assertEquals(NEWEST * Math.pow(1.03, i), memory.variance(i), 1e-12);
    }
  }

  @Test
  void thisTimeYesterdayIsSurerThanThisMorning() {
    Listening ann = listening();
    hear(ann, 10); // yesterday
    ann.nowMs += 14 * HOUR_MS;
    hear(ann, 10); // this morning
    ann.nowMs += 10 * HOUR_MS - 20 * 60_000;
    choose(ann, 10);
    for (int i = 0; i < 10; i++) {
      assertEquals(10 + i, memory.judged(i), "those of yesterday");
      assertTrue(memory.variance(i) <= 3 * NEWEST);
    }
  }

  @Test
  void whatIsOfNoUseIsStillBetterThanNothing() {
    Listening ann = listening();
    hear(ann, 10);
    ann.nowMs += 6 * HOUR_MS;
    choose(ann, 48);
    assertEquals(10, memory.count());
    assertEquals(4 * NEWEST, memory.variance(0), 1e-12);
  }

  @Test
  void noMoreAreChosenThanAskedForAlsoOfEquals() {
    Listening ann = listening();
    hear(ann, 60);
    ann.nowMs += 24 * HOUR_MS - 30 * 60_000; // of the older ones many vary by the most
    choose(ann, 20);
    assertEquals(20, memory.count());
    for (int i = 0; i < 20; i++) {
      assertEquals(i, memory.judged(i), "of equals the newer");
    }
  }

  @Test
  void aStationRemembersDays() {
    Listening ann = listening();
    hear(ann, JudgedTracks.MOST + 20);
    assertEquals(JudgedTracks.MOST, ann.station.history().judged().count());
  }

  @Test
  void anotherSceneBeginsAnotherSession() {
    Listening ann = listening();
    hear(ann, 5);
    ann.nowMs += 60_000;
    ann.engine.tune(ann.station, scene("running", ann.nowMs), ann.nowMs);
    assertEquals(ann.nowMs, ann.station.sessionStartedAtMs(ann.nowMs));
    choose(ann, 48);
    assertEquals(4 * NEWEST, memory.variance(0), 1e-12, "of what was heard in no scene little");
    ann.nowMs += 60_000;
    long began = ann.station.sessionStartedAtMs(ann.nowMs);
    ann.engine.tune(ann.station, scene("running", ann.nowMs), ann.nowMs);
    assertEquals(began, ann.station.sessionStartedAtMs(ann.nowMs), "the same scene goes on");
  }

  private static TuningChange scene(String scene, long atMs) {
    return new TuningChange(null, scene, null, null, atMs);
  }
}
