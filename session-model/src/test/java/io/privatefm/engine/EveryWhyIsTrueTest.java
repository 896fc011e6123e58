package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.recall.ChannelKind;
import io.privatefm.station.Evidence;
import io.privatefm.station.Feedback;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a spin says of why it was picked, against the same draw with the same random numbers, but
 * without what it names.
 */
class EveryWhyIsTrueTest extends EngineFixture {
  private static final int LISTENERS = 6;
  private static final int SPINS = 60;

  private final Map<Set<String>, Engine> without = new HashMap<>();

  /** Sees each spin, and the station as it was when it was drawn. */
  private interface Look {
    void at(Engine engine, byte[] before, Spin drawn, long nowMs);
  }

  /** Listeners who do as they like, on engines that draw by what they know and by chance alone. */
  private void look(Look look) {
    for (double floor : new double[] {EngineOptions.DEFAULT.floor(), 1}) {
      without.clear();
      Engine engine = new Engine(catalogue, options(floor));
      for (int l = 0; l < LISTENERS; l++) {
        SplittableRandom random = new SplittableRandom(l);
        Listening who = new Listening(engine, "listener-" + l);
        for (int i = 0; i < SPINS; i++) {
          who.start();
          if (random.nextInt(4) == 0) {
            who.like();
          }
          byte[] before = skipUndrawn(who);
          look.at(engine, before, who.current(), who.nowMs);
          if (random.nextBoolean()) {
            who.start();
            who.complete();
          }
        }
      }
    }
  }

  private static EngineOptions options(double floor) {
    return EngineOptions.DEFAULT.withSeed(42).withFloor(floor);
  }

  /** Skips, and gives the station as the draw that follows finds it. */
  private static byte[] skipUndrawn(Listening who) {
    who.nowMs += 8_000;
    var skipped = new Feedback.Skipped(who.current().id(), 8_000, who.nowMs);
    Station twin = who.engine.restore(who.engine.save(who.station), who.nowMs);
    who.engine.replay(twin, skipped);
    byte[] before = who.engine.save(twin);
    who.tell(skipped);
    return before;
  }

  /** The same draw by an engine without some parts; null where it finds nothing to play. */
  private @Nullable Spin again(
      Engine engine, Set<String> parts, byte[] before, long nowMs, double floor) {
    Engine other =
        without.computeIfAbsent(
            parts, p -> new Engine(catalogue, options(floor).withParts(new Parts(p))));
    other.loadModel(engine.saveModel());
    Station station = other.restore(before, nowMs);
    other.play(station, nowMs);
    return station.current();
  }

  private static double floor(Spin spin) {
    return Evidence.of(spin.evidence()).floor();
  }

  private static Set<String> channels(Spin spin) {
    Evidence evidence = Evidence.of(spin.evidence());
    return ChannelKind.labels(evidence.channels(evidence.chosen())).stream()
        .map(label -> "channel " + label)
        .collect(Collectors.toSet());
  }

  @Test
  void withNothingLeftOutTheSameRandomNumbersPickTheSame() {
    look(
        (engine, before, drawn, nowMs) -> {
          Spin again = again(engine, Set.of(), before, nowMs, floor(drawn));
          assertNotNull(again);
          assertEquals(drawn.trackId(), again.trackId());
          assertEquals(drawn.why(), again.why());
          assertArrayEquals(drawn.evidence(), again.evidence());
        });
  }

  @Test
  void withoutTheChannelsThatRecalledItAnotherIsPicked() {
    look(
        (engine, before, drawn, nowMs) -> {
          Set<String> named = channels(drawn);
          assertTrue(named.contains("channel " + drawn.why().channel()), named.toString());
          Spin again = again(engine, named, before, nowMs, floor(drawn));
          String track = again == null ? null : again.trackId();
          assertNotEquals(drawn.trackId(), track, () -> "without " + named);
        });
  }

  @Test
  void withoutTheFeaturesThatAreNamedMostPicksAreOthers() {
    int[] draws = {0};
    int[] changed = {0};
    look(
        (engine, before, drawn, nowMs) -> {
          Set<String> named = features(drawn);
          if (!named.isEmpty() && floor(drawn) < 1) {
            Spin again = again(engine, named, before, nowMs, floor(drawn));
            draws[0]++;
            changed[0] += again == null || !again.trackId().equals(drawn.trackId()) ? 1 : 0;
          }
        });
    assertTrue(changed[0] * 5 > draws[0] * 4, changed[0] + " of " + draws[0] + " are others");
  }

  private static Set<String> features(Spin spin) {
    return spin.why().features().stream()
        .map(reason -> "feature " + reason.feature())
        .filter(Parts.names()::contains)
        .collect(Collectors.toSet());
  }
}
