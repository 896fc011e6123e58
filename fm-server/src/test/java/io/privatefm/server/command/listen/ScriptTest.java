package io.privatefm.server.command.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.protocol.TrackInfo;
import io.privatefm.server.command.listen.Script.Reaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void theFirstRuleThatMatchesCounts() {
    Script script = Script.of(List.of("like:artist=Mira", "skip:tag=metal", "dislike"));
    assertEquals(Reaction.LIKE, script.reactionTo(track("Mira", "metal")));
    assertEquals(Reaction.SKIP, script.reactionTo(track("Ada", "metal")));
    assertEquals(Reaction.DISLIKE, script.reactionTo(track("Ada", "folk")));
  }

  @Test
  void whatNoRuleNamesIsCompleted() {
    assertEquals(
        Reaction.COMPLETE, Script.of(List.of("skip:tag=metal")).reactionTo(track("Ada", "folk")));
  }

  @Test
  void aWrongRuleNamesWhatWouldBeRight() {
    refused("must be one of [complete, skip, like, dislike, ban]: skp in skp:tag=a", "skp:tag=a");
    refused("must be one of [tag, artist, language, title]: genre in skip:genre=a", "skip:genre=a");
    refused("must be reaction or reaction:field=value: skip:tag", "skip:tag");
  }

  private static void refused(String message, String rule) {
    var error = assertThrows(IllegalArgumentException.class, () -> Script.of(List.of(rule)));
    assertEquals(message, error.getMessage());
  }

  static TrackInfo track(String artist, String tag) {
    return new TrackInfo(
        "t", "Lemon", artist, null, 200_000, List.of(tag), null, 0, null, Map.of());
  }
}
