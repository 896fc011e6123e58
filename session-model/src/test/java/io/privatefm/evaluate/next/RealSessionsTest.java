package io.privatefm.evaluate.next;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Decay;
import io.privatefm.catalogue.sessions.NeighbourOptions;
import io.privatefm.catalogue.sessions.SequentialRules;
import io.privatefm.catalogue.sessions.SessionNeighbours;
import io.privatefm.catalogue.sessions.Sessions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Published baselines with usual parameters on real sessions: figures that others found too. */
class RealSessionsTest {
  private static final NeighbourOptions NEIGHBOURS =
      NeighbourOptions.VS_KNN.withLength(0.25).withShared(Decay.SQUARED).withRarity(0.5);

  @Test
  void baselinesReachTheKnownFiguresOnTheLastDayOfRealSessions() {
    Asked asked = new Asked(data().resolve("sessions/listens.tsv.gz"), Protocol.LAST_DAY);

    Quality rules = asked.of(asked.rules(Decay.DIVIDED));
    assertEquals(0.1035, rules.hr(), 0.0006);
    assertEquals(0.0793, rules.mrr(), 0.0006);
    Quality neighbours = asked.of(asked.neighbours());
    assertTrue(neighbours.hr() > 0.122 && neighbours.mrr() > 0.056, neighbours.hr() + "");
  }

  @Test
  void baselinesReachTheKnownFiguresOnTheLastTenthOfRadio() {
    Asked asked = new Asked(data().resolve("radio/playlists.txt.gz"), Protocol.LAST_TENTH);

    Quality rules = asked.of(asked.rules(Decay.DIVIDED));
    assertTrue(rules.hr() > 0.118 && rules.mrr() > 0.034, rules.hr() + " " + rules.mrr());
    Quality neighbours = asked.of(asked.neighbours());
    assertTrue(neighbours.hr() > 0.169 && neighbours.mrr() > 0.044, neighbours.hr() + "");
  }

  private static Path data() {
    String data = System.getenv("FM_DATA");
    assumeTrue(data != null, "skipped: FM_DATA is not set, so there are no real sessions");
    return Path.of(String.valueOf(data));
  }

  /** A split of a file, and what it is asked. */
  private static final class Asked {
    private final Sessions train;
    private final Targets targets;

    Asked(Path file, Protocol protocol) {
      Vocabulary vocabulary = new Vocabulary();
      Protocol.Split split =
          protocol.split(new SessionReader(vocabulary, Progress.NONE).read(file));
      train = split.train().sessions(vocabulary.size());
      targets = Targets.of(split.test().sessions(vocabulary.size()), Played.EXCLUDE);
    }

    Model rules(Decay decay) {
      return () -> (prefix, into) -> new SequentialRules(10, decay).score(train, prefix, into);
    }

    Model neighbours() {
      return () -> new SessionNeighbours(train, NEIGHBOURS)::score;
    }

    Quality of(Model model) {
      return Quality.of(new Questioning(2, 20).ask(model, train, targets, "asking", Progress.NONE));
    }
  }
}
