package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listeners with a taste that the station cannot see; what is played must come to follow it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasteSimulation {
  private static final long SEED = 42;
  private static final int SPINS = 120;

  private final SmallCatalogue small = SmallCatalogue.USUAL;
  private Catalogue catalogue;

  @BeforeAll
  void open(@TempDir Path directory) {
    catalogue = small.open(directory, "a");
  }

  @AfterAll
  void close() {
    catalogue.close();
  }

  @ParameterizedTest
  @EnumSource(value = PolicyKind.class, names = "UNIFORM", mode = EnumSource.Mode.EXCLUDE)
  void theShareOfTheOneGenreThatIsCompletedRises(PolicyKind policy) {
    double[] shares = shares(policy, 3);
    System.out.println(
        policy + " seed=" + SEED + " first third " + shares[0] + ", last " + shares[1]);
    assertTrue(shares[1] > 0.5, () -> policy + " seed=" + SEED + " share=" + shares[1]);
    assertTrue(shares[1] > shares[0] - 0.1);
  }

  /** Share of the liked genre in the first and the last third, over a few listeners. */
  private double[] shares(PolicyKind policy, int liked) {
    double first = 0;
    double last = 0;
    int listeners = 5;
    Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(SEED).withPolicy(policy));
    for (int i = 0; i < listeners; i++) {
      Listening listening = new Listening(engine, "listener-" + i);
      for (int spin = 0; spin < SPINS; spin++) {
        boolean hit = small.genreOf(listening.current().trackId()) == liked;
        first += hit && spin < SPINS / 3 ? 1 : 0;
        last += hit && spin >= SPINS - SPINS / 3 ? 1 : 0;
        listening.start();
        if (hit) {
          listening.complete();
        } else {
          listening.skip();
        }
      }
    }
    return new double[] {first / (SPINS / 3 * listeners), last / (SPINS / 3 * listeners)};
  }

  @Test
  void aGenreThatIsSkippedIsPlayedLess() {
    Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(SEED));
    int firstHalf = 0;
    int secondHalf = 0;
    for (int i = 0; i < 40; i++) {
      Listening listening = new Listening(engine, "listener-" + i);
      for (int spin = 0; spin < SPINS; spin++) {
        boolean skipped = small.genreOf(listening.current().trackId()) % 2 == 0;
        firstHalf += skipped && spin < SPINS / 2 ? 1 : 0;
        secondHalf += skipped && spin >= SPINS / 2 ? 1 : 0;
        listening.start();
        if (skipped) {
          listening.skip();
        } else {
          listening.complete();
        }
      }
    }
    int later = secondHalf;
    int earlier = firstHalf;
    System.out.println("skipped genres: first half " + earlier + ", second half " + later);
    assertTrue(later < earlier, () -> "seed=" + SEED + ": " + later + " >= " + earlier);
  }
}
