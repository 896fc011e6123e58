package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.station.Station;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a live station of 64 components takes on the heap; it prints what it measures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StationMemoryTest {
  /** So many that what else is on the heap hardly counts. */
  private static final int STATIONS = 4_000;

  private static final int LISTENERS = 10;

  private Path demo;

  @BeforeAll
  void make(@TempDir Path folder) {
    demo = folder.resolve("demo");
    DemoCatalogue.of(4_000, 1).publish(demo);
  }

  @Test
  void aStationTakesWhatItsListenerHasTold() {
    assertAtMost(3_500, 0);
    assertAtMost(12_000, 30);
    assertAtMost(15_000, 100);
    assertAtMost(17_000, 300);
  }

  private void assertAtMost(long bytes, int spins) {
    try (Catalogue catalogue = Catalogue.open(demo)) {
      Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(1));
      List<byte[]> saved = new ArrayList<>();
      for (int i = 0; i < LISTENERS; i++) {
        saved.add(engine.save(played(engine, i, spins)));
      }
      engine.restore(saved.getFirst(), Listening.START_MS);
      Station[] stations = new Station[STATIONS];
      long before = used();
      for (int i = 0; i < STATIONS; i++) {
        stations[i] = engine.restore(saved.get(i % LISTENERS), Listening.START_MS);
      }
      long each = (used() - before) / STATIONS;
      System.out.println("bytes of a station after " + spins + " spins: " + each);
      assertTrue(each <= bytes, () -> "after " + spins + " spins: " + each);
      assertTrue(stations[STATIONS - 1].drawn() >= spins, "they are still there");
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

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
