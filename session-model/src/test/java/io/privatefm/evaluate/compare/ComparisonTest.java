package io.privatefm.evaluate.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.Track;
import io.privatefm.evaluate.report.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons of catalogues whose difference is known. */
class ComparisonTest {
  private static final int TRACKS = 200;
  private static final int DIMENSION = 8;

  @TempDir private Path folder;

  /** Tracks t{from} … with vectors that lie on an arc: neighbours in number are near. */
  private Path catalogue(String name, int from, int to, boolean swapped) {
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = from; i < to; i++) {
      tracks.add(Track.of("t" + i, "Title " + i, "Artist " + i));
      float[] vector = new float[DIMENSION];
      double angle = Math.PI * i / TRACKS;
      vector[swapped ? 5 : 0] = (float) Math.cos(angle);
      vector[swapped ? 2 : 1] = (float) Math.sin(angle);
      vectors.add(vector);
    }
    CatalogueBuilder.of(tracks, vectors).publish(folder.resolve(name));
    return folder.resolve(name);
  }

  private Path scattered(String name) {
    Random random = new Random(3);
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      tracks.add(Track.of("t" + i, "Title " + i, "Artist " + i));
      float[] vector = new float[DIMENSION];
      for (int c = 0; c < DIMENSION; c++) {
        vector[c] = (float) random.nextGaussian();
      }
      vectors.add(vector);
    }
    CatalogueBuilder.of(tracks, vectors).publish(folder.resolve(name));
    return folder.resolve(name);
  }

  private static ComparisonReport compare(Path before, Path after, Path sessions) {
    return new Comparison(before, after, sessions, null, 50, Bootstrap.of(1)).run(Progress.NONE);
  }

  private static ComparisonReport compare(Path before, Path after) {
    return new Comparison(before, after, null, null, 50, Bootstrap.of(1)).run(Progress.NONE);
  }

  @Test
  void aCatalogueIsTheSameAsItself() {
    Path one = catalogue("one", 0, TRACKS, false);
    ComparisonReport report = compare(one, one);
    assertTrue(report.sameSpace());
    assertEquals(TRACKS, report.common());
    assertEquals(1, report.drift(), 1e-6);
    assertEquals(1, report.neighbourOverlap().estimate());
    assertNull(report.nextTrack());
  }

  @Test
  void aRotatedSpaceHasTheSameNeighboursInOtherDirections() {
    ComparisonReport report =
        compare(catalogue("old", 0, TRACKS, false), catalogue("new", 0, TRACKS, true));
    assertFalse(report.sameSpace());
    assertEquals(0, report.drift(), 1e-6);
    assertTrue(report.neighbourOverlap().estimate() > 0.9, report.toString());
  }

  @Test
  void tracksThatCameAndWentAreCountedAndAreNoDifferenceOfTheVectors() {
    ComparisonReport report =
        compare(catalogue("old", 0, 150, false), catalogue("new", 20, TRACKS, false));
    assertEquals(130, report.common());
    assertEquals(150, report.before().tracks());
    assertEquals(180, report.after().tracks());
    assertEquals(1, report.neighbourOverlap().estimate());
  }

  @Test
  void theCatalogueThatKnowsWhatFollowsHitsMoreOftenBeyondChance() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < 150; start += 3) {
      lines.add("t%d t%d t%d".formatted(start, start + 2, start + 4));
    }
    Path sessions = Files.write(folder.resolve("sessions.txt"), lines);
    ComparisonReport report =
        compare(scattered("noise"), catalogue("arc", 0, TRACKS, false), sessions);
    ComparisonReport.NextTrack next = report.nextTrack();
    assertNotNull(next);
    assertEquals(100, next.targets());
    assertEquals(
        1, next.after().hitRate().estimate(), "each next track is among the twenty nearest");
    assertTrue(next.before().hitRate().estimate() < 0.3, report.toString());
    assertTrue(next.hitRateGain().low() > 0.5, report.toString());
    assertEquals(1, next.after().known());
  }

  @Test
  void whatIsNoCatalogueIsRefused() {
    Path one = catalogue("one", 0, 20, false);
    CatalogueException refused = assertThrows(CatalogueException.class, () -> compare(one, folder));
    assertTrue(
        refused.getMessage().startsWith("must be a catalogue, or a training with one in it"),
        refused.getMessage());
  }

  @Test
  void ranksCorrelateAsSpearmanSays() {
    assertEquals(1, RankCorrelation.of(new double[] {1, 2, 9}, new double[] {3, 4, 5}), 1e-12);
    assertEquals(-1, RankCorrelation.of(new double[] {1, 2, 9}, new double[] {5, 4, 3}), 1e-12);
    assertEquals(
        Math.sqrt(0.75), RankCorrelation.of(new double[] {1, 1, 2}, new double[] {1, 2, 3}), 1e-12);
    assertTrue(Double.isNaN(RankCorrelation.of(new double[] {1, 1}, new double[] {1, 2})));
  }
}
