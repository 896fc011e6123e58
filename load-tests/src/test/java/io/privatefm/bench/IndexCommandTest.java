package io.privatefm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCommandTest {
  private static final List<String> FIELDS =
      List.of(
          "system",
          "parameters",
          "recall",
          "queriesPerSecond",
          "p50Micros",
          "p99Micros",
          "buildSeconds",
          "bytesPerVector",
          "residentBytes");

  @TempDir Path folder;

  @Test
  void allSystemsFindMostNeighboursAndTheRowsAreWritten() throws IOException {
    Path music = generate(2_000);
    Path json = folder.resolve("told").resolve("rows.json");
    Path svg = folder.resolve("curve.svg");
    Path page = folder.resolve("page.md");
    Told told = index(music, "--json", json, "--svg", svg, "--markdown", page);
    assertEquals(0, told.exitCode(), told.err());
    Map<String, Double> recalls = recalls(json);
    boolean compiled = !told.err().contains("without hnswlib (C++)");
    assertEquals(compiled, recalls.containsKey("hnswlib C++"), told.err());
    assertTrue(
        recalls
            .keySet()
            .containsAll(
                List.of(
                    "hnswlib-core",
                    "jvector",
                    "lucene",
                    "private-fm",
                    "private-fm compact",
                    "private-fm exact")),
        recalls::toString);
    recalls.forEach((system, recall) -> assertTrue(recall > 0.8, system + " recall=" + recall));
    assertEquals(1, recalls.get("private-fm exact"));
    assertTrue(Files.readString(svg).contains("<svg"));
    assertTrue(Files.readString(page).contains("./fm bench index --vectors"));
    assertTrue(told.out().contains("| queries/s at 0.95 |"), told.out());
  }

  /** The best recall of each system; also checks the fields of every row. */
  private static Map<String, Double> recalls(Path json) throws IOException {
    Map<String, Double> recalls = new TreeMap<>();
    for (JsonNode row : new ObjectMapper().readTree(json.toFile())) {
      FIELDS.forEach(field -> assertTrue(row.has(field), field + " in " + row));
      assertTrue(row.get("queriesPerSecond").asDouble() > 0, row::toString);
      assertTrue(row.get("p99Micros").asDouble() >= row.get("p50Micros").asDouble());
      recalls.merge(row.get("system").asText(), row.get("recall").asDouble(), Math::max);
    }
    return recalls;
  }

  @Test
  void whatIsBuiltIsFoundInTheCache() throws IOException {
    Path music = generate(300);
    assertTrue(index(music, "--peers", "lucene").err().contains("building lucene"));
    Told again = index(music, "--peers", "lucene");
    assertFalse(again.err().contains("building lucene"), again.err());
    assertTrue(again.err().contains("from the cache"), again.err());
  }

  @Test
  void aMissingFileIsOneLineAndExitCodeTwo() {
    Told told = index(folder.resolve("none.npy"), "--peers", "none");
    assertEquals(2, told.exitCode());
    assertEquals(
        "fm bench index: must be a file that exists: file=" + folder.resolve("none.npy") + "\n",
        told.err());
  }

  @Test
  void anUnknownPeerIsOneLineAndExitCodeTwo() {
    Told told = index(folder.resolve("none.npy"), "--peers", "lucene,foo");
    assertEquals(2, told.exitCode());
    assertEquals(
        "fm bench index: must be none or some of hnswlib,lucene,jvector,hnswlib-core: --peers=foo\n",
        told.err());
  }

  @Test
  void queriesOfAnotherDimensionAreOneLineAndExitCodeTwo() throws IOException {
    Path music = generate(300);
    Path other = folder.resolve("other");
    assertEquals(
        0, Told.by("generate", "--vectors", 9, "--dimension", 4, "--out", other).exitCode());
    Told told = index(music, "--peers", "none", "--queries", other.resolve("music-queries.npy"));
    assertEquals(2, told.exitCode());
    assertTrue(told.err().contains("must have as many components as the vectors, 16"), told.err());
  }

  @Test
  void missingAndWrongOptionsAreOneLineAndExitCodeTwo() {
    Told missing = Told.by("index");
    assertEquals(2, missing.exitCode());
    assertEquals(
        "fm bench index: Missing required option: '--vectors=FILE' (see fm bench index --help)\n",
        missing.err());
    Told none = Told.by("generate", "--vectors", 0, "--out", folder);
    assertEquals(2, none.exitCode());
    assertEquals("fm bench generate: must be >= 1 and <= 50000000: --vectors=0\n", none.err());
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : List.of("index", "fetch-glove", "generate")) {
      Told told = Told.by(command, "--help");
      assertEquals(0, told.exitCode());
      assertTrue(told.out().startsWith("Usage: fm bench " + command), told.out());
    }
  }

  private Path generate(int vectors) {
    Path out = folder.resolve("music");
    Told told = Told.by("generate", "--vectors", vectors, "--dimension", 16, "--out", out);
    assertEquals(0, told.exitCode(), told.err());
    return out.resolve("music.npy");
  }

  private Told index(Path vectors, Object... more) {
    List<Object> args = new ArrayList<>(List.of("index", "--vectors", vectors));
    args.addAll(List.of("--cache", folder.resolve("cache"), "--held-out", 50));
    args.addAll(List.of("--rounds", 1, "--warm-up", 0));
    args.addAll(List.of(more));
    return Told.by(args.toArray());
  }

  @Test
  void filtersAndSeveralQueriesAreMeasuredBesideThePlainSearch() throws IOException {
    Path music = generate(3_000);
    Path page = folder.resolve("made").resolve("ways.md");
    Told told =
        Told.by(
            "ways",
            "--vectors",
            music,
            "--queries",
            music.resolveSibling("music-queries.npy"),
            "--rounds",
            1,
            "--markdown",
            page);
    assertEquals(0, told.exitCode(), told.err());
    assertEquals(told.out(), Files.readString(page) + "\n");
    for (String way : List.of("plain", "10.0 % random", "a single id", "5 unrelated queries")) {
      assertTrue(told.out().contains("| " + way), told.out());
    }
    assertEquals(
        2, Told.by("ways", "--vectors", music, "--queries", music, "--rounds", 0).exitCode());
  }
}
