package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ClientMessage.Taste;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Taste told on the first day is followed by the very next draw, and outlives a crash. */
class GivenTasteIT extends ProcessCase {
  private static final int LISTENERS = 24;
  private static final Taste METAL =
      new Taste(List.of("Nobody At All"), List.of("METAL"), List.of());

  @Test
  void theNextDrawFollowsItAndSoDoesTheOneAfterACrash() throws Exception {
    Path catalogue = SmallDemo.in(folder, 2_000);
    try (var fm = serve(catalogue)) {
      long untold = 0;
      long metal = 0;
      for (String listener : listeners()) {
        try (var playing = new Playing(vertx, fm.station(), listener, 0)) {
          Play first = playing.nextPlay();
          untold += isMetal(first.track().tags());
          playing.tell((seq, atMs) -> new Tune(seq, null, null, null, null, METAL, atMs));
          playing.tell((seq, atMs) -> new Started(seq, first.spin(), atMs));
          UpNext next = playing.nextUpNext();
          metal += isMetal(next.track().tags());
          playing.allWell();
          assertEquals(List.of("taste.artists[0]"), playing.passedOver.poll());
        }
      }
      assertTrue(untold <= LISTENERS / 4, untold + " heard metal before they said so");
      assertMost(metal);
      fm.kill();
    }
    try (var fm = serve(catalogue)) {
      long metal = 0;
      for (String listener : listeners()) {
        try (var playing = new Playing(vertx, fm.station(), listener, 0, 2)) {
          assertEquals(2, playing.nextWelcome().lastSeq());
          Play current = playing.nextPlay();
          playing.tell((seq, atMs) -> new Skipped(seq, current.spin(), 120_000, atMs));
          metal += isMetal(playing.nextPlay().track().tags());
          playing.allWell();
        }
      }
      assertMost(metal);
    }
  }

  private static List<String> listeners() {
    return IntStream.range(0, LISTENERS).mapToObj(number -> "listener-" + number).toList();
  }

  private static int isMetal(List<String> tags) {
    return tags.contains("metal") ? 1 : 0;
  }

  private static void assertMost(long metal) {
    assertTrue(metal >= LISTENERS / 2, () -> metal + " of " + LISTENERS + " heard metal");
  }
}
