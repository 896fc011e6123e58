package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Publishing into a catalogue directory, and going back. */
class BasesTest {
  private static final long CHILD_SECONDS = 60;
  @TempDir Path temp;
  private Path live;

  /** Publishes or rolls back and is gone at a step, as a killed process is. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] args) {
      Path live = Path.of(args[0]);
      Consumer<Publication.Step> die =
          step -> {
            if (step.name().equals(args[2])) {
              Runtime.getRuntime().halt(137);
            }
          };
      if (args[1].isEmpty()) {
        Bases.rollBack(live, OptionalInt.empty(), Progress.NONE, die);
      } else {
        Bases.publish(Path.of(args[1]), live, 3, Progress.NONE, die);
      }
    }
  }

  private Path made(String id) {
    return made(id, "a", new float[] {1, 0});
  }

  private Path made(String id, String space, float[] vector) {
    Path directory = temp.resolve("made-" + id);
    CatalogueBuilder.of(List.of(Track.of(id, "", "")), List.of(vector))
        .space(space)
        .publish(directory);
    return directory;
  }

  @BeforeEach
  void place() {
    live = temp.resolve("live");
  }

  private void live(String... ids) {
    for (String id : ids) {
      Bases.publish(made(id), live, 3, Progress.NONE);
    }
  }

  private String inForce() {
    try (Catalogue catalogue = Catalogue.open(live)) {
      catalogue.verify(Progress.NONE);
      return catalogue.id(0);
    }
  }

  private List<Integer> kept() {
    return Bases.list(live).stream().map(BaseInfo::number).toList();
  }

  private void rollBack(int... number) {
    Bases.rollBack(
        live, number.length == 0 ? OptionalInt.empty() : OptionalInt.of(number[0]), Progress.NONE);
  }

  @Test
  void aPublishedBaseIsTheSameAsWhereItWasMade() {
    live("one");
    try (Catalogue made = Catalogue.open(temp.resolve("made-one"));
        Catalogue published = Catalogue.open(live)) {
      assertEquals(made.version(), published.version());
      assertEquals(made.info().created(), published.info().created());
      assertEquals(made.vectorSpace(), published.vectorSpace());
    }
  }

  @Test
  void aPublicationKeepsTheBasesBeforeUpToTheLimit() throws IOException {
    live("one", "two", "three", "four");
    assertEquals("four", inForce());
    assertEquals(List.of(4, 3, 2), kept());
    assertEquals(
        List.of("base-000002", "base-000003", "base-000004", "current"), Folders.names(live));
    Bases.publish(made("five"), live, 1, Progress.NONE);
    assertEquals(List.of(5), kept());
    assertEquals(List.of("base-000005", "current"), Folders.names(live));
  }

  @Test
  void rollingBackGoesFurtherBackEachTimeAndAtTheEndForwardAgain() {
    live("one", "two", "three");
    rollBack();
    assertEquals("two", inForce());
    rollBack();
    assertEquals("one", inForce());
    rollBack();
    assertEquals("three", inForce());
    rollBack(1);
    assertEquals("one", inForce());
  }

  @Test
  void whatWasRolledBackFromIsTheFirstToGo() {
    live("one", "two", "bad");
    rollBack();
    Bases.publish(made("good"), live, 3, Progress.NONE);
    assertEquals(List.of(4, 2, 1), kept());
    rollBack();
    assertEquals("two", inForce());
  }

  @Test
  void whatIsNotKeptCannotBeRolledBackTo() {
    live("one");
    assertEquals(
        "must keep a base to roll back to: directory=" + live + " kept=1",
        refused(() -> rollBack()));
    Bases.publish(made("two"), live, 3, Progress.NONE);
    assertEquals(
        "must be a kept base that is not in force, one of [1]: base=2", refused(() -> rollBack(2)));
    assertEquals(
        "must be a catalogue directory with a file named current: directory=" + temp,
        refused(() -> Bases.rollBack(temp, OptionalInt.empty(), Progress.NONE)));
    assertFalse(Files.exists(temp.resolve("current")));
  }

  @Test
  void aDamagedBaseIsNeitherPublishedNorRolledBackTo() throws IOException {
    live("one", "two");
    damage(live.resolve("base-000001"));
    assertTrue(refused(() -> rollBack()).contains("section=vectors.fmv"));
    damage(made("three").resolve("base-000001"));
    String why = refused(() -> Bases.publish(temp.resolve("made-three"), live, 3, Progress.NONE));
    assertTrue(why.contains("made-three/base-000001/vectors.fmv"), why);
    assertEquals("two", inForce());
    assertEquals(List.of(2, 1), kept());
    assertEquals(List.of("live", "made-one", "made-three", "made-two"), Folders.names(temp));
  }

  @Test
  void aBaseWhoseManifestIsDamagedIsListedAsSuchAndInNobodysWay() throws IOException {
    live("one", "two");
    Files.writeString(live.resolve("base-000001/manifest.json"), "{}");
    BaseInfo damaged = Bases.list(live).getLast();
    assertEquals(1, damaged.number());
    assertTrue(String.valueOf(damaged.damage()).contains("must have the checksum"));
    Bases.publish(made("three"), live, 3, Progress.NONE);
    assertEquals("three", inForce());
  }

  @Test
  void oneSpaceHasOneNumberOfComponents() {
    live("one");
    Path other = made("two", "a", new float[] {1, 0, 0});
    assertEquals(
        "must have the 2 components that its vector space has in base 1: space=a dimension=3",
        refused(() -> Bases.publish(other, live, 3, Progress.NONE)));
  }

  @Test
  void aCatalogueIsNotPublishedToItself() {
    live("one");
    assertEquals(
        "must be another directory than is published: to=" + live,
        refused(() -> Bases.publish(live, live, 3, Progress.NONE)));
  }

  @Test
  void aCurrentOfOneLineIsStillRead() throws IOException {
    live("one");
    assertEquals(1, Files.readAllLines(live.resolve("current")).size());
    assertEquals(new Base(1, Base.inForce(live).manifestCrc32c()), Base.inForce(live));
  }

  @ParameterizedTest
  @CsvSource({
    "BEGUN, two",
    "STAGED, two",
    "MOVED_IN, two",
    "IN_FORCE, three",
    "TIDIED, three",
  })
  void aPublicationThatIsKilledLeavesTheOldBaseInForceOrTheNew(String step, String inForce)
      throws Exception {
    live("one", "two");
    die(made("three").toString(), step);
    assertEquals(inForce, inForce());
    rollBack();
    assertEquals(inForce.equals("two") ? "one" : "two", inForce());
    Bases.publish(made("four"), live, 3, Progress.NONE);
    assertEquals("four", inForce());
    assertEquals(kept().size() + 1, Folders.names(live).size(), Folders.names(live).toString());
    assertTrue(Folders.names(temp).stream().noneMatch(name -> name.startsWith(".")));
  }

  @ParameterizedTest
  @CsvSource({"BEGUN, two", "STAGED, two", "IN_FORCE, one", "TIDIED, one"})
  void aRollBackThatIsKilledLeavesTheOneInForceOrTheOther(String step, String inForce)
      throws Exception {
    live("one", "two");
    die("", step);
    assertEquals(inForce, inForce());
    rollBack();
    assertEquals(inForce.equals("two") ? "one" : "two", inForce());
    assertTrue(Folders.names(temp).stream().noneMatch(name -> name.startsWith(".")));
  }

  private void die(String publish, String step) throws IOException, InterruptedException {
    Path log = temp.resolve("child.log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                live.toString(),
                publish,
                step)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertTrue(child.waitFor(CHILD_SECONDS, TimeUnit.SECONDS));
      assertEquals(137, child.exitValue(), Files.readString(log));
    } finally {
      child.destroyForcibly();
      Files.delete(log);
    }
  }

  private static String refused(Runnable work) {
    return String.valueOf(assertThrows(CatalogueException.class, work::run).getMessage());
  }

  private static void damage(Path base) throws IOException {
    Path file = base.resolve("vectors.fmv");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }
}
