package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.station.Feedback;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an engine remembers of its searches changes no pick. */
class RememberedSearchesTest extends CompactFixture {
  private static final int LISTENERS = 5;
  private static final int ROUNDS = 60;

  private Engine engine(int remembered) {
    return new Engine(catalogue, EngineOptions.DEFAULT.withSeed(42).withRemembered(remembered));
  }

  /** Listeners of different taste, of whom some like nearly everything. */
  private static void react(Listening who, int number, int round) {
    who.start();
    int genre = SMALL.genreOf(who.current().trackId());
    if (genre % LISTENERS == number || (number > 2 && round % 3 > 0)) {
      who.complete();
    } else {
      who.skip();
    }
  }

  private List<Spin> spins(int remembered) {
    Engine engine = engine(remembered);
    List<Listening> listeners =
        IntStream.range(0, LISTENERS).mapToObj(n -> new Listening(engine, "ann-" + n)).toList();
    List<Spin> spins = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int n = 0; n < LISTENERS; n++) {
        react(listeners.get(n), n, round);
        spins.add(listeners.get(n).current());
      }
    }
    return spins;
  }

  @Test
  void howMuchIsRememberedMakesNoDifference() {
    assertEquals(spins(1), spins(10_000));
  }

  @Test
  void anEngineThatHasNeverSearchedBeforeDrawsTheSame() {
    Listening ann = new Listening(engine(10_000), "ann");
    for (int round = 0; round < ROUNDS; round++) {
      react(ann, 4, round);
      Engine fresh = engine(1);
      fresh.loadModel(ann.engine.saveModel());
      Station same = fresh.restore(ann.engine.save(ann.station), ann.nowMs);
      ann.start();
      fresh.tell(same, new Feedback.Started(ann.current().id(), ann.nowMs), ann.nowMs);
      assertEquals(ann.upNext(), Objects.requireNonNull(same.upNext()));
    }
  }
}
