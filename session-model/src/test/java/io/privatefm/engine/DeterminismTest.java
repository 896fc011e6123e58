package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.privatefm.station.Spin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same seed and events give the same picks. */
class DeterminismTest extends EngineFixture {
  private List<Spin> listen(Engine engine, String listener) {
    Listening who = new Listening(engine, listener);
    List<Spin> spins = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      spins.add(who.current());
      who.start();
      if (i % 3 == 0) {
        who.skip();
      } else {
        who.complete();
      }
    }
    return spins;
  }

  @Test
  void theSameSeedAndEventsGiveTheSamePicks() {
    assertEquals(listen(engine(), "ann"), listen(engine(), "ann"));
  }

  @Test
  void anotherListenerOrSeedGivesOthers() {
    Engine other = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(43));
    List<String> ann = ids(listen(engine(), "ann"));
    assertNotEquals(ann, ids(listen(engine(), "bob")));
    assertNotEquals(ann, ids(listen(other, "ann")));
  }

  private static List<String> ids(List<Spin> spins) {
    return spins.stream().map(Spin::trackId).toList();
  }

  @Test
  void aStationRestoredGoesOnAsIfNothingHadHappened() {
    Listening ann = listening();
    for (int i = 0; i < 10; i++) {
      ann.start();
      ann.complete();
    }
    Engine other = engine();
    other.loadModel(ann.engine.saveModel());
    var restored = other.restore(ann.engine.save(ann.station), ann.nowMs);
    assertArrayEquals(ann.engine.save(ann.station), other.save(restored));
    ann.start();
    other.tell(
        restored,
        new io.privatefm.station.Feedback.Started(ann.current().id(), ann.nowMs),
        ann.nowMs);
    assertEquals(ann.upNext(), restored.upNext());
  }
}
