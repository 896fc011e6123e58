package io.privatefm.server.profile;

import static io.privatefm.server.profile.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.server.journal.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, again and again, and looks for what it had acknowledged. */
class StoreKillIT {
  private static final int KILLS = 3;
  private static final long SEED = 20_261_122L;

  @TempDir Path temp;

  @Test
  void whatWasAcknowledgedBeforeAKillIsThereOnceAndInOrder() throws Exception {
    Random random = new Random(SEED);
    try (Catalogue catalogue = SmallCatalogue.at(temp.resolve("catalogue"))) {
      List<Long> acknowledged = new ArrayList<>();
      long after = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        acknowledged.addAll(writeUntilKilled(after, 500 + random.nextInt(20_000)));
        after = Collections.max(acknowledged) + 10_000;
      }
      assertHeld(catalogue, acknowledged);
    }
  }

  /**
   * Starts the process anew on what the one before left, and kills it in the midst of appending.
   */
  private List<Long> writeUntilKilled(long after, int acknowledgements) throws IOException {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of(System.getProperty("fm.home"), "jvm-flags"),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                temp.resolve("catalogue").toString(),
                temp.resolve("data").toString(),
                Long.toString(after))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = victim.inputReader()) {
      return readThenKill(victim, out, acknowledgements);
    } finally {
      victim.destroyForcibly();
    }
  }

  private static List<Long> readThenKill(Process victim, BufferedReader out, int acknowledgements)
      throws IOException {
    List<Long> acknowledged = new ArrayList<>();
    boolean alive = true;
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.matches("[0-9]+")) {
        acknowledged.add(Long.valueOf(line));
      }
      if (alive && acknowledged.size() >= acknowledgements) {
        alive = false;
        victim
            .toHandle()
            .destroyForcibly(); // the process's own would close what is still to be read
      }
    }
    assertTrue(acknowledged.size() >= acknowledgements, "acknowledged=" + acknowledged.size());
    return acknowledged.subList(0, acknowledged.size() - 1); // the last line may be cut
  }

  private void assertHeld(Catalogue catalogue, List<Long> acknowledged) {
    DiskStore store = Victim.open(temp.resolve("data"), catalogue);
    try {
      assertEquals(List.of(), store.recovery().losses());
      Map<String, Long> lastOf = new HashMap<>();
      acknowledged.forEach(seq -> lastOf.merge(Victim.listener(seq), seq, Math::max));
      List<Long> found = new ArrayList<>();
      for (int i = 0; i < Victim.LISTENERS; i++) {
        String listener = Victim.listener(i);
        List<Long> seqs = seqs(store, listener);
        assertEquals(seqs.stream().sorted().distinct().toList(), seqs, listener);
        found.addAll(seqs);
        Saved saved = until(store.load(listener)).orElseThrow();
        long lastSeq = saved.lastSeq().getOrDefault("phone", 0L);
        assertTrue(lastSeq >= lastOf.getOrDefault(listener, 0L), listener + " lastSeq=" + lastSeq);
      }
      List<Long> lost = new ArrayList<>(acknowledged);
      lost.removeAll(new HashSet<>(found));
      assertEquals(List.of(), lost);
      System.out.printf(
          "%d kills, seed %d: %d entries acknowledged, %d in the journal, 0 lost%n",
          KILLS, SEED, acknowledged.size(), found.size());
    } finally {
      until(store.close());
    }
  }

  private static List<Long> seqs(DiskStore store, String listener) {
    return until(store.export(listener)).entries().stream()
        .map(entry -> ((Entry.Told) entry).seq())
        .toList();
  }
}
