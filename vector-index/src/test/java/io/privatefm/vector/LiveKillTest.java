package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is gone at any moment leaves every acknowledged change. */
@Timeout(120)
class LiveKillTest {
  private static final int CHANGES = 400;
  private static final int SIZE = 300;

  @TempDir Path temp;

  /** Changes and consolidates, and is gone at a step; without a step, changes for ever. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      Churned churned = created(Path.of(args[0]));
      Random random = new Random(7);
      for (int i = 0; i < CHANGES / 2; i++) {
        churned.change(random);
      }
      if (args.length == 1) {
        for (int i = CHANGES / 2; ; i++) {
          churned.change(random);
          System.out.println(i + 1);
        }
      }
      Consolidation.Step last = Consolidation.Step.valueOf(args[1]);
      churned
          .index
          .consolidation()
          .steps(
              step -> {
                if (step == Consolidation.Step.BUILT) {
                  for (int i = CHANGES / 2; i < CHANGES; i++) {
                    churned.change(random);
                  }
                }
                if (step == last) {
                  Runtime.getRuntime().halt(137);
                }
              });
      churned.index.consolidate();
    }
  }

  private static Churned created(Path folder) {
    return Churned.create(
        folder, Sample.vectors(5, SIZE, 12), LiveIndexTest.options(Profile.EXACT));
  }

  private Process start(String... arguments) throws Exception {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(ChildJvm.SIMD);
    command.addAll(java.util.List.of("-cp", System.getProperty("java.class.path")));
    command.add(Child.class.getName());
    command.add(temp.resolve("child").toString());
    command.addAll(java.util.List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Whether the directory holds what so many changes give. */
  private void compare(int changes) {
    Churned same = created(temp.resolve("same"));
    Random random = new Random(7);
    for (int i = 0; i < changes; i++) {
      same.change(random);
    }
    same.index.close();
    LiveOptions options = LiveIndexTest.options(Profile.EXACT);
    try (LiveIndex index = LiveIndex.open(temp.resolve("child"), options)) {
      Churned left = new Churned(index, same.model);
      left.check(random);
      index.consolidate();
      left.check(random);
    }
  }

  @ParameterizedTest
  @EnumSource(Consolidation.Step.class)
  void aKillDuringAConsolidationLosesNothing(Consolidation.Step step) throws Exception {
    Process child = start(step.name());
    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    assertEquals(137, child.exitValue());
    compare(step == Consolidation.Step.FROZEN ? CHANGES / 2 : CHANGES);
  }

  @Test
  void aKillDuringAWriteLosesNothingAcknowledged() throws Exception {
    Process child = start();
    int acknowledged = 0;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      while (acknowledged < CHANGES) {
        acknowledged = Integer.parseInt(out.readLine());
      }
      child.destroyForcibly().waitFor();
    }
    LiveOptions options = LiveIndexTest.options(Profile.EXACT);
    int changes;
    try (LiveIndex index = LiveIndex.open(temp.resolve("child"), options)) {
      index.checkInvariants();
      changes = index.changes();
    }
    assertTrue(changes >= acknowledged, () -> "changes=" + changes);
    compare(changes);
  }
}
