package io.privatefm.evaluate.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.Track;
import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.offpolicy.JudgeOptions;
import io.privatefm.evaluate.report.Bootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What was played over one catalogue judges others whose difference is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
  private static final int TRACKS = 400;
  private static final int GENRES = 8;
  private static final int DIMENSION = 12;
  private static final int LISTENERS = 160;
  private static final int SPINS = 40;

  private static final Bootstrap BOOTSTRAP = new Bootstrap(40, 0.95, 1);
  private static final EngineOptions OPTIONS = EngineOptions.DEFAULT.withSeed(0).withFloor(0.1);

  private Path folder;
  private Path old;
  private PlayedLog log;

  @BeforeAll
  void play(@TempDir Path temp) {
    folder = temp;
    old = catalogue("old", 0, vectors -> vectors);
    try (Catalogue catalogue = Catalogue.open(old)) {
      log = PlayedLog.of(catalogue, OPTIONS, LISTENERS, SPINS);
    }
  }

  /** Tracks that nothing but their vectors tells apart. */
  private Path catalogue(String name, int from, UnaryOperator<List<float[]>> change) {
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      Random direction = new Random(i % GENRES);
      Random own = new Random(1_000 + i);
      float[] vector = new float[DIMENSION];
      for (int c = 0; c < DIMENSION; c++) {
        vector[c] = (float) (direction.nextGaussian() + 0.45 * own.nextGaussian());
      }
      tracks.add(Track.of("t" + i, "Title " + i, "Artist " + i));
      vectors.add(vector);
    }
    List<float[]> changed = change.apply(vectors);
    CatalogueBuilder.of(tracks.subList(from, TRACKS), changed.subList(from, TRACKS))
        .publish(folder.resolve(name));
    return folder.resolve(name);
  }

  private static List<float[]> shuffled(List<float[]> vectors) {
    List<float[]> shuffled = new ArrayList<>(vectors);
    Collections.shuffle(shuffled, new Random(5));
    return shuffled;
  }

  /** The same angles: components change places and sign, and two that say nothing come after. */
  private static List<float[]> rotated(List<float[]> vectors) {
    List<float[]> rotated = new ArrayList<>();
    for (float[] vector : vectors) {
      float[] turned = new float[DIMENSION + 2];
      for (int c = 0; c < DIMENSION; c++) {
        turned[(c * 5 + 3) % DIMENSION] = c % 2 == 0 ? vector[c] : -vector[c];
      }
      rotated.add(turned);
    }
    return rotated;
  }

  private ReplayReport replay(StationLog from, Path before, Path after, String bandit) {
    JudgeOptions options = new JudgeOptions(0.5, OPTIONS.floor(), 5, true, null, BOOTSTRAP);
    Replay replay = new Replay("log", from, bandit, options, 0);
    ReplayReport report =
        new Comparison(before, after, null, replay, 50, BOOTSTRAP).run(Progress.NONE).replay();
    assertNotNull(report);
    return report;
  }

  @Test
  void aCatalogueIsNoBetterThanItselfAndTheReplayIsWhatWasPlayed() {
    ReplayReport report = replay(log, old, old, "thompson");
    assertEquals(1, report.counts().fidelity(), "every arm comes back with its features");
    assertEquals(LISTENERS * SPINS, report.counts().replayed());
    assertEquals(0, report.difference().estimate());
    assertEquals(0, report.difference().low());
    assertEquals(0, report.difference().high());
    assertEquals(0, report.snipsDifference().high());
    assertEquals(report.before().answer(), report.after().answer());
    assertEquals(List.of(), report.warnings());
  }

  @Test
  void vectorsThatSayNothingOfTheMusicAreJudgedWorseBeyondChanceByALogThatExplored() {
    Path scrambled = catalogue("scrambled", 0, ReplayTest::shuffled);
    PlayedLog explored;
    try (Catalogue catalogue = Catalogue.open(old)) {
      explored = PlayedLog.of(catalogue, OPTIONS.withPolicy(PolicyKind.UNIFORM), 200, 80);
    }
    ReplayReport report = replay(explored, old, scrambled, "thompson");
    assertTrue(report.difference().high() < 0, report.toString());
    assertTrue(report.snipsDifference().high() < 0, report.toString());
    assertEquals(List.of(), report.warnings());
  }

  @Test
  void aLogThatHardlyExploredCannotAnswerForVectorsOfAnotherKindAndSaysSo() {
    Path scrambled = catalogue("otherwise", 0, ReplayTest::shuffled);
    ReplayReport report = replay(log, old, scrambled, "thompson");
    assertTrue(report.before().warnings().isEmpty(), report.warnings().toString());
    assertTrue(
        report.warnings().getFirst().startsWith("new: THE LOG CANNOT ANSWER"),
        report.warnings().toString());
    assertTrue(
        report.after().weights().effectiveSampleSize()
            < report.before().weights().effectiveSampleSize() / 5,
        report.toString());
  }

  @Test
  void aRotatedSpaceOfAnotherDimensionIsJudgedTheSame() {
    ReplayReport report =
        replay(log, old, catalogue("rotated", 0, ReplayTest::rotated), "thompson");
    assertEquals(0, report.difference().estimate(), 0.02, report.toString());
  }

  @Test
  void armsThatTheNewCatalogueLacksAreCountedNeverDrawnAndWarnedOf() {
    ReplayReport report = replay(log, old, catalogue("less", 100, vectors -> vectors), "thompson");
    assertEquals(0.25, report.counts().missing(), 0.1);
    assertTrue(report.counts().missingDrawn() > 0);
    assertTrue(report.after().weights().matched() < report.before().weights().matched());
    assertTrue(
        report.warnings().stream().anyMatch(of -> of.startsWith("the new catalogue lacks")),
        report.warnings().toString());
  }

  @Test
  void aLogWhoseBeginningIsLostIsLoud() {
    StationLog late =
        (progress, hear) -> {
          int[] count = {0};
          log.read(
              progress,
              (listener, event) -> {
                if (++count[0] > LISTENERS * SPINS * 2) {
                  hear.accept(listener, event);
                }
              });
        };
    ReplayReport report = replay(late, old, old, "thompson");
    assertTrue(report.counts().fidelity() < 0.95, report.toString());
    assertTrue(
        report.warnings().stream().anyMatch(of -> of.startsWith("THE REPLAY IS NOT")),
        report.warnings().toString());
    assertEquals(0, report.difference().estimate());
  }

  @Test
  void aLogOfAnotherCatalogueAndAnUnknownBanditAreRefusedInOneLine() {
    Path other = catalogue("other", 0, ReplayTest::shuffled);
    assertRefused(
        "must hold judged spins that were drawn from the old catalogue: log=log judged="
            + LISTENERS * SPINS,
        () -> replay(log, other, old, "thompson"));
    assertRefused("must be one of uniform", () -> replay(log, old, old, "best"));
  }

  private static void assertRefused(String rule, Executable run) {
    CatalogueException refused = assertThrows(CatalogueException.class, run);
    String told = String.valueOf(refused.getMessage());
    assertTrue(told.startsWith(rule), told);
    assertEquals(1, told.lines().count());
  }
}
