package io.privatefm.evaluate.next;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.report.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A world of 12 scenes with 25 tracks each; a session stays in one scene and often goes on to the
 * next number there. Tracks of low numbers are heard more.
 */
class NextTrackEvaluationTest {
  private static final int SCENES = 12;
  private static final int TRACKS = 25;

  @TempDir private Path folder;

  @Test
  void whatHangsTogetherIsFoundBySessionsAndByTheEngineButNotByPopularity() throws IOException {
    NextTrackReport report = run(world(500), List.of(), 2, null);

    double popularity = report.method("popularity").figures().hr().estimate();
    for (String method : List.of("sr", "item-knn", "vs-knn", "vmis-knn", "stan", "sum")) {
      var hr = report.method(method).figures().hr();
      assertTrue(hr.low() > popularity + 0.2, method + " " + hr + " over " + popularity);
    }
    assertTrue(report.method("engine-unspaced").figures().hr().low() > popularity + 0.2);
    double rules = report.method("sr").figures().mrr().estimate();
    double sets = report.method("vs-knn").figures().mrr().estimate();
    assertTrue(rules > sets, "the order tells which: " + rules + " over " + sets);
    double sum = report.method("sum").figures().ndcg().high();
    assertTrue(sum >= report.method("vs-knn").figures().ndcg().estimate());
    assertTrue(report.best().startsWith("engine"), report.best());
    assertNotNull(report.method("engine").recalled());
  }

  @Test
  void recallLooksBeyondTheArmsAndTellsTracksByHowMuchTheyArePlayed() throws IOException {
    List<String> methods = List.of("engine-unspaced", "less channel sessions");
    NextTrackRequest request = request(world(300), methods, 2, null, Played.EXCLUDE, 30);
    NextTrackReport report = NextTrackEvaluation.run(request, Progress.NONE);
    for (NextTrackReport.Entry entry : report.methods()) {
      List<Recall> recalls = entry.recalls();
      assertEquals(5, recalls.size());
      Recall all = recalls.getFirst();
      assertEquals(report.data().questions(), all.questions());
      assertEquals(
          (double) report.data().questions() * (1 - report.data().unknown()),
          recalls.stream().skip(1).mapToDouble(Recall::questions).sum(),
          1e-6);
      for (Recall recall : recalls) {
        assertTrue(recall.all().estimate() >= recall.first().estimate(), recall.tracks());
        assertEquals(entry.name().equals(report.best()), recall.firstLessBest() == null);
      }
      assertTrue(all.first().estimate() >= entry.figures().hr().estimate(), entry.name());
      assertTrue(recalls.get(1).questions() > recalls.get(4).questions());
      // 300 tracks, of which the pool holds up to 256
      assertTrue(all.all().estimate() > 0.8, entry.name() + " " + all);
    }
    NextTrackReport without = run(world(300), methods, 2, null);
    assertTrue(without.method("engine-unspaced").recalls().isEmpty());
  }

  @Test
  void theWrittenAnswersGiveTheFigures() throws IOException {
    Path output = folder.resolve("out/ranks.tsv");
    NextTrackReport report = run(world(200), List.of("sr", "vs-knn"), 2, output);
    String other = report.best().equals("sr") ? "vs-knn" : "sr";

    assertRecomputes(report.method(report.best()), output);
    assertRecomputes(report.method(other), folder.resolve("out/ranks-" + other + ".tsv"));
  }

  private static void assertRecomputes(NextTrackReport.Entry entry, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertEquals("session\tposition\ttarget\tranked", lines.getFirst());
    double hits = 0;
    double reciprocals = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      int rank = Arrays.asList(cells[3].split(" ")).indexOf(cells[2]) + 1;
      hits += rank > 0 ? 1 : 0;
      reciprocals += rank > 0 ? 1.0 / rank : 0;
    }
    double questions = lines.size() - 1;
    assertEquals(entry.figures().hr().estimate(), hits / questions, 1e-12);
    assertEquals(entry.figures().mrr().estimate(), reciprocals / questions, 1e-12);
  }

  @Test
  void theSameRequestGivesTheSameAnswersAtAnyNumberOfThreads() throws IOException {
    Path data = world(150);
    Path one = folder.resolve("one.tsv");
    Path three = folder.resolve("three.tsv");
    List<String> methods = List.of("vs-knn", "sum", "engine");
    NextTrackReport first = run(data, methods, 1, one);
    NextTrackReport second = run(data, methods, 3, three);

    assertEquals("engine", first.best());
    assertEquals("engine", second.best());
    assertEquals(Files.readString(one), Files.readString(three));
    assertEquals(
        Files.readString(folder.resolve("one-vs-knn.tsv")),
        Files.readString(folder.resolve("three-vs-knn.tsv")));
    assertEquals(first.method("sum").figures(), second.method("sum").figures());
  }

  @Test
  void playedTracksArePredictedOnDemand() throws IOException {
    Path data = folder.resolve("again.txt");
    Files.writeString(data, "a b a b a b\n".repeat(20));
    NextTrackRequest exclude = request(data, List.of("sr"), 1, null, Played.EXCLUDE);
    NextTrackRequest predict = request(data, List.of("sr"), 1, null, Played.PREDICT);

    assertEquals(2, NextTrackEvaluation.run(exclude, Progress.NONE).data().questions());
    NextTrackReport report = NextTrackEvaluation.run(predict, Progress.NONE);
    assertEquals(10, report.data().questions());
    assertEquals(1, report.method("sr").figures().mrr().estimate());
  }

  @Test
  void tracksThatTrainingNeverHeldAreMissesAndTold() throws IOException {
    Path data = folder.resolve("new.txt");
    Files.writeString(data, "a b\n".repeat(9) + "a new\n");
    NextTrackReport report = run(data, List.of("markov"), 1, null);

    assertEquals(1, report.data().unknown());
    assertEquals(0, report.method("markov").figures().hr().estimate());
  }

  @Test
  void parametersAreChosenOnTheNewestOfTheTrainingSessions() throws IOException {
    Path train = folder.resolve("train.txt");
    Files.writeString(train, "a b c d\n".repeat(60) + "w x y z\n".repeat(40));
    Path test = folder.resolve("test.txt");
    Files.writeString(test, "a b c d\n".repeat(10)); // what the test holds must not matter
    NextTrackReport report =
        NextTrackEvaluation.run(
            new NextTrackRequest(
                new NextTrackRequest.Data.Parted(train, test),
                Protocol.LAST_TENTH,
                Played.EXCLUDE,
                10,
                0,
                List.of("popularity"),
                NextTrackRequest.About.NOTHING,
                null,
                Bootstrap.of(1),
                1),
            Progress.NONE);

    assertEquals(30, report.data().validationQuestions());
    NextTrackReport.Entry popularity = report.method("popularity");
    assertEquals(7, popularity.tried());
    assertNotEquals("newest share 1.0", popularity.parameters());
  }

  @Test
  void whatCannotBeEvaluatedIsTold() throws IOException {
    Path data = folder.resolve("short.txt");
    Files.writeString(data, "a\nb\nc\n");
    assertEquals(
        "must hold a session with two different tracks: test part",
        assertThrows(CatalogueException.class, () -> run(data, List.of(), 1, null)).getMessage());
    Path one = folder.resolve("one.txt");
    Files.writeString(one, "a b\n");
    assertEquals(
        "must hold at least one session: training part of one.txt",
        assertThrows(CatalogueException.class, () -> run(one, List.of(), 1, null)).getMessage());
  }

  private NextTrackReport run(Path data, List<String> methods, int threads, @Nullable Path output) {
    NextTrackRequest request = request(data, methods, threads, output, Played.EXCLUDE);
    return NextTrackEvaluation.run(request, Progress.NONE);
  }

  private static NextTrackRequest request(
      Path data, List<String> methods, int threads, @Nullable Path output, Played played) {
    return request(data, methods, threads, output, played, 0);
  }

  private static NextTrackRequest request(
      Path data,
      List<String> methods,
      int threads,
      @Nullable Path output,
      Played played,
      int recall) {
    return new NextTrackRequest(
        new NextTrackRequest.Data.Whole(data),
        null,
        played,
        10,
        recall,
        methods,
        NextTrackRequest.About.NOTHING,
        output == null ? null : new NextTrackRequest.Output(output, null),
        new Bootstrap(200, 0.95, 1),
        threads);
  }

  private Path world(int sessions) throws IOException {
    SplittableRandom random = new SplittableRandom(17);
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < sessions; s++) {
      int scene = random.nextInt(SCENES);
      int[] tracks = new int[random.nextInt(4, 14)];
      for (int i = 0; i < tracks.length; i++) {
        double drawn = random.nextDouble();
        boolean goesOn = i > 0 && random.nextDouble() < 0.4;
        tracks[i] = goesOn ? (tracks[i - 1] + 1) % TRACKS : (int) (drawn * drawn * TRACKS);
      }
      text.append(
          Arrays.stream(tracks)
              .mapToObj(track -> "s" + scene + "-" + track)
              .collect(Collectors.joining(" ", "", "\n")));
    }
    return Files.writeString(folder.resolve("world.txt"), text);
  }
}
