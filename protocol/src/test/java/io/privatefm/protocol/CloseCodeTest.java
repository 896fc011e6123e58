package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The range of a close code says what a client does. */
class CloseCodeTest {

  @Test
  void theRangeTellsWhetherToReconnect() {
    assertTrue(CloseCode.GOING_AWAY.reconnects());
    assertFalse(CloseCode.TAKEN_OVER.reconnects());
    for (CloseCode code : CloseCode.values()) {
      assertEquals(code.code() < 4500, code.reconnects(), code.name());
    }
  }

  @Test
  void codesOfLaterServersAndOfWebSocketItselfAreUnderstood() {
    assertTrue(CloseCode.reconnects(4499));
    assertFalse(CloseCode.reconnects(4500));
    assertFalse(CloseCode.reconnects(4999));
    assertTrue(CloseCode.reconnects(1006));
  }

  @Test
  void everyCodeIsOneOfTheRangesAndStandsOnce() {
    List<Integer> codes = Arrays.stream(CloseCode.values()).map(CloseCode::code).toList();
    assertEquals(codes.size(), new HashSet<>(codes).size());
    codes.forEach(code -> assertTrue(code >= 4000 && code <= 4999));
  }

  @Test
  void aTerminalByeTellsNoDelay() {
    assertEquals(0, ServerMessage.Bye.of(CloseCode.FLOOD, "", 500).reconnectAfterMs());
    assertEquals(500, ServerMessage.Bye.of(CloseCode.TOO_SLOW, "", 500).reconnectAfterMs());
  }
}
