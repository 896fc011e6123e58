package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.privatefm.rank.Features;
import io.privatefm.recall.ChannelKind;
import io.privatefm.station.Evidence;
import io.privatefm.station.Reason;
import io.privatefm.station.Spin;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every pick says why, and what it says is true. */
class WhyTest extends EngineFixture {
  private static final Set<ChannelKind> CHANNELS_WITHOUT_SESSIONS =
      EnumSet.complementOf(EnumSet.of(ChannelKind.SESSIONS, ChannelKind.ITEMS));

  private static final Pattern NEAR = Pattern.compile("near \"Title (\\d+)\", which you (.*)");
  private static final Pattern ARTIST = Pattern.compile("by the artist of \"Title (\\d+)\"");
  private static final Pattern TAG = Pattern.compile("\"(.*)\" like \"Title (\\d+)\"");

  private final Set<Integer> liked = new HashSet<>();
  private final Set<Integer> completed = new HashSet<>();
  private final Map<ChannelKind, Integer> seen = new EnumMap<>(ChannelKind.class);

  private int near;
  private int untold;

  @Test
  void theSentenceForTheListenerIsTrue() {
    for (String listener : new String[] {"ann", "bob", "cid", "dee"}) {
      liked.clear();
      completed.clear();
      // every draw uniform over the arms, so that each channel comes to word
      Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withSeed(1).withFloor(1));
      Listening who = new Listening(engine, listener);
      for (int i = 0; i < 150; i++) {
        check(who.current());
        who.start();
        check(who.upNext(), who.current());
        hear(who, i);
      }
    }
    assertEquals(CHANNELS_WITHOUT_SESSIONS, seen.keySet(), seen::toString);
    assertTrue(untold * 10 < near, () -> untold + " of " + near + " untold");
  }

  private void hear(Listening who, int i) {
    if (i % 4 == 0) {
      liked.add(number(who.current()));
      who.like();
    }
    if (i % 3 == 1) {
      who.skip();
    } else {
      completed.add(number(who.current()));
      who.complete();
    }
  }

  /** An up-next is drawn as if the current spin would be completed, and may name it. */
  private void check(Spin spin, Spin current) {
    boolean added = completed.add(number(current));
    check(spin);
    if (added) {
      completed.remove(number(current));
    }
  }

  private static int number(Spin spin) {
    return Integer.parseInt(spin.trackId().substring(2));
  }

  private void check(Spin spin) {
    ChannelKind channel =
        ChannelKind.ALL.stream()
            .filter(kind -> kind.label().equals(spin.why().channel()))
            .findFirst()
            .orElseThrow();
    seen.merge(channel, 1, Integer::sum);
    String because = spin.why().because();
    switch (channel) {
      case INTEREST, LONG_TERM -> checkNear(spin, because);
      case GRAPH -> checkGraph(spin, Objects.requireNonNull(because));
      case POPULAR -> assertEquals("played by many", because);
      case EXPLORE -> assertEquals("something else, to find out", because);
      case SESSIONS, ITEMS -> fail("no sessions are known: " + spin);
    }
    assertEquals(channel == ChannelKind.INTEREST, spin.why().interest() >= 0);
  }

  private void checkNear(Spin spin, @Nullable String because) {
    near++;
    if (because == null) {
      untold++; // none of what fed the interest is near the track
      return;
    }
    Matcher near = NEAR.matcher(because);
    assertTrue(near.matches(), because);
    int named = Integer.parseInt(near.group(1));
    boolean told =
        near.group(2).equals("liked") ? liked.contains(named) : completed.contains(named);
    assertTrue(told, because);
    float[] vector = new float[catalogue.dimension()];
    catalogue.index().copyVector(spin.row(), vector);
    assertTrue(catalogue.index().score(catalogue.row("t-" + named), vector) > 0, because);
  }

  private void checkGraph(Spin spin, String because) {
    int row = spin.row();
    for (String hop : because.split(", itself ", -1)) {
      row = checkHop(row, hop);
    }
    int seed = Integer.parseInt(catalogue.id(row).substring(2));
    assertTrue(liked.contains(seed) || completed.contains(seed), because);
  }

  /** Checks what a track is told to have to do with another, and gives that one's row. */
  private int checkHop(int row, String hop) {
    Matcher artist = ARTIST.matcher(hop);
    if (artist.matches()) {
      int from = catalogue.row("t-" + artist.group(1));
      assertEquals(catalogue.artist(from), catalogue.artist(row), hop);
      return from;
    }
    Matcher tag = TAG.matcher(hop);
    assertTrue(tag.matches(), hop);
    int from = catalogue.row("t-" + tag.group(2));
    assertTrue(catalogue.track(row).tags().contains(tag.group(1)), hop);
    assertTrue(catalogue.track(from).tags().contains(tag.group(1)), hop);
    return from;
  }

  @Test
  void reasonsAreWeightTimesValueOfTheStrongestFeatures() {
    Listening ann = listening();
    for (int i = 0; i < 10; i++) {
      ann.start();
      ann.like();
      ann.complete();
    }
    var reasons = ann.current().why().features();
    assertFalse(reasons.isEmpty());
    for (Reason reason : reasons) {
      assertTrue(Features.NAMES.contains(reason.feature()));
      assertTrue(Double.isFinite(reason.weight()) && reason.weight() != 0);
    }
    for (int i = 1; i < reasons.size(); i++) {
      assertTrue(Math.abs(reasons.get(i - 1).weight()) >= Math.abs(reasons.get(i).weight()));
    }
  }

  @Test
  void theEvidenceNamesTheArmThatWasDrawn() {
    Listening ann = listening();
    for (int i = 0; i < 20; i++) {
      Spin spin = ann.current();
      Evidence evidence = Evidence.of(spin.evidence());
      assertTrue(spin.evidence().length <= Evidence.MOST_BYTES);
      assertEquals(spin.row(), evidence.row(evidence.chosen()));
      assertEquals((float) spin.propensity(), evidence.propensity());
      assertEquals(spin.modelVersion(), evidence.modelVersion());
      assertEquals(4, evidence.policy(), "thompson");
      assertTrue(spin.propensity() >= EngineOptions.DEFAULT.floor() / Evidence.MOST_ARMS);
      Set<Integer> rows = new HashSet<>();
      for (int arm = 0; arm < evidence.count(); arm++) {
        assertTrue(rows.add(evidence.row(arm)), "each arm once");
      }
      ann.start();
      ann.complete();
    }
  }
}
