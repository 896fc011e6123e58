package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter out = new StringWriter();
  private long nanos;

  @Test
  void aTerminalGetsOneLineThatIsClearedAtTheEnd() {
    try (ProgressLine line = line(true)) {
      line.at("tracks", 0, 200);
      nanos += 100_000_000L;
      line.at("tracks", 50, 200);
      nanos += 99_000_000L;
      line.at("tracks", 60, 200);
    }
    String blank = " ".repeat(60);
    assertEquals(
        "\rtracks: 25 %" + blank.substring("tracks: 25 %".length()) + "\r" + blank + "\r",
        out.toString());
  }

  @Test
  void elsewhereALineIsToldNowAndThen() {
    try (ProgressLine line = line(false)) {
      line.at("tracks", 0, -1);
      nanos += 5_000_000_000L;
      line.at("tracks", 70_000, -1);
      nanos += 5_000_000_000L;
      line.at("vectors", 1, 3);
    }
    assertEquals(String.format("tracks: %,d%nvectors: 33 %%%n", 70_000), out.toString());
  }

  @Test
  void quickWorkDrawsNothing() {
    try (ProgressLine line = line(true)) {
      line.at("tracks", 1, 1);
    }
    assertEquals("", out.toString());
  }

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(new PrintWriter(out), terminal, () -> nanos);
  }
}
