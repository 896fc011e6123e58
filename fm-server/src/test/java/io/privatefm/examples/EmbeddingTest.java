package io.privatefm.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.server.PrivateFm;
import io.privatefm.server.SmallCatalogue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/embedding.md run, and are what the page shows. */
class EmbeddingTest {
  private static final long PATIENCE_S = 60;
  @TempDir static Path directory;
  private static Path catalogue;

  @BeforeAll
  static void build() {
    catalogue = SmallCatalogue.in(directory.resolve("catalogue"));
  }

  @Test
  void fiveLinesPlayATrack() {
    assertTrue(FiveLines.firstTrack(catalogue).startsWith("Title "));
  }

  @Test
  void aPortIsFoundWhenAnyWillDo() {
    assertTrue(OnAPort.serve(catalogue, "0123456789abcdef0123456789abcdef") > 0);
  }

  @Test
  void theCallersVertxIsLeftRunning() {
    Vertx vertx = Vertx.vertx();
    OnTheCallersVertx.serve(vertx, catalogue);
    assertTrue(vertx.deploymentIDs().isEmpty());
    vertx.close();
  }

  @Test
  void whoeverSkipsEverythingHearsSomethingElseEachTime() {
    try (PrivateFm fm = PrivateFm.builder().catalogue(catalogue).start()) {
      List<String> tracks = SkipsEverything.tracks(fm, 20);
      assertEquals(20, Set.copyOf(tracks).size());
    }
  }

  @Test
  void theStoreInMemoryNeedsNoFlags() throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path output = directory.resolve("output");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FiveLines.class.getName(),
                catalogue.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(child.waitFor(PATIENCE_S, TimeUnit.SECONDS), "still running");
    } finally {
      child.destroyForcibly();
    }
    String told = Files.readString(output);
    assertEquals(0, child.exitValue(), told);
    assertTrue(told.contains("first track: Title "), told);
    assertFalse(told.contains("Exception in thread"), told);
  }

  @Test
  void thePageShowsWhatRuns() throws IOException {
    List<String> shown = javaBlocks(page());
    assertFalse(shown.isEmpty());
    String sources = plain(sources());
    for (String block : shown) {
      assertTrue(sources.contains(plain(block)), () -> "not in any example:\n" + block);
    }
  }

  private static String page() throws IOException {
    return Files.readString(project().resolve("docs/embedding.md"), StandardCharsets.UTF_8);
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    Path folder = project().resolve("fm-server/src/test/java/io/privatefm/examples");
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** The folder above the module in which the tests run. */
  private static Path project() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs/embedding.md")) ? here : here.getParent();
  }

  private static List<String> javaBlocks(String page) {
    List<String> blocks = new ArrayList<>();
    int at = page.indexOf("```java\n");
    while (at >= 0) {
      int end = page.indexOf("```", at + 8);
      blocks.add(page.substring(at + 8, end));
      at = page.indexOf("```java\n", end);
    }
    return blocks;
  }

  private static String plain(String code) {
    return code.replaceAll("\\s+", "");
  }
}
