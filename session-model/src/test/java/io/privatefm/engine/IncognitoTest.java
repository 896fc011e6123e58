package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.StationChecks;
import io.privatefm.station.TuningChange;
import org.junit.jupiter.api.Test;

/** What is heard in incognito leaves no trace. */
class IncognitoTest extends EngineFixture {
  private static void incognito(Listening who, boolean on) {
    TuningChange change = new TuningChange(null, null, null, on, who.nowMs);
    who.engine.tune(who.station, change, who.nowMs);
    StationChecks.check(who.station);
  }

  private Listening beforeIncognito() {
    Listening ann = listening();
    for (int i = 0; i < 5; i++) {
      ann.start();
      ann.complete();
    }
    return ann;
  }

  @Test
  void nothingHeardInIncognitoIsSavedOrTaught() {
    Listening ann = beforeIncognito();
    incognito(ann, true);
    byte[] model = ann.engine.saveModel();
    Station before = engine().restore(ann.engine.save(ann.station), ann.nowMs);
    for (int i = 0; i < 5; i++) {
      ann.start();
      ann.like();
      ann.complete();
      StationChecks.check(ann.station);
    }
    Station after = engine().restore(ann.engine.save(ann.station), ann.nowMs);
    assertArrayEquals(model, ann.engine.saveModel());
    assertEquals(before.held().likes(), after.held().likes());
    assertEquals(before.held().played(), after.held().played());
    assertEquals(before.held().longTerm(), after.held().longTerm());
    assertTrue(after.tuning().incognito());
    assertEquals(ann.station.drawn(), after.drawn(), "spin ids still rise");
  }

  @Test
  void theStationItselfStillFollows() {
    Listening ann = beforeIncognito();
    incognito(ann, true);
    ann.start();
    ann.like();
    assertTrue(ann.station.history().likes().contains(ann.current().row()));
  }

  @Test
  void afterIncognitoAllIsAsBeforeAndTheSpinPlaysOn() {
    Listening ann = beforeIncognito();
    incognito(ann, true);
    var before = ann.station.held();
    for (int i = 0; i < 5; i++) {
      ann.start();
      ann.like();
      ann.complete();
    }
    ann.start();
    Spin playing = ann.current();
    incognito(ann, false);
    assertEquals(playing, ann.current());
    assertFalse(ann.station.tuning().incognito());
    assertEquals(before.likes(), ann.station.held().likes());
    assertEquals(before.longTerm(), ann.station.held().longTerm());
    assertEquals(Change.PLAY, ann.complete());
    StationChecks.check(ann.station);
  }
}
