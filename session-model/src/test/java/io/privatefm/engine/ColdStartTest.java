package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.station.PastAct;
import io.privatefm.station.PastListen;
import io.privatefm.station.Spin;
import io.privatefm.station.Taste;
import io.privatefm.station.TuningChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of whom nothing is known hears the popular, spread wide, and is soon understood. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls the set-up first
class ColdStartTest {
  private static final int LISTENERS = 60;
  private static final int SPINS = 8;
  private static final int TRACKS = 4_000;
  private static final String GENRE = "metal";
  private static final long DAY_MS = 86_400_000;

  private Catalogue catalogue;
  private float[] popularities;

  @BeforeAll
  void open(@TempDir Path directory) {
    DemoCatalogue.of(TRACKS, DemoCatalogue.SEED).publish(directory);
    catalogue = Catalogue.open(directory);
    popularities = new float[TRACKS];
    for (int row = 0; row < TRACKS; row++) {
      popularities[row] = catalogue.popularity(row);
    }
    Arrays.sort(popularities);
  }

  @AfterAll
  void close() {
    catalogue.close();
  }

  private List<Listening> strangers() {
    return IntStream.range(0, LISTENERS)
        .mapToObj(
            number ->
                new Listening(
                    new Engine(catalogue, EngineOptions.DEFAULT.withSeed(42)),
                    "stranger-" + number))
        .toList();
  }

  /** The first spins of somebody who says neither yes nor no. */
  private static List<Spin> firstSpins(Listening who) {
    List<Spin> spins = new ArrayList<>();
    for (int i = 0; i < SPINS; i++) {
      spins.add(who.current());
      who.start();
      who.leaveHalfway();
    }
    return spins;
  }

  @Test
  void theFirstSpinsSpreadOverArtistsGenresAndPopularity() {
    double artists = 0;
    double genres = 0;
    int popular = 0;
    int rare = 0;
    Set<Integer> openings = new HashSet<>();
    for (Listening who : strangers()) {
      List<Spin> spins = firstSpins(who);
      openings.add(spins.getFirst().row());
      Set<Integer> of = new HashSet<>();
      Set<String> heard = new HashSet<>();
      for (Spin spin : spins) {
        of.add(catalogue.artist(spin.row()));
        heard.add(genre(spin));
        popular += catalogue.popularity(spin.row()) >= popularities[TRACKS * 3 / 4] ? 1 : 0;
        rare += catalogue.popularity(spin.row()) < popularities[TRACKS / 2] ? 1 : 0;
      }
      artists += (double) of.size() / LISTENERS;
      genres += (double) heard.size() / LISTENERS;
    }
    double all = LISTENERS * SPINS;
    String told =
        "of %d spins: %.1f artists, %.1f genres; %.2f of the top quarter, %.2f of the lower half; %d openings of %d"
            .formatted(
                SPINS, artists, genres, popular / all, rare / all, openings.size(), LISTENERS);
    System.out.println(told);
    assertTrue(artists >= 6 && genres >= 5, told);
    assertTrue(popular > 0.75 * all, told);
    assertTrue(openings.size() >= LISTENERS / 4, told);
  }

  @Test
  void oneLikedSpinAndAHandfulOfReactionsMoveThem() {
    int untold = 0;
    int told = 0;
    for (Listening who : strangers()) {
      List<Spin> spins = firstSpins(who);
      String genre = genre(spins.getFirst());
      for (Spin spin : spins.subList(1, 5)) {
        untold += genre(spin).equals(genre) ? 1 : 0;
      }
    }
    for (Listening who : strangers()) {
      String genre = genre(who.current());
      who.start();
      who.like();
      who.complete();
      for (int i = 0; i < 4; i++) {
        boolean wanted = genre(who.current()).equals(genre);
        told += wanted ? 1 : 0;
        who.start();
        if (wanted) {
          who.complete();
        } else {
          who.skip();
        }
      }
    }
    String spins = told + " of " + 4 * LISTENERS + " spins, without it " + untold;
    System.out.println("of the genre that was liked: " + spins);
    assertTrue(told > 3 * untold, spins);
  }

  @Test
  void aToldGenreAndAnImportedOneAreHeardFromTheNextSpinOn() {
    int told = 0;
    int imported = 0;
    for (Listening who : strangers()) {
      Taste taste = new Taste(List.of(), List.of(GENRE), List.of());
      TuningChange change = new TuningChange(null, null, null, null, taste, who.nowMs);
      who.engine.tune(who.station, change, who.nowMs);
      told += heardNext(who);
    }
    for (Listening who : strangers()) {
      who.engine.takeIn(who.station, listens(who.nowMs), who.nowMs);
      imported += heardNext(who);
    }
    String spins = told + " told, " + imported + " imported of " + 4 * LISTENERS + " spins";
    System.out.println("of metal: " + spins);
    assertTrue(told > LISTENERS * 2 && imported > LISTENERS * 2, spins);
  }

  /** Twenty tracks of the genre, one a day up to now. */
  private List<PastListen> listens(long nowMs) {
    Postings metal = catalogue.tracksOfTag();
    int tag = catalogue.tagNamed(GENRE);
    return IntStream.range(0, 20)
        .mapToObj(
            i ->
                new PastListen(
                    catalogue.id(metal.at(tag, i * metal.count(tag) / 20)),
                    nowMs - i * DAY_MS,
                    PastAct.HEARD))
        .toList();
  }

  /** How many of the next four spins are of the genre, for somebody who says neither yes nor no. */
  private int heardNext(Listening who) {
    int heard = 0;
    for (int i = 0; i < 4; i++) {
      who.start();
      who.leaveHalfway();
      heard += catalogue.track(who.current().row()).tags().contains(GENRE) ? 1 : 0;
    }
    return heard;
  }

  /** The first tag of a demo track is its genre. */
  private String genre(Spin spin) {
    return catalogue.track(spin.row()).tags().getFirst();
  }
}
