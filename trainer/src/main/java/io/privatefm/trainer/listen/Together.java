package io.privatefm.trainer.listen;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How often one track was heard with each other: a hash table of ints with linear probing. Owned by
 * one thread.
 */
final class Together implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FREE = -1;

  private int[] others = free(8);
  private int[] counts = new int[8];
  private int size;

  /** Hears of another track and how often it was heard with this one. */
  interface Visitor {
    void at(int other, int count);
  }

  private static int[] free(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, FREE);
    return slots;
  }

  Together add(int other, int count) {
    int slot = slot(other);
    if (others[slot] == FREE) {
      others[slot] = other;
      size++;
    }
    counts[slot] += count;
    if (size * 2 > others.length) {
      grow();
    }
    return this;
  }

  Together addAll(Together more) {
    more.forEach(this::add);
    return this;
  }

  /** The other tracks, in no order. */
  int[] others() {
    return Arrays.stream(others).filter(other -> other != FREE).toArray();
  }

  /** Tells every other track and how often, in no order. */
  void forEach(Visitor visitor) {
    for (int slot = 0; slot < others.length; slot++) {
      if (others[slot] != FREE) {
        visitor.at(others[slot], counts[slot]);
      }
    }
  }

  private int slot(int other) {
    int mask = others.length - 1;
    int slot = ((other * 0x9E3779B9) >>> 7) & mask;
    while (others[slot] != FREE && others[slot] != other) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    Together larger = new Together();
    larger.others = free(others.length * 2);
    larger.counts = new int[counts.length * 2];
    forEach(larger::add);
    others = larger.others;
    counts = larger.counts;
  }
}
