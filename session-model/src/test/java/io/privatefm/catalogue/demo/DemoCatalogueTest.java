package io.privatefm.catalogue.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueInfo;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCatalogueTest {
  private static final int NEIGHBOURS = 10;
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir static Path temp;
  private static Catalogue demo;

  @BeforeAll
  static void build() {
    DemoCatalogue.of(DemoCatalogue.TRACKS, DemoCatalogue.SEED)
        .clock(CLOCK)
        .publish(temp.resolve("demo"));
    demo = Catalogue.open(temp.resolve("demo"));
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  @Test
  void itIsAWholeCatalogue() {
    demo.verify(Progress.NONE);
    assertEquals(20_000, demo.size());
    assertEquals(64, demo.dimension());
    assertTrue(
        demo.artistCount() >= 300 && demo.artistCount() <= 900, "artists: " + demo.artistCount());
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    DemoCatalogue.of(1_000, 5).clock(CLOCK).publish(temp.resolve("a"));
    DemoCatalogue.of(1_000, 5).clock(CLOCK).publish(temp.resolve("b"));
    DemoCatalogue.of(1_000, 6).clock(CLOCK).publish(temp.resolve("c"));

    try (Catalogue a = Catalogue.open(temp.resolve("a"));
        Catalogue c = Catalogue.open(temp.resolve("c"))) {
      for (CatalogueInfo.File file : a.info().sections()) {
        byte[] bytes = Files.readAllBytes(temp.resolve("a/base-000001").resolve(file.name()));
        assertArrayEquals(
            bytes,
            Files.readAllBytes(temp.resolve("b/base-000001").resolve(file.name())),
            file.name());
      }
      assertEquals(
          Files.readString(temp.resolve("a/current")), Files.readString(temp.resolve("b/current")));
      assertNotEquals(a.version(), c.version());
    }
  }

  @Test
  void theDefaultDemoIsWhatItWas() {
    assertEquals("54fcbbfad1026e80", demo.version());
  }

  @Test
  void nearInVectorIsAlikeToTheEar() {
    double[] near = likeness(true);
    double[] far = likeness(false);
    System.out.printf(
        "near: genre %.2f tempo %.2f mood %.2f artist %.2f; chance: genre %.2f tempo %.2f mood %.2f artist %.2f%n",
        near[0], near[1], near[2], near[3], far[0], far[1], far[2], far[3]);
    assertTrue(near[0] > 0.8 && near[0] > 10 * far[0], "genre: " + near[0] + " against " + far[0]);
    assertTrue(
        near[1] > 0.8 && near[1] > 3 * far[1],
        "tempo within 8 %: " + near[1] + " against " + far[1]);
    assertTrue(near[2] > 0.6 && near[2] > 3 * far[2], "mood: " + near[2] + " against " + far[2]);
    assertTrue(near[3] < 0.9, "not only the same artist: " + near[3]);
  }

  @Test
  void popularityIsSkewed() {
    double[] counts = new double[DemoCatalogue.TRACKS];
    double total = 0;
    try (TrackSource tracks = DemoCatalogue.tracks(DemoCatalogue.TRACKS, DemoCatalogue.SEED)) {
      TrackSource.Row row = tracks.next();
      for (int i = 0; row != null; row = tracks.next()) {
        counts[i++] = row.popularity();
        total += row.popularity();
      }
    }
    Arrays.sort(counts);
    double top = 0;
    for (int i = counts.length - counts.length / 100; i < counts.length; i++) {
      top += counts[i];
    }
    assertTrue(top / total > 0.25, "share of the first hundredth: " + top / total);
  }

  @Test
  void everyTrackTellsWhatASynthesiserNeeds() {
    Set<String> genres = new HashSet<>();
    Set<String> languages = new HashSet<>();
    Set<String> eras = new HashSet<>();
    for (int row = 0; row < demo.size(); row++) {
      Track track = demo.track(row);
      TreeMap<String, String> traits = new TreeMap<>(track.traits());
      assertEquals(
          "[density, energy, era, genre, key, mood, progression, swing, tempo, timbre, valence]",
          traits.keySet().toString());
      for (String share : new String[] {"density", "energy", "swing", "timbre", "valence"}) {
        double value = Double.parseDouble(trait(track, share));
        assertTrue(value >= 0 && value <= 1, share + " of " + track);
      }
      int tempo = Integer.parseInt(trait(track, "tempo"));
      assertTrue(tempo >= 50 && tempo <= 200, "tempo of " + track);
      assertTrue(trait(track, "key").matches("[A-G][#b]? (major|minor)"), "key of " + track);
      assertTrue(
          track.durationMs() >= 75_000 && track.durationMs() <= 720_000, "duration of " + track);
      genres.add(trait(track, "genre"));
      eras.add(trait(track, "era"));
      languages.add(String.valueOf(track.language()));
    }
    assertEquals(44, genres.size());
    assertEquals(12, languages.size());
    assertTrue(eras.size() >= 8, "eras: " + eras);
  }

  /**
   * The shares of neighbours (or of tracks far off) that have the same genre, tempo, mood, artist.
   */
  private static double[] likeness(boolean near) {
    float[] query = new float[demo.dimension()];
    Neighbours found = new Neighbours(NEIGHBOURS + 1);
    Searcher searcher = demo.index().searcher();
    double[] alike = new double[4];
    int compared = 0;
    for (int row = 0; row < demo.size(); row += 193) {
      demo.index().copyVector(row, query);
      searcher.search(query, Allowed.all(), found);
      for (int i = 1; i <= NEIGHBOURS; i++) {
        int other = near ? found.id(i) : (row * 31 + i * 7919) % demo.size();
        add(alike, demo.track(row), demo.track(other));
        compared++;
      }
    }
    for (int i = 0; i < alike.length; i++) {
      alike[i] /= compared;
    }
    return alike;
  }

  private static void add(double[] alike, Track a, Track b) {
    double ratio = tempo(a) / tempo(b);
    alike[0] += trait(a, "genre").equals(trait(b, "genre")) ? 1 : 0;
    alike[1] += ratio > 1 / 1.08 && ratio < 1.08 ? 1 : 0;
    alike[2] += trait(a, "mood").equals(trait(b, "mood")) ? 1 : 0;
    alike[3] += a.artist().equals(b.artist()) ? 1 : 0;
  }

  private static double tempo(Track track) {
    return Double.parseDouble(trait(track, "tempo"));
  }

  private static String trait(Track track, String name) {
    return track.traits().getOrDefault(name, "");
  }
}
