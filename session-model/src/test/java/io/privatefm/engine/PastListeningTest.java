package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Feedback;
import io.privatefm.station.Held;
import io.privatefm.station.PastAct;
import io.privatefm.station.PastListen;
import io.privatefm.station.Station;
import io.privatefm.station.StationChecks;
import io.privatefm.station.TuningChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a listener did elsewhere counts as if a station had been there, with the ages it has. */
class PastListeningTest extends EngineFixture {
  private static final long DAY_MS = 24 * 3_600_000L;
  private static final long NOW_MS = Listening.START_MS;

  private static PastListen listen(int track, double daysAgo, PastAct act) {
    return new PastListen("t-" + track, NOW_MS - (long) (daysAgo * DAY_MS), act);
  }

  /** So many listens to tracks of a genre, one a day. */
  private List<PastListen> genre(int genre, int count, double daysAgo) {
    List<PastListen> listens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      listens.add(listen(genre + small.genres() * (i % 20), daysAgo + i, PastAct.HEARD));
    }
    return listens;
  }

  private static Station tunedIn(Engine engine, String listener, List<PastListen> past) {
    Station station = engine.tuneIn(listener, "s-1", NOW_MS);
    engine.takeIn(station, past, NOW_MS);
    StationChecks.check(station);
    return station;
  }

  @Test
  void theFirstDrawFollowsTheGenreThatWasHeard() {
    int followed = 0;
    for (int number = 0; number < 50; number++) {
      Engine engine = engine();
      Station station = tunedIn(engine, "listener-" + number, genre(3, 40, 1));
      engine.play(station, NOW_MS + 60_000);
      String track = Objects.requireNonNull(station.current()).trackId();
      followed += small.genreOf(track) == 3 ? 1 : 0;
    }
    int heard = followed;
    assertTrue(heard > 35, () -> heard + " of 50");
  }

  @Test
  void ofTwoGenresTheOneHeardLatelyWeighsMore() {
    List<PastListen> past = new ArrayList<>(genre(1, 30, 120));
    past.addAll(genre(5, 30, 0.1));
    Station station = tunedIn(engine(), "ann", past);
    double late = shareOf(station, 5);
    double early = shareOf(station, 1);
    // half-life of 60 days, 120 days apart: about a quarter
    assertTrue(early > 0.15 && early < 0.25 && late > 0.75, early + " and " + late);
  }

  private double shareOf(Station station, int genre) {
    return station.held().longTerm().stream()
        .filter(interest -> small.genreOf(interest.near().getFirst().trackId()) == genre)
        .mapToDouble(Held.Interest::share)
        .sum();
  }

  @Test
  void itIsAsIfTheStationHadBeenThere() {
    Engine engine = engine();
    Station there = engine.tuneIn("ann", "s-1", NOW_MS - 2 * DAY_MS);
    List<PastListen> past = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long atMs = NOW_MS - (30 - i) * DAY_MS / 24;
      engine.play(there, atMs);
      var spin = Objects.requireNonNull(there.current());
      engine.tell(there, new Feedback.Completed(spin.id(), atMs), atMs);
      past.add(new PastListen(spin.trackId(), atMs, PastAct.COMPLETED));
    }
    Station elsewhere = tunedIn(engine, "bob", past);
    assertEquals(there.longTerm().count(), elsewhere.longTerm().count());
    float[] one = new float[catalogue.dimension()];
    for (int i = 0; i < there.longTerm().count(); i++) {
      there.longTerm().copyVector(i, one);
      int twin = elsewhere.longTerm().nearest(one, 0);
      assertEquals(1, elsewhere.longTerm().similarity(twin, one, 0), 1e-3);
      assertEquals(there.longTerm().share(i), elsewhere.longTerm().share(twin), 1e-3);
    }
    assertEquals(there.held().completed(), elsewhere.held().completed());
  }

  @Test
  void theOrderOfTheLinesIsOfNoMatter() {
    List<PastListen> past = new ArrayList<>(genre(1, 30, 3.5));
    past.addAll(genre(5, 30, 0.1));
    Engine engine = engine();
    byte[] inOrder = engine.save(tunedIn(engine, "ann", past));
    Collections.shuffle(past, new Random(7));
    assertArrayEquals(inOrder, engine.save(tunedIn(engine, "ann", past)));
  }

  @Test
  void likesAndBansStandAndUnknownTracksArePassedOver() {
    Station station =
        tunedIn(
            engine(),
            "ann",
            List.of(
                listen(1, 3, PastAct.LIKED),
                listen(2, 2, PastAct.DISLIKED),
                listen(3, 1, PastAct.SKIPPED),
                listen(99_999, 1, PastAct.LIKED)));
    Held held = station.held();
    assertEquals(List.of("t-1"), held.likes().stream().map(Held.Named::trackId).toList());
    assertEquals(List.of("t-2"), held.bannedTracks().stream().map(Held.Named::trackId).toList());
    assertEquals(List.of("t-3", "t-2"), held.skipped().stream().map(Held.Named::trackId).toList());
    assertEquals(List.of(), held.played());
  }

  @Test
  void whatTheStationKnowsAlreadyStays() {
    Listening ann = listening();
    for (int i = 0; i < 10; i++) {
      ann.start();
      ann.like();
      ann.complete();
    }
    List<Held.Named> completed = ann.station.held().completed();
    int interests = ann.station.longTerm().count();
    ann.engine.takeIn(ann.station, genre(3, 5, 200), ann.nowMs);
    StationChecks.check(ann.station);
    assertEquals(
        completed, ann.station.held().completed().subList(0, completed.size()), "newest first");
    assertTrue(ann.station.longTerm().count() >= interests);
    assertEquals(10, ann.station.held().likes().size());
  }

  @Test
  void incognitoNothingIsTakenIn() {
    Listening ann = listening();
    ann.engine.tune(ann.station, new TuningChange(null, null, null, true, ann.nowMs), ann.nowMs);
    assertThrows(
        IllegalStateException.class,
        () -> ann.engine.takeIn(ann.station, genre(3, 5, 1), ann.nowMs));
  }
}
