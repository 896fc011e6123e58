package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Feedback;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.StationChecks;
import io.privatefm.station.Taste;
import io.privatefm.station.TuningChange;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a listener says to like is followed at once, and for good. */
class GivenTasteTest extends EngineFixture {
  private static final int LISTENERS = 50;
  private static final Taste GENRE_3 = new Taste(List.of(), List.of("Genre-3"), List.of());
  private static final Taste ARTIST_3 = new Taste(List.of("artist  3"), List.of(), List.of());
  private static final Taste TRACK_3 = new Taste(List.of(), List.of(), List.of("t-83"));

  private static Change give(Listening who, Taste taste) {
    Change change =
        who.engine.tune(
            who.station, new TuningChange(null, null, null, null, taste, who.nowMs), who.nowMs);
    StationChecks.check(who.station);
    return change;
  }

  /** How many of some listeners hear genre 3. */
  private long hearGenre3(Function<Listening, Spin> next) {
    return IntStream.range(0, LISTENERS)
        .mapToObj(number -> new Listening(engine(), "listener-" + number))
        .map(next)
        .filter(spin -> small.genreOf(spin.trackId()) == 3)
        .count();
  }

  private static Spin upNextAfter(Listening who, Taste taste) {
    assertEquals(Change.NOTHING, give(who, taste), "nothing is out that could be withdrawn");
    who.start();
    return who.upNext();
  }

  @Test
  void theVeryNextDrawFollowsATagAnArtistOrATrack() {
    long untold =
        hearGenre3(
            who -> {
              who.start();
              return who.upNext();
            });
    assertTrue(untold < LISTENERS / 4, () -> "untold: " + untold);
    for (Taste taste : List.of(GENRE_3, ARTIST_3, TRACK_3)) {
      long told = hearGenre3(who -> upNextAfter(who, taste));
      assertTrue(told > LISTENERS * 3 / 4, () -> taste + ": " + told);
    }
  }

  @Test
  void anAnnouncedUpNextIsDrawnAfresh() {
    Listening ann = listening();
    ann.start();
    Spin announced = ann.upNext();
    assertEquals(Change.UPNEXT, give(ann, GENRE_3));
    assertTrue(ann.upNext().number() > announced.number());
  }

  @Test
  void itLastsOverSessionsAndRestarts() {
    long told =
        hearGenre3(
            who -> {
              give(who, GENRE_3);
              Engine later = engine();
              long nextDayMs = who.nowMs + 24 * 3_600_000L;
              Station station = later.restore(who.engine.save(who.station), nextDayMs);
              later.tell(station, new Feedback.Started(who.current().id(), nextDayMs), nextDayMs);
              return Objects.requireNonNull(station.upNext());
            });
    assertTrue(told > LISTENERS * 3 / 4, () -> "told: " + told);
  }

  @Test
  void manyNamesAreAllFollowed() {
    Taste many = new Taste(List.of("Artist 1"), List.of("genre-5"), List.of("t-3"));
    ToIntFunction<Listening> genre = who -> small.genreOf(upNextAfter(who, many).trackId());
    int[] heard = new int[small.genres()];
    for (int number = 0; number < LISTENERS; number++) {
      heard[genre.applyAsInt(new Listening(engine(), "listener-" + number))]++;
    }
    assertTrue(
        heard[1] > 2 && heard[5] > 2 && heard[3] > 0,
        () -> List.of(heard[1], heard[5], heard[3]).toString());
    assertTrue(heard[1] + heard[5] + heard[3] > LISTENERS * 3 / 4);
  }

  @Test
  void aNamedTrackIsLikedAndTheTracksOfATagAreNot() {
    Listening ann = listening();
    give(ann, TRACK_3);
    give(ann, GENRE_3);
    assertEquals(
        List.of("t-83"), ann.station.held().likes().stream().map(like -> like.trackId()).toList());
    assertEquals(4, ann.station.history().liked().count());
  }

  @Test
  void theSentenceSaysWhatTheListenerSaid() {
    List<String> sentences =
        IntStream.range(0, LISTENERS)
            .mapToObj(number -> new Listening(engine(), "listener-" + number))
            .map(who -> upNextAfter(who, GENRE_3).why().because())
            .filter(because -> because != null && because.startsWith("near"))
            .toList();
    assertFalse(sentences.isEmpty());
    assertTrue(
        sentences.stream()
            .allMatch(
                because ->
                    because.endsWith(", of what you said you like")
                        || because.endsWith(", which you played to the end")),
        sentences::toString);
  }

  @Test
  void whatIsBannedIsPassedOver() {
    Listening ann = listening();
    ann.tell(new Feedback.Disliked(ann.current().id(), Scope.ARTIST, ann.nowMs));
    int artist = ann.station.history().bannedArtists().at(0);
    give(ann, new Taste(List.of(catalogue.artistName(artist)), List.of(), List.of()));
    assertEquals(0, ann.station.history().liked().count());
  }

  @Test
  void namesThatTheCatalogueDoesNotKnowArePassedOverAndPlaced() {
    Taste taste =
        new Taste(List.of("Artist 1", "nobody"), List.of("polka"), List.of("t-2", "t-99999"));
    assertEquals(List.of("artists[1]", "tags[0]", "tracks[1]"), taste.unknownIn(catalogue));
    Listening ann = listening();
    give(ann, new Taste(List.of("nobody"), List.of("polka"), List.of("t-99999")));
    assertEquals(0, ann.station.longTerm().count());
    give(ann, taste);
    assertEquals(4, ann.station.history().liked().count());
  }

  @Test
  void whatIsSaidIncognitoIsForgottenAfter() {
    Listening ann = listening();
    ann.engine.tune(
        ann.station, new TuningChange(null, null, null, true, GENRE_3, ann.nowMs), ann.nowMs);
    assertTrue(ann.station.longTerm().count() > 0);
    assertEquals(0, engine().restore(ann.engine.save(ann.station), ann.nowMs).longTerm().count());
    ann.engine.tune(ann.station, new TuningChange(null, null, null, false, ann.nowMs), ann.nowMs);
    assertEquals(0, ann.station.longTerm().count());
  }
}
