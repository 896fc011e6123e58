package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.station.Station;
import io.privatefm.station.StationParts;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a live station of 64 components and its parts take on the heap; it prints what it measures.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StationMemoryTest {
  /** So many that what else is on the heap hardly counts. */
  private static final int STATIONS = 8_000;

  private static final int LISTENERS = 10;
  private static final int COLLECTIONS = 6;

  private Path demo;

  @BeforeAll
  void make(@TempDir Path folder) {
    demo = folder.resolve("demo");
    DemoCatalogue.of(4_000, 1).publish(demo);
  }

  @Test
  void aStationTakesWhatItsListenerHasTold() {
    assertAtMost(980, 0);
    assertAtMost(2_300, 10);
    assertAtMost(4_096, 100);
    assertAtMost(4_920, 1_000);
  }

  private void assertAtMost(long bytes, int spins) {
    try (Catalogue catalogue = Catalogue.open(demo)) {
      Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(1));
      List<byte[]> saved = new ArrayList<>();
      for (int i = 0; i < LISTENERS; i++) {
        saved.add(engine.save(played(engine, i, spins)));
      }
      engine.restore(saved.getFirst(), Listening.START_MS);
      Map<String, Long> parts = new LinkedHashMap<>();
      StationParts.all().forEach((name, part) -> parts.put(name, bytes(engine, saved, part)));
      System.out.println("bytes of a station after " + spins + " spins: " + parts);
      long each = Objects.requireNonNull(parts.get("all"));
      assertTrue(each <= bytes, () -> "after " + spins + " spins: " + parts);
      parts.remove("all");
      long told = parts.values().stream().mapToLong(Long::longValue).sum();
      assertTrue(told <= each && told > each - 700, () -> "the parts are the whole: " + parts);
    }
  }

  /** What one part of a station takes, the mean of many. */
  private static long bytes(Engine engine, List<byte[]> saved, Function<Station, Object> part) {
    Object[] kept = new Object[STATIONS];
    try {
      long before = used();
      for (int i = 0; i < STATIONS; i++) {
        kept[i] = part.apply(engine.restore(saved.get(i % LISTENERS), Listening.START_MS));
      }
      return (used() - before) / STATIONS;
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  /** Hears most to the end, likes some, skips a third. */
  private static Station played(Engine engine, int listener, int spins) {
    Listening who = new Listening(engine, "listener-" + listener);
    SplittableRandom chance = new SplittableRandom(listener);
    for (int spin = 0; spin < spins; spin++) {
      who.start();
      switch (chance.nextInt(10)) {
        case 0 -> {
          who.like();
          who.complete();
        }
        case 1, 2, 3 -> who.skip();
        default -> who.complete();
      }
    }
    who.start();
    return who.station;
  }

  /**
   * The least after several collections: most leave the dead of regions that are nearly full of
   * living where they are, and now and then one does not.
   */
  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
