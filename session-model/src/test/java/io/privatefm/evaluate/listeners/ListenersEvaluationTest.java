package io.privatefm.evaluate.listeners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.listeners.ListenersFigures.OfMethod;
import io.privatefm.evaluate.listeners.Method.Variant;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.rank.Prior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersEvaluationTest {
  private static final int SPINS = 12;
  private static final EngineUnderTest ENGINE =
      new EngineUnderTest(List.of(PolicyKind.GREEDY), null, null, 1, Prior.BY_HAND);

  @TempDir Path temp;

  private static ListenersOptions options(int threads, String... methods) {
    return new ListenersOptions(
        SPINS, 2, List.of(methods), ENGINE, new Bootstrap(200, 0.95, 7), threads);
  }

  @Test
  void whoLearnsFromWhatIsToldFindsATasteThatMeansCannotShow() {
    Ratings ratings = TwoTastes.USUAL.ratings();
    ListenersFigures figures =
        ListenersEvaluation.run(ratings, options(2, "linear-greedy", "factors"), Progress.NONE)
            .figures();

    double chance = SPINS * 0.5;
    assertEquals(chance, of(figures, "random").reward().estimate(), 0.6);
    assertEquals(chance, of(figures, "item-mean").reward().estimate(), 1);
    for (String learner : List.of("linear-greedy", "factors")) {
      OfMethod method = of(figures, learner);
      assertTrue(method.reward().estimate() > SPINS * 0.75, figures.table());
      assertTrue(method.lessRandom().low() > 0, figures.table());
      assertTrue(method.lessItemMean().low() > 0, figures.table());
    }
    assertTrue(of(figures, figures.bestBaseline()).lessBest().estimate() == 0);
    assertEquals(60, figures.judged());
  }

  @Test
  void theEngineIsPlayedWithinWhatWasRatedAndLearnsFromFeedback() {
    Ratings ratings = TwoTastes.USUAL.ratings();
    ListenersFigures figures =
        ListenersEvaluation.run(ratings, options(2, "engine", "engine-cold"), Progress.NONE)
            .figures();

    assertTrue(of(figures, "engine:greedy").lessRandom().low() > 0, figures.table());
    assertTrue(of(figures, "engine-cold:greedy").lessRandom().low() > 0, figures.table());
  }

  @Test
  void decisionsAreEnoughToRecomputeEveryFigureAndNeverExceedTheOracle() throws IOException {
    Ratings ratings = TwoTastes.USUAL.ratings();
    ListenersResult result =
        ListenersEvaluation.run(
            ratings,
            options(2),
            methods(UserNeighbours.method(), warmEngine(ratings)),
            Progress.NONE);
    Path file = temp.resolve("deep/decisions.tsv");
    result.writeDecisions(file);

    List<String> lines = Files.readAllLines(file);
    assertEquals("method\tfold\tuser\tspin\ttrack\trating\treward\tpropensity", lines.getFirst());
    Map<String, Integer> likes = new HashMap<>();
    Set<String> played = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      assertTrue(played.add(cells[0] + " " + cells[2] + " " + cells[4]), "twice: " + line);
      assertEquals(Integer.parseInt(cells[5]) >= 3 ? "1" : "0", cells[6]);
      double propensity = Double.parseDouble(cells[7]);
      assertTrue(propensity > 0 && propensity <= 1, line);
      likes.merge(cells[0] + " " + cells[2], Integer.parseInt(cells[6]), Integer::sum);
    }
    ListenersFigures figures = result.figures();
    assertEquals(60 * SPINS * figures.methods().size(), played.size());
    for (OfMethod method : figures.methods()) {
      double sum = 0;
      for (String person : ratings.people()) {
        int own = likes.getOrDefault(method.name() + " " + person, -1);
        assertTrue(own >= 0 && own <= likes.getOrDefault("oracle " + person, -1), method.name());
        sum += own;
      }
      assertEquals(sum / 60, method.reward().estimate(), 1e-9);
      assertEquals(method.reward(), method.curve().getLast());
    }
  }

  @Test
  void theSameSeedDecidesTheSameAtAnyNumberOfThreads() throws IOException {
    Ratings ratings = TwoTastes.USUAL.ratings();
    Path one = temp.resolve("one.tsv");
    Path three = temp.resolve("three.tsv");
    List<Method> methods = methods(FactorMethods.thompson(), warmEngine(ratings));
    ListenersEvaluation.run(ratings, options(1), methods, Progress.NONE).writeDecisions(one);
    ListenersEvaluation.run(ratings, options(3), methods, Progress.NONE).writeDecisions(three);

    assertEquals(-1, Files.mismatch(one, three));
  }

  @Test
  void whoRatedTooFewTeachesAndIsNotJudged() {
    Ratings whole = TwoTastes.USUAL.ratings();
    int[][] rated = whole.rated().clone();
    byte[][] given = whole.given().clone();
    rated[3] = new int[] {1, 2};
    given[3] = new byte[] {4, 1};
    Ratings ratings = new Ratings("few", whole.people(), whole.tracks(), rated, given);

    ListenersOptions options = options(1, "item-mean");
    assertEquals(59, ListenersEvaluation.run(ratings, options, Progress.NONE).figures().judged());

    ListenersOptions many =
        new ListenersOptions(31, 4, List.of(), ENGINE, new Bootstrap(10, 0.95, 1), 1);
    CatalogueException defect =
        assertThrows(
            CatalogueException.class, () -> ListenersEvaluation.run(ratings, many, Progress.NONE));
    assertEquals(
        "must have at least 8 people who rated 31 tracks: file=few people=0", defect.getMessage());
  }

  @Test
  void theAnchorsOfRealListenersAreMet() {
    String data = System.getenv("FM_DATA");
    assumeTrue(data != null, "skipped: FM_DATA is not set, so there are no ratings");
    Ratings ratings =
        Ratings.read(Path.of(String.valueOf(data), "ratings", "ratings.tsv.gz"), Progress.NONE);
    ListenersOptions options =
        new ListenersOptions(30, 5, List.of(), ENGINE, new Bootstrap(200, 0.95, 1), 2);
    List<Method> methods =
        List.of(
            Bounds.random(),
            only(ItemMeans.method(), "target=rating strength=30"),
            only(FactorMethods.linearGreedy(), "target=rating factors=8 precision=60 noise=0.65"),
            Bounds.oracle());
    ListenersFigures figures =
        ListenersEvaluation.run(ratings, options, methods, Progress.NONE).figures();

    System.out.println(figures.table());
    assertEquals(8.4, of(figures, "random").reward().estimate(), 0.4);
    assertTrue(of(figures, "item-mean").reward().estimate() > 12.3, figures.table());
    assertTrue(of(figures, "linear-greedy").reward().estimate() > 13.7, figures.table());
    assertEquals(21.6, of(figures, "oracle").reward().estimate(), 0.4);
  }

  private static Method warmEngine(Ratings ratings) {
    return new EngineMethod(ENGINE, RatedTracks.catalogue(ratings, ENGINE), SPINS)
        .warm(PolicyKind.EPSILON_GREEDY);
  }

  /** These, with the first of their variants, beside the usual three. */
  private static List<Method> methods(Method one, Method other) {
    return Stream.of(Bounds.random(), ItemMeans.method(), one, other, Bounds.oracle())
        .map(m -> new Method(m.name(), m.kind(), m.variants().subList(0, 1)))
        .toList();
  }

  private static Method only(Method method, String parameters) {
    List<Variant> one =
        method.variants().stream().filter(v -> v.parameters().equals(parameters)).toList();
    assertEquals(1, one.size(), parameters);
    return new Method(method.name(), method.kind(), one);
  }

  private static OfMethod of(ListenersFigures figures, String name) {
    return figures.methods().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }
}
