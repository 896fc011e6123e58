package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that builds an index with lists and is killed in the middle of it. */
@Timeout(120)
class BuildKillTest {
  private static final int ROUNDS = 5;
  private static final int MOST_LINES = 120;
  private static final int SIZE = 3_000;
  private static final int DIMENSION = 24;

  @TempDir Path folder;

  /** Builds the same index again and again, and tells every step. */
  static final class Child {
    public static void main(String[] args) {
      while (true) {
        build(Path.of(args[0]), (phase, done, total) -> System.out.println(phase));
        System.out.println("published");
      }
    }
  }

  private static void build(Path file, IndexProgress progress) {
    IndexOptions options = IndexOptions.DEFAULT.with(Profile.FAST).withThreads(2).with(progress);
    try (IndexBuilder builder = new IndexBuilder(file, DIMENSION, options)) {
      for (float[] vector : Clustered.vectors(1, SIZE, DIMENSION)) {
        builder.add(vector);
      }
      builder.publish();
    }
  }

  @Test
  void killedAtAnyMomentItLeavesNoIndexOrAWholeOne() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    Path file = folder.resolve("index.vec");
    for (int round = 0; round < ROUNDS; round++) {
      boolean published = killAfter(file, random.nextInt(MOST_LINES));
      assertTrue(Files.exists(file) || !published);
      assertWhole(file);
      assertEquals(List.of(), others());
    }
    build(file, IndexProgress.NONE);
    assertWhole(file);
  }

  /** Whether it said that one was published. */
  private static boolean killAfter(Path file, int lines) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String[] command = {
      java.toString(),
      "-cp",
      System.getProperty("java.class.path"),
      Child.class.getName(),
      file.toString()
    };
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    boolean published = false;
    try (BufferedReader out = child.inputReader()) {
      for (int i = 0; i <= lines; i++) {
        published |= "published".equals(out.readLine());
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    return published;
  }

  private static void assertWhole(Path file) {
    if (Files.exists(file)) {
      try (VectorIndex index = VectorIndex.open(file)) {
        index.verify();
        assertEquals(SIZE, index.size());
      }
    }
  }

  /** The files that are neither the index nor what a killed build leaves. */
  private List<String> others() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.matches("index[.]vec([.][-0-9a-f]{36}[.]building)?"))
          .toList();
    }
  }
}
