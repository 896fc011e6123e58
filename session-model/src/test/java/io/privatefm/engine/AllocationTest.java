package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.Feedback;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pick allocates the spin and what it tells, and nothing that grows with the work. */
class AllocationTest extends EngineFixture {
  /**
   * Evidence of up to 988 bytes, the spin, its reasons, id and sentence, and the decoding of the
   * few tracks whose title or length is asked for.
   */
  private static final long MOST_BYTES = 6_000;

  private static final int SESSIONS = 2_000;
  private static final int WARM_UP = 3_000;
  private static final int PICKS = 2_000;

  /** Until vector operations are compiled they allocate; a busy machine takes its time. */
  private static final int ROUNDS = 20;

  @Test
  void aPickAllocatesTheSpinAndItsWordsOnly() {
    assertFrugal(listening());
  }

  @Test
  void neitherDoesAPickFromLists(@TempDir Path directory) {
    try (Catalogue lists = small.openCompact(directory.resolve("lists"))) {
      assertFrugal(new Listening(new Engine(lists, EngineOptions.DEFAULT.withSeed(42)), "ann"));
    }
  }

  /** Lists of what is heard together are made once a track; by then all of them are. */
  @Test
  void neitherDoesAPickThatSessionsForetell(@TempDir Path directory) {
    Random random = new Random(5);
    List<List<String>> heard = new ArrayList<>();
    for (int session = 0; session < SESSIONS; session++) {
      int genre = random.nextInt(small.genres());
      heard.add(
          random
              .ints(12, 0, small.tracks() / small.genres())
              .mapToObj(track -> "t-" + (track * small.genres() + genre))
              .toList());
    }
    try (Catalogue foretelling = small.open(directory, "a", heard)) {
      var ann = new Listening(new Engine(foretelling, EngineOptions.DEFAULT.withSeed(42)), "ann");
      assertFrugal(ann);
    }
  }

  private static void assertFrugal(Listening ann) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    picks(ann, WARM_UP);
    long perPick = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && perPick > MOST_BYTES; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long drawn = ann.station.drawn();
      picks(ann, PICKS);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      perPick = Math.min(perPick, bytes / (ann.station.drawn() - drawn));
    }
    long least = perPick;
    System.out.println("bytes allocated per pick: " + least);
    assertTrue(least <= MOST_BYTES, () -> "bytes per pick: " + least);
  }

  /** Rounds of started, which draws, and a skip, which draws. */
  private static void picks(Listening who, int rounds) {
    for (int i = 0; i < rounds; i++) {
      who.nowMs += 1_000;
      who.tell(new Feedback.Started(who.current().id(), who.nowMs));
      if (i % 3 == 0) {
        who.tell(new Feedback.Skipped(who.current().id(), 3_000, who.nowMs));
      } else {
        who.tell(new Feedback.Completed(who.current().id(), who.nowMs));
      }
    }
  }
}
