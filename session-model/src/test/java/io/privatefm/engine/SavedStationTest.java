package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.DataUse;
import io.privatefm.station.Feedback;
import io.privatefm.station.Held;
import io.privatefm.station.Scene;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.StationChecks;
import io.privatefm.station.StationOptions;
import io.privatefm.station.TuningChange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved station outlives its catalogue. */
class SavedStationTest extends EngineFixture {
  private Listening busy() {
    Listening ann = listening();
    for (int i = 0; i < 30; i++) {
      ann.start();
      if (i % 5 == 0) {
        ann.like();
      }
      if (i % 7 == 3) {
        ann.tell(new Feedback.Disliked(ann.current().id(), Scope.ARTIST, ann.nowMs));
      } else if (i % 3 == 2) {
        ann.skip();
      } else {
        ann.complete();
      }
    }
    ann.start();
    return ann;
  }

  private Station restore(Listening who, Catalogue other) {
    Engine engine = new Engine(other, EngineOptions.DEFAULT);
    Station station = engine.restore(who.engine.save(who.station), who.nowMs);
    StationChecks.check(station);
    return station;
  }

  private static List<String> ids(List<Held.Named> tracks) {
    return tracks.stream().map(Held.Named::trackId).toList();
  }

  @Test
  void aStationOfVersion1IsTakenOver(@TempDir Path directory) throws IOException {
    byte[] saved;
    try (InputStream in = getClass().getResourceAsStream("station-v1.base64")) {
      saved = Base64.getMimeDecoder().decode(Objects.requireNonNull(in).readAllBytes());
    }
    try (Catalogue tiny = new SmallCatalogue(4, 12, 3, 4, 7).open(directory, "a")) {
      Engine engine = new Engine(tiny, EngineOptions.DEFAULT);
      Station station = engine.restore(saved, Listening.START_MS);
      StationChecks.check(station);
      Held held = station.held();
      assertEquals(List.of("t-9"), ids(held.likes()));
      assertEquals(3, held.recent().size());
      assertEquals(List.of(), held.judged());
      long nowMs = station.lastAtMs() + 1;
      engine.tell(station, new Feedback.Completed("p-000003", nowMs), nowMs);
      assertEquals(1, station.held().judged().getFirst().reward());
      assertEquals(station.held(), engine.restore(engine.save(station), nowMs).held());
    }
  }

  @Test
  void whatIsSavedComesBack() {
    Listening ann = busy();
    Station restored = restore(ann, catalogue);
    ann.station.forgetOtherArms();
    assertEquals(ann.station.held(), restored.held());
    assertEquals(ann.station.current(), restored.current());
    assertEquals(ann.station.upNext(), restored.upNext());
    assertArrayEquals(ann.engine.save(ann.station), ann.engine.save(restored));
  }

  @Test
  void tracksThatTheCatalogueLostAreKeptAndIgnored(@TempDir Path directory) {
    Listening ann = busy();
    try (Catalogue half = small.open(directory, "a", 800, 1_600, false)) {
      Station restored = restore(ann, half);
      Held held = restored.held();
      assertEquals(ids(ann.station.held().likes()), ids(held.likes()));
      assertEquals(ids(ann.station.held().played()), ids(held.played()));
      assertEquals(ann.station.held().bannedArtists(), held.bannedArtists());
      Engine engine = new Engine(half, EngineOptions.DEFAULT);
      Station playing = engine.restore(ann.engine.save(ann.station), ann.nowMs);
      for (int i = 0; i < 40; i++) {
        assertEquals(Change.PLAY, engine.play(playing, ann.nowMs));
        Spin spin = Objects.requireNonNull(playing.current());
        assertTrue(spin.row() >= 0 && half.row(spin.trackId()) == spin.row());
        engine.tell(playing, new Feedback.Completed(spin.id(), ann.nowMs), ann.nowMs);
        StationChecks.check(playing);
      }
      Station back = engine().restore(engine.save(restored), ann.nowMs);
      assertEquals(ann.station.held(), back.held(), "the old catalogue knows them again");
    }
  }

  @Test
  void inAnotherSpaceInterestsAreMadeAnewFromTheTracksThatFedThem(@TempDir Path directory) {
    Listening ann = listening();
    for (int i = 0; i < 25; i++) {
      ann.start();
      if (small.genreOf(ann.current().trackId()) == 4) {
        ann.complete();
      } else {
        ann.skip();
      }
    }
    try (Catalogue rotated = small.open(directory, "b", 0, 1_600, true)) {
      Station restored = restore(ann, rotated);
      assertTrue(restored.shortTerm().count() > 0 && restored.longTerm().count() > 0);
      Held.Interest before = ann.station.held().longTerm().getFirst();
      Held.Interest after = restored.held().longTerm().getFirst();
      assertEquals(before.fedBy(), after.fedBy());
      for (Held.Named near : after.near()) {
        assertEquals(4, small.genreOf(near.trackId()), "points where it did");
      }
    }
  }

  @Test
  void likesAndBansComeBackInAnotherSpaceToo(@TempDir Path directory) {
    Listening ann = busy();
    try (Catalogue rotated = small.open(directory, "b", 0, 1_600, true)) {
      Station restored = restore(ann, rotated);
      assertEquals(ann.station.held().likes(), restored.held().likes());
      assertEquals(ann.station.held().bannedTracks(), restored.held().bannedTracks());
      assertEquals(ann.station.held().bannedArtists(), restored.held().bannedArtists());
      assertFalse(restored.held().likes().isEmpty());
    }
  }

  @Test
  void whatMayBeUsedIsSavedAndAStationOfBeforeMayBeUsedWhole() throws IOException {
    Listening ann = busy();
    DataUse.Change change = new DataUse.Change(true, null, false, null);
    ann.engine.tune(ann.station, TuningChange.of(change, ann.nowMs), ann.nowMs);
    byte[] saved = ann.engine.save(ann.station);

    Station restored = ann.engine.restore(saved, ann.nowMs);
    Station ofBefore =
        ann.engine.restore(
            ofVersionThree(ofVersionFour(ofVersionFive(saved, ann.station), ann.station)),
            ann.nowMs);

    assertEquals(new DataUse(true, true, false, true), restored.tuning().use());
    assertEquals(DataUse.ALL, ofBefore.tuning().use());
    assertEquals(restored.held().likes(), ofBefore.held().likes());
    assertEquals(restored.held().judged(), ofBefore.held().judged());
  }

  @Test
  void theScenesOfWhatWasJudgedAreSavedAndAStationOfBeforeHasNone() throws IOException {
    Listening ann = listening();
    ann.engine.tune(
        ann.station, new TuningChange(null, "running", null, null, ann.nowMs), ann.nowMs);
    ann.start();
    ann.complete();
    byte[] saved = ann.engine.save(ann.station);
    byte scene = ann.station.history().judged().scene(0);

    assertNotEquals(Scene.NONE, scene);
    assertEquals(scene, ann.engine.restore(saved, ann.nowMs).history().judged().scene(0));
    Station ofBefore =
        ann.engine.restore(
            ofVersionFour(ofVersionFive(saved, ann.station), ann.station), ann.nowMs);
    assertEquals(Scene.NONE, ofBefore.history().judged().scene(0));
    assertEquals(1, ofBefore.history().judged().count());
    assertEquals("running", ofBefore.tuning().scene());
  }

  @Test
  void ofAStationOfBeforeThatIsOfThisSessionWhichWasPlayedSinceItBegan() throws IOException {
    Listening ann = busy();
    int before = ann.station.history().played().count();
    ann.nowMs += StationOptions.DEFAULT.sessionGapMs();
    for (int spin = 0; spin < 3; spin++) {
      ann.start();
      ann.complete();
    }
    byte[] saved = ann.engine.save(ann.station);
    int played = ann.station.history().played().count();
    int ofSession = ann.station.playedInSession(ann.nowMs);

    assertTrue(ofSession >= 3 && ofSession < before, () -> ofSession + " of " + played);
    Station restored = ann.engine.restore(saved, ann.nowMs);
    Station ofBefore = ann.engine.restore(ofVersionFive(saved, ann.station), ann.nowMs);
    assertEquals(ofSession, restored.playedInSession(ann.nowMs));
    assertEquals(ofSession, ofBefore.playedInSession(ann.nowMs));
    assertArrayEquals(saved, ann.engine.save(ofBefore));
  }

  /** With a time behind each played track instead of their number in this session. */
  private static byte[] ofVersionFive(byte[] saved, Station station) throws IOException {
    byte[] played = played(station, -1);
    int at = 0;
    while (!Arrays.equals(saved, at, at + played.length, played, 0, played.length)) {
      at++;
    }
    byte[] timed = played(station, station.sessionStartedAtMs(station.lastAtMs()));
    byte[] older = Arrays.copyOf(saved, saved.length - played.length + timed.length);
    System.arraycopy(timed, 0, older, at, timed.length);
    int after = at + played.length;
    System.arraycopy(saved, after, older, at + timed.length, saved.length - after);
    older[0] = 5;
    return older;
  }

  /** As they are today if the session's beginning is below 0, else as they were. */
  private static byte[] played(Station station, long sessionMs) throws IOException {
    List<Held.Named> played = station.held().played();
    int ofSession = station.history().played().ofSession();
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(played.size());
    for (int i = played.size() - 1; i >= 0; i--) {
      out.writeUTF(played.get(i).trackId());
      if (sessionMs >= 0) {
        out.writeLong(i < ofSession ? sessionMs : sessionMs - 1);
      }
    }
    if (sessionMs < 0) {
      out.writeShort(ofSession);
    }
    return bytes.toByteArray();
  }

  /** Without the scene behind each judged track, which all stand at the end, the oldest first. */
  private static byte[] ofVersionFour(byte[] saved, Station station) {
    List<Held.Judged> judged = station.held().judged().reversed();
    int at = saved.length;
    for (Held.Judged one : judged) {
      at -= bytesOfVersionFour(one) + 1;
    }
    byte[] older = Arrays.copyOf(saved, saved.length - judged.size());
    int to = at;
    for (Held.Judged one : judged) {
      int bytes = bytesOfVersionFour(one);
      System.arraycopy(saved, at, older, to, bytes);
      at += bytes + 1;
      to += bytes;
    }
    older[0] = 4;
    return older;
  }

  private static int bytesOfVersionFour(Held.Judged one) {
    return Short.BYTES + one.track().trackId().length() + Float.BYTES + Long.BYTES;
  }

  /** Without the byte that tells what may be used. */
  private static byte[] ofVersionThree(byte[] saved) throws IOException {
    var bytes = new ByteArrayInputStream(saved);
    try (var in = new DataInputStream(bytes)) {
      in.readByte();
      for (int i = 0; i < 3; i++) {
        in.readUTF(); // vector space, station, listener
      }
      in.skipNBytes(4 * Long.BYTES + 1); // times, mode
      if (in.readBoolean()) {
        in.readUTF(); // scene
      }
      in.readBoolean(); // incognito
      int at = saved.length - bytes.available();
      byte[] older = new byte[saved.length - 1];
      System.arraycopy(saved, 0, older, 0, at);
      System.arraycopy(saved, at + 1, older, at, older.length - at);
      older[0] = 3;
      return older;
    }
  }

  @Test
  void bytesThatAreNoStationAreRefused() {
    Listening ann = busy();
    byte[] saved = ann.engine.save(ann.station);
    byte[] newer = saved.clone();
    newer[0] = 99;
    var version =
        assertThrows(IllegalArgumentException.class, () -> ann.engine.restore(newer, ann.nowMs));
    assertEquals("must be 1 to 6: version=99", version.getMessage());
    for (int cut = 1; cut < saved.length; cut += 97) {
      byte[] early = Arrays.copyOf(saved, cut);
      assertThrows(
          IllegalArgumentException.class, () -> ann.engine.restore(early, ann.nowMs), "cut=" + cut);
    }
  }

  @Test
  void aNewSessionStartsFromTheLongTermProfile() {
    Listening ann = listening();
    for (int i = 0; i < 25; i++) {
      ann.start();
      if (small.genreOf(ann.current().trackId()) == 4) {
        ann.complete();
      } else {
        ann.skip();
      }
    }
    ann.nowMs += 12 * 3_600_000;
    ann.start();
    assertEquals(ann.nowMs, ann.station.held().sessionStartedAtMs());
    assertEquals(ann.station.longTerm().count(), ann.station.shortTerm().count());
    assertEquals(4, small.genreOf(ann.upNext().trackId()));
  }
}
