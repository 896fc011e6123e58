package io.privatefm.catalogue.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SlotsProperties {
  @Property(tries = 100)
  void slotsAreTheOrderInWhichNumbersCameFirst(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int bits) {
    SplittableRandom random = new SplittableRandom(seed);
    Slots slots = new Slots();
    for (int question = 0; question < 3; question++) {
      List<Integer> came = new ArrayList<>();
      for (int i = random.nextInt(2_000); i >= 0; i--) {
        int number = random.nextInt(1 << bits);
        int slot = came.indexOf(number);
        assertEquals(slot, slots.find(number));
        assertEquals(slot < 0 ? came.size() : slot, slots.of(number));
        if (slot < 0) {
          came.add(number);
        }
      }
      assertEquals(came.size(), slots.count());
      assertTrue(slots.room() >= slots.count());
      for (int slot = 0; slot < came.size(); slot++) {
        assertEquals(came.get(slot), slots.number(slot));
        assertEquals(slot, slots.find(came.get(slot)));
      }
      slots.clear();
      assertEquals(0, slots.count());
      assertEquals(-1, slots.find(came.getFirst()));
    }
  }
}
