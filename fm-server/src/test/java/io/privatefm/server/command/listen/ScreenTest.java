package io.privatefm.server.command.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final Deck.View VIEW =
      new Deck.View(
          ScriptTest.track("Mira", "folk"),
          ScriptTest.track("Ada", "jazz"),
          "near \"Lemon\", which you liked",
          "on air",
          Mode.BALANCED,
          50_000,
          200_000,
          false,
          true);

  @Test
  void itShowsWhatPlaysHowFarWhyAndWhatComesNext() {
    List<String> lines = Screen.lines(VIEW, 100);
    assertEquals("♥ Lemon — Mira  [folk]", lines.get(0));
    assertEquals("▶ " + "━".repeat(15) + "─".repeat(45) + " 0:50 / 3:20", lines.get(1));
    assertEquals("why      near \"Lemon\", which you liked", lines.get(2));
    assertEquals("up next  Lemon — Ada  [jazz]", lines.get(3));
    assertEquals("station  on air, balanced", lines.get(4));
  }

  @Test
  void nothingIsWiderThanTheTerminal() {
    for (String line : Screen.lines(VIEW, 24)) {
      assertTrue(line.length() <= 24, line);
    }
  }
}
