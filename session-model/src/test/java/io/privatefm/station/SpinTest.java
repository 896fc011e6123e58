package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SpinTest {
  @Property
  void theNumberComesBackFromTheId(@ForAll @LongRange(min = 1, max = 1L << 56) long number) {
    assertEquals(number, Spin.numberOf(Spin.idOf(number)));
  }

  @Test
  void idsHaveSixDigitsAndMore() {
    assertEquals("p-000001", Spin.idOf(1));
    assertEquals("p-1234567", Spin.idOf(1_234_567));
  }

  @Test
  void otherTextIsNoSpin() {
    for (String text :
        new String[] {"", "p-", "p-1", "p-0000001", "q-000001", "p-00000x", "p-000000"}) {
      assertEquals(-1, Spin.numberOf(text), text);
    }
  }
}
