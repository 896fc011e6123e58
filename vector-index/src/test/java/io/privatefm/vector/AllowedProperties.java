package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import java.util.function.IntConsumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every filter is the set that its owner made of it. */
class AllowedProperties {
  private static final int SIZE = 300;

  @Property
  void filtersFollowEveryChange(@ForAll long seed, @ForAll @IntRange(max = 400) int changes) {
    Random random = new Random(seed);
    AllowedBits bits = Allowed.bits(SIZE);
    AllowedOnly only = Allowed.only();
    AllowedExcept except = Allowed.except();
    except(except::forbid);
    BitSet model = new BitSet();
    for (int i = 0; i < changes; i++) {
      int id = random.nextInt(SIZE);
      boolean allow = random.nextBoolean();
      model.set(id, allow);
      if (allow) {
        bits.allow(id);
        only.allow(id);
        except.allow(id);
      } else {
        bits.forbid(id);
        only.forbid(id);
        except.forbid(id);
      }
    }
    for (int id = 0; id < SIZE; id++) {
      assertEquals(model.get(id), bits.contains(id));
      assertEquals(model.get(id), only.contains(id));
      assertEquals(model.get(id), except.contains(id));
    }
    assertEquals(model.cardinality(), bits.count());
    assertEquals(model.cardinality(), only.count());
    assertEquals(SIZE - model.cardinality(), except.count());
  }

  private static void except(IntConsumer forbid) {
    for (int id = SIZE - 1; id >= 0; id--) {
      forbid.accept(id);
    }
  }

  @Property
  void allBitsAreAllowedAndForbiddenAtOnce(@ForAll @IntRange(max = 200) int size) {
    AllowedBits bits = Allowed.bits(size);
    bits.allowAll();
    assertEquals(size, bits.count());
    assertFalse(bits.contains(size));
    AllowedBits copy = Allowed.bits(size);
    copy.copyFrom(bits);
    assertEquals(size, copy.count());
    bits.forbidAll();
    assertEquals(0, bits.count());
    copy.retain(bits);
    assertEquals(0, copy.count());
  }

  @Example
  void retainingKeepsWhatBothAllow() {
    AllowedBits one = Allowed.bits(100);
    AllowedBits other = Allowed.bits(100);
    one.allow(70);
    one.allow(71);
    other.allow(71);
    other.allow(72);
    one.retain(other);
    assertTrue(one.contains(71));
    assertEquals(1, one.count());
  }

  @Example
  void setsAreClearedForReuse() {
    AllowedOnly only = Allowed.only(3, 1, 3);
    assertEquals("AllowedOnly[1, 3]", only.toString());
    only.forbidAll();
    assertEquals(0, only.count());
    AllowedExcept except = Allowed.except(7);
    except.allowAll();
    assertTrue(except.contains(7));
  }

  @Example
  void idsAreChecked() {
    AllowedBits bits = Allowed.bits(10);
    var e = assertThrows(IndexOutOfBoundsException.class, () -> bits.allow(10));
    assertEquals("must be >= 0 and < 10: id=10", e.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> bits.forbid(-1));
    assertFalse(bits.contains(-1));
    var negative = assertThrows(IndexOutOfBoundsException.class, () -> Allowed.only(-5));
    assertEquals("must be >= 0: id=-5", negative.getMessage());
    var size = assertThrows(IllegalArgumentException.class, () -> Allowed.bits(-1));
    assertEquals("must be >= 0: size=-1", size.getMessage());
    var sizes = assertThrows(IllegalArgumentException.class, () -> bits.copyFrom(Allowed.bits(11)));
    assertEquals("must be 10: other.size=11", sizes.getMessage());
  }
}
