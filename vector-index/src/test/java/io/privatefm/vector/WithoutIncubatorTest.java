package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.vector.kernel.Kernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM of its own answers, started with and without the incubator module. */
@Timeout(120)
class WithoutIncubatorTest {
  @TempDir Path folder;

  /** Opens the index twice, searches, and prints the kernel and what it found. */
  static final class Child {
    public static void main(String[] args) {
      Neighbours found = new Neighbours(3);
      for (int i = 0; i < 2; i++) {
        try (VectorIndex index = VectorIndex.open(Path.of(args[0]))) {
          index.searcher().search(query(), Allowed.all(), found);
        }
      }
      System.out.println(Kernels.chosen().name());
      System.out.println(found + " " + Vectors.dot(query(), query()));
    }
  }

  private static float[] query() {
    return Sample.vector(new Random(5), 37);
  }

  private Path index() {
    return Sample.publish(folder.resolve("index.vec"), Sample.vectors(4, 100, 37));
  }

  @Test
  void theScalarKernelStandsInWithTheSameAnswerAndOneWarning() throws Exception {
    Path index = index();
    ChildJvm without = ChildJvm.run(Child.class, index);
    ChildJvm with = ChildJvm.run(Child.class, index, ChildJvm.SIMD);
    assertEquals("scalar", without.out().getFirst());
    assertEquals(with.out().getLast(), without.out().getLast());
    assertEquals(1, count("pass --add-modules jdk.incubator.vector", without.err()));
    assertEquals(1, count("WARNING", without.err()), without.err());
    assertEquals(0, count("--add-modules", with.err()));
  }

  @Test
  void anOrderedScalarKernelNeedsNoWarning() throws Exception {
    ChildJvm child = ChildJvm.run(Child.class, index(), "-D" + Kernels.PROPERTY + "=scalar");
    assertEquals("scalar", child.out().getFirst());
    assertEquals("", child.err());
  }

  @Test
  void theWidthCanBeForced() throws Exception {
    Path index = index();
    List<String> answers = new ArrayList<>();
    for (String bits : List.of("128", "256", "512")) {
      String forced = "-D" + Kernels.PROPERTY + "=" + bits;
      ChildJvm child = ChildJvm.run(Child.class, index, ChildJvm.SIMD, forced);
      assertEquals(bits, child.out().getFirst());
      answers.add(child.out().getLast());
    }
    assertEquals(1, answers.stream().distinct().count(), answers::toString);
  }

  private static int count(String what, String text) {
    return text.split(Pattern.quote(what), -1).length - 1;
  }
}
