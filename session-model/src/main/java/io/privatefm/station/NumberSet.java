package io.privatefm.station;

/**
 * A bounded set of ints in order of arrival; when it is full, the oldest makes room. Looking up
 * allocates nothing.
 */
public final class NumberSet extends TrackRecords {
  /** The one that has no room: what most stations have until they like or ban. */
  static final NumberSet NONE = new NumberSet(0);

  NumberSet(int most) {
    super(most, 0);
  }

  /** The i-th oldest number. */
  public int at(int i) {
    return row(count() - 1 - i);
  }

  /** Whether the number is in; O(count), a nanosecond each, for most listeners have few. */
  public boolean contains(int number) {
    return find(number) >= 0;
  }

  /** Adds the number as the newest; returns whether it is new. */
  boolean add(int number) {
    boolean fresh = !contains(number);
    if (fresh) {
      insert(0, number);
    }
    return fresh;
  }

  /** The set with the number as its newest: this, or where this has no room, one of so much. */
  NumberSet with(int number, int most) {
    NumberSet set = most() == 0 ? new NumberSet(most) : this;
    set.add(number);
    return set;
  }

  /** Removes the number; returns whether it was in. */
  boolean remove(int number) {
    int at = find(number);
    if (at >= 0) {
      removeAt(at);
    }
    return at >= 0;
  }

  void check() {
    for (int i = 0; i < count(); i++) {
      if (find(row(i)) != i) {
        throw new IllegalStateException("number set broken: item=" + row(i));
      }
    }
  }
}
