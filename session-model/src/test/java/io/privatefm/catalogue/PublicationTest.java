package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicationTest {
  private static final long CHILD_SECONDS = 60;

  @TempDir Path temp;

  /**
   * Builds a catalogue of one track and is gone at a step, as a killed process is: no cleanup runs.
   */
  static final class KilledBuild {
    private KilledBuild() {}

    public static void main(String[] args) {
      Publication.Step last = Publication.Step.valueOf(args[2]);
      build(args[1])
          .steps(
              step -> {
                if (step == last) {
                  Runtime.getRuntime().halt(137);
                }
              })
          .publish(Path.of(args[0]));
    }
  }

  @ParameterizedTest
  @EnumSource(Publication.Step.class)
  void aBuildThatIsKilledLeavesTheOldCatalogueOrTheNew(Publication.Step step) throws Exception {
    Path directory = temp.resolve("c");
    build("old").publish(directory);
    buildAndDie("new", step);

    boolean inForce = step.compareTo(Publication.Step.IN_FORCE) >= 0;
    assertEquals(inForce ? "new" : "old", onlyId(directory));
    build("next").publish(directory);
    assertEquals("next", onlyId(directory));
    assertEquals(List.of("c"), Folders.names(temp), "what the killed build left is gone");
    int bases = inForce ? 3 : 2;
    assertEquals(bases + 1, Folders.names(directory).size(), "what was never in force is not kept");
  }

  @ParameterizedTest
  @EnumSource(value = Publication.Step.class, mode = EnumSource.Mode.EXCLUDE, names = "MOVED_IN")
  void aFirstBuildThatIsKilledLeavesNothingOrTheWhole(Publication.Step step) throws Exception {
    Path directory = temp.resolve("c");
    buildAndDie("new", step);

    boolean inForce = step.compareTo(Publication.Step.IN_FORCE) >= 0;
    assertEquals(inForce, Files.exists(directory));
    if (inForce) {
      assertEquals("new", onlyId(directory));
    }
    build("next").publish(directory);
    assertEquals("next", onlyId(directory));
    assertEquals(List.of("c"), Folders.names(temp));
  }

  @Test
  void twoBuildsOfOneCatalogueExcludeEachOther() {
    Path directory = temp.resolve("c");
    build("old").publish(directory);
    build("new")
        .steps(
            step -> {
              if (step == Publication.Step.STAGED) {
                String message =
                    assertThrows(CatalogueException.class, () -> build("other").publish(directory))
                        .getMessage();
                assertEquals("must not be built by two at once: directory=" + directory, message);
              }
            })
        .publish(directory);
    assertEquals("new", onlyId(directory));
  }

  @Test
  void theFirstOfTwoFirstBuildsWins() {
    Path directory = temp.resolve("c");
    CatalogueBuilder late =
        build("late")
            .steps(
                step -> {
                  if (step == Publication.Step.STAGED) {
                    build("first").publish(directory);
                  }
                });
    String message =
        assertThrows(CatalogueException.class, () -> late.publish(directory)).getMessage();
    assertEquals(
        "must not be published by another build meanwhile: directory=" + directory, message);
    assertEquals("first", onlyId(directory));
  }

  @Test
  void whoHasTheOldBaseOpenKeepsIt() {
    Path directory = temp.resolve("c");
    build("old").publish(directory);
    try (Catalogue old = Catalogue.open(directory)) {
      build("new").publish(directory);
      assertEquals("old", old.id(0));
      assertEquals(0, old.row("old"));
      assertEquals(1f, old.index().score(0, new float[] {1, 0}));
      assertEquals("new", onlyId(directory));
    }
  }

  private void buildAndDie(String id, Publication.Step step)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBuild.class.getName(),
                temp.resolve("c").toString(),
                id,
                step.name())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("child.log").toFile())
            .start();
    try {
      assertTrue(child.waitFor(CHILD_SECONDS, TimeUnit.SECONDS));
      assertEquals(137, child.exitValue(), Files.readString(temp.resolve("child.log")));
    } finally {
      child.destroyForcibly();
      Files.delete(temp.resolve("child.log"));
    }
  }

  private static CatalogueBuilder build(String id) {
    return CatalogueBuilder.of(List.of(Track.of(id, "", "")), List.of(new float[] {1, 0}));
  }

  private static String onlyId(Path directory) {
    try (Catalogue catalogue = Catalogue.open(directory)) {
      catalogue.verify(Progress.NONE);
      return catalogue.id(0);
    }
  }
}
