package io.privatefm.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on generated music, on a Spark of this process. */
class TrainTest {
  @TempDir private static Path folder;
  private static Path tracks;
  private static Path playlists;

  @BeforeAll
  static void generate() throws IOException {
    tracks = Trained.tracks(folder);
    playlists = Trained.playlists(folder);
  }

  private static Trained.Said train(Path out, String... more) {
    List<String> args =
        Stream.concat(
                Stream.of(
                    "--sessions=" + playlists,
                    "--tracks=" + tracks,
                    "--out=" + out,
                    "--dimension=8",
                    "--partitions=3"),
                Stream.of(more))
            .toList();
    Trained.Said said = Trained.run(args.toArray(String[]::new));
    assertEquals(0, said.code(), said.err());
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"item2vec", "als", "graph"})
  void everyMethodSeparatesTheScenesAndPlacesColdTracksAtTheirArtists(String method)
      throws IOException {
    Path out = folder.resolve(method);
    train(out, "--master=local[2]", "--method=" + method, "--iterations=8");
    try (Catalogue catalogue = Catalogue.open(out.resolve("catalogue"))) {
      catalogue.verify(Progress.NONE);
      assertEquals(2 * Trained.SCENE + 2, catalogue.size(), "all but the one that nobody knows");
      double within = mean(catalogue, "a", "a") + mean(catalogue, "b", "b");
      double between = mean(catalogue, "a", "b");
      assertTrue(within / 2 > between + 0.2, within / 2 + " within, " + between + " between");
      for (String scene : List.of("a", "b")) {
        String other = scene.equals("a") ? "b" : "a";
        double own = cosine(catalogue, scene + "-cold", scene + "0");
        double far = cosine(catalogue, scene + "-cold", other + "0");
        assertTrue(own > far + 0.2, own + " to its artist, " + far + " to the other scene");
      }
      assertTrue(catalogue.popularity(catalogue.row("a0")) > 0.5);
      assertEquals(0, catalogue.popularity(catalogue.row("a-cold")));
      assertEquals("1990s", catalogue.track(0).traits().get("decade"));
    }
    JsonNode coverage = report(out).path("coverage");
    assertEquals(2 * Trained.SCENE, coverage.path("byListening").asInt());
    assertEquals(2, coverage.path("byGraph").asInt());
    assertEquals(1, coverage.path("without").asInt());
    assertEquals("unknown", report(out).path("without").path(0).asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"item2vec", "als"}) // the first walks as well, to place cold tracks
  void theSameSeedGivesTheSameBytesOnOneThreadAndOnTwo(String method) throws IOException {
    Path one = folder.resolve("one-" + method);
    Path two = folder.resolve("two-" + method);
    train(one, "--master=local[1]", "--method=" + method, "--iterations=2", "--no-catalogue");
    train(two, "--master=local[2]", "--method=" + method, "--iterations=2", "--no-catalogue");
    for (String file :
        List.of(
            "vectors.npy",
            "vector-ids.txt",
            "tracks.jsonl",
            "popularity.tsv",
            "co-listens.tsv",
            "sessions.jsonl",
            "graph.tsv")) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(file)), Files.readAllBytes(two.resolve(file)), file);
    }
    assertFalse(Files.exists(one.resolve("catalogue")));
  }

  @Test
  void anEarlierTrainingIsReplacedAndNothingElseIs() throws IOException {
    Path out = folder.resolve("again");
    train(out, "--master=local[2]", "--iterations=1", "--no-catalogue", "--walks=1");
    train(out, "--master=local[2]", "--iterations=1", "--no-catalogue", "--seed=2", "--walks=1");
    assertEquals(2, report(out).path("seed").asInt());
    Path others = Files.createDirectories(folder.resolve("others/precious"));
    Trained.Said refused =
        Trained.run("--sessions=" + playlists, "--tracks=" + tracks, "--out=" + others.getParent());
    assertEquals(2, refused.code());
    assertTrue(
        refused.err().contains("must be an earlier training, empty or not there yet"),
        refused.err());
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.noneMatch(each -> each.getFileName().toString().startsWith(".")));
    }
  }

  private static JsonNode report(Path out) throws IOException {
    return new ObjectMapper().readTree(out.resolve("report.json").toFile());
  }

  private static double mean(Catalogue catalogue, String scene, String other) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < Trained.SCENE; i++) {
      for (int j = 0; j < Trained.SCENE; j++) {
        if (i != j) {
          sum += cosine(catalogue, scene + i, other + j);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static double cosine(Catalogue catalogue, String one, String other) {
    float[] a = vector(catalogue, one);
    float[] b = vector(catalogue, other);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static float[] vector(Catalogue catalogue, String id) {
    float[] vector = new float[catalogue.dimension()];
    catalogue.index().copyVector(catalogue.row(id), vector);
    return vector;
  }
}
