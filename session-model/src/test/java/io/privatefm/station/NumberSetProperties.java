package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NumberSetProperties {
  private static final int MOST = 12;

  /** Behaves like a linked set whose oldest member makes room. */
  @Property
  void isALinkedSetWithABound(
      @ForAll @Size(max = 200) List<@IntRange(min = -10, max = 30) Integer> steps) {
    NumberSet set = new NumberSet(MOST);
    Set<Integer> model = new LinkedHashSet<>();
    for (int step : steps) {
      boolean removal = step % 3 == 0;
      boolean changed = removal ? set.remove(step / 2) : set.add(step / 2);
      assertEquals(removal ? model.remove(step / 2) : model.add(step / 2), changed);
      if (model.size() > MOST) {
        model.remove(model.iterator().next());
      }
      set.check();
    }
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < set.count(); i++) {
      members.add(set.at(i));
    }
    assertEquals(new ArrayList<>(model), members);
  }

  @Example
  void setsThatBeginWithNothingShareNothingElse() {
    NumberSet one = NumberSet.NONE.with(3, MOST);
    NumberSet other = NumberSet.NONE.with(4, MOST);
    assertSame(one, one.with(5, MOST));
    assertEquals(2, one.count());
    assertTrue(one.contains(3) && one.contains(5) && !one.contains(4));
    assertEquals(1, other.count());
    assertFalse(NumberSet.NONE.remove(3));
    assertEquals(0, NumberSet.NONE.count());
  }
}
