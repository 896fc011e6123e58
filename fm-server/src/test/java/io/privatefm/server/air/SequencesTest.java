package io.privatefm.server.air;

import static io.privatefm.server.air.Sequences.Verdict.DUPLICATE;
import static io.privatefm.server.air.Sequences.Verdict.GAP;
import static io.privatefm.server.air.Sequences.Verdict.NEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SequencesTest {

  @Test
  void aDeviceCountsFromOneWithoutGaps() {
    Sequences sequences = new Sequences(8, Map.of());
    assertEquals(NEXT, sequences.judge("phone", 1));
    assertEquals(GAP, sequences.judge("phone", 2));
    sequences.take("phone", 1);
    assertEquals(DUPLICATE, sequences.judge("phone", 1));
    assertEquals(NEXT, sequences.judge("phone", 2));
    assertEquals(2, sequences.expected("phone"));
  }

  @Test
  void devicesCountApart() {
    Sequences sequences = new Sequences(8, Map.of("phone", 7L));
    assertEquals(NEXT, sequences.judge("phone", 8));
    assertEquals(NEXT, sequences.judge("car", 1));
  }

  @Test
  void whatIsTakenIsNotSettledYet() {
    Sequences sequences = new Sequences(8, Map.of("phone", 7L));
    sequences.take("phone", 8);
    assertEquals(7, sequences.settled("phone"));
    sequences.settle("phone", 8);
    assertEquals(8, sequences.settled("phone"));
  }

  @Test
  void whatIsSavedIsWhatWasTaken() {
    Sequences sequences = new Sequences(8, Map.of("phone", 7L));
    sequences.take("phone", 8);
    sequences.judge("car", 1);
    assertEquals(Map.of("phone", 8L), sequences.taken());
  }

  @Test
  void theDeviceSilentLongestMakesRoom() {
    Sequences sequences = new Sequences(2, Map.of());
    sequences.take("phone", 1);
    sequences.take("car", 1);
    sequences.judge("phone", 2);
    sequences.take("speaker", 1);
    assertEquals(Map.of("phone", 1L, "speaker", 1L), sequences.taken());
  }
}
