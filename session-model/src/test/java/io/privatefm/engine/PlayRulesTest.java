package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.station.Reason;
import io.privatefm.station.Spin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of every draw hold whatever the policy wants. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls the set-up first
class PlayRulesTest {
  private static final int TRACKS = 4_000;
  private static final int LISTENERS = 60;
  private static final int SPINS = 40;

  private Catalogue catalogue;
  private float popular;

  @BeforeAll
  void open(@TempDir Path directory) {
    DemoCatalogue.of(TRACKS, DemoCatalogue.SEED).publish(directory);
    catalogue = Catalogue.open(directory);
    float[] popularities = new float[TRACKS];
    for (int row = 0; row < TRACKS; row++) {
      popularities[row] = catalogue.popularity(row);
    }
    Arrays.sort(popularities);
    popular = popularities[TRACKS * 4 / 5];
  }

  @AfterAll
  void close() {
    catalogue.close();
  }

  /** What strangers hear who complete all, by these rules, on one engine. */
  private List<Spin> spins(PlayRules rules) {
    Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(42).withRules(rules));
    List<Spin> spins = new ArrayList<>();
    for (int listener = 0; listener < LISTENERS; listener++) {
      Listening who = new Listening(engine, "stranger-" + listener);
      for (int spin = 0; spin < SPINS; spin++) {
        spins.add(who.current());
        who.start();
        who.complete();
      }
    }
    return spins;
  }

  private double longTail(List<Spin> spins) {
    long tail = spins.stream().filter(spin -> catalogue.popularity(spin.row()) < popular).count();
    return (double) tail / spins.size();
  }

  /** Mean cosine of one spin and the next of the same listener. */
  private double likeness(List<Spin> spins) {
    float[] vector = new float[catalogue.dimension()];
    double sum = 0;
    int pairs = 0;
    for (int i = 1; i < spins.size(); i++) {
      if (i % SPINS != 0) {
        catalogue.index().copyVector(spins.get(i - 1).row(), vector);
        sum += catalogue.index().score(spins.get(i).row(), vector);
        pairs++;
      }
    }
    return sum / pairs;
  }

  @Test
  void aShareOfTheDrawsIsOfTheLongTail() {
    double without = longTail(spins(PlayRules.NONE));
    double with = longTail(spins(PlayRules.parse("long-tail=0.4")));
    String told = "long tail %.3f, with a share of 0.4 %.3f".formatted(without, with);
    System.out.println(told);
    assertTrue(without < 0.3, told);
    assertTrue(with >= 0.4 && with > without + 0.1, told); // of every draw, so of all at least
  }

  @Test
  void aShareOfTheDrawsIsOfWhatNobodyToldAnythingOf() {
    double without = fresh(spins(PlayRules.NONE));
    double with = fresh(spins(PlayRules.parse("fresh=0.5")));
    String told = "fresh %.3f, with a share of 0.5 %.3f".formatted(without, with);
    System.out.println(told);
    assertTrue(with > 0.45, told);
    assertTrue(with > without + 0.1, told);
  }

  /** How many of the spins were the first of their track on this engine. */
  private static double fresh(List<Spin> spins) {
    Set<Integer> heard = new HashSet<>();
    long fresh = spins.stream().filter(spin -> heard.add(spin.row())).count();
    return (double) fresh / spins.size();
  }

  @Test
  void diversityMakesNeighboursInTimeLessAlikeAndSaysSo() {
    List<Spin> usual = spins(PlayRules.NONE);
    List<Spin> diverse = spins(PlayRules.parse("diversity=0.5"));
    String told = "cosine of neighbours %.3f, %.3f".formatted(likeness(usual), likeness(diverse));
    System.out.println(told);
    assertTrue(likeness(diverse) < likeness(usual) - 0.1, told);
    assertTrue(diverse.stream().anyMatch(PlayRulesTest::tellsDiversity));
    assertTrue(usual.stream().noneMatch(PlayRulesTest::tellsDiversity));
  }

  private static boolean tellsDiversity(Spin spin) {
    return spin.why().features().stream().map(Reason::feature).anyMatch("diversity"::equals);
  }

  @Test
  void rulesAreReadFromTheirText() {
    assertEquals(
        new PlayRules(0.2, 0.1, 0.05), PlayRules.parse("diversity=0.2 long-tail=0.1, fresh=.05"));
    assertEquals(new PlayRules(0, 1, 0), PlayRules.parse(" long-tail=1 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "long-tail",
        "tail=0.1",
        "diversity=x",
        "fresh=1.5",
        "long-tail=-1",
        "long-tail=0.6 fresh=0.6"
      })
  void whatIsNoRuleIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PlayRules.parse(text));
  }
}
