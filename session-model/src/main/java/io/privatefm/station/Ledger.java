package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * The account of a station's last {@value #SPINS} spins: what was told of each, so that each is
 * learned once, however late or often it is told.
 *
 * <p>Parallel arrays, oldest overwritten first; the current spin stays, however many up-nexts are
 * revised while it plays.
 */
final class Ledger {
  /** Spins to which feedback may still come. */
  static final int SPINS = 64;

  static final int STARTED = 1;
  static final int ENDED = 2;
  static final int OBSERVED = 4;
  static final int HAS_ARM = 8;

  final long[] numbers = new long[SPINS];
  final int[] rows = new int[SPINS];
  final byte[] flags = new byte[SPINS];

  /** One bit per reward code that was credited. */
  final int[] told = new int[SPINS];

  /** Sum of what was credited, before it is held within -1 and 1. */
  final float[] sums = new float[SPINS];

  /** Furthest position told, in milliseconds. */
  final int[] heardMs = new int[SPINS];

  /** Packed features of the drawn arm. */
  final byte[] arms = new byte[SPINS * Evidence.ARM_BYTES];

  int count;
  int next;

  /** The slot of a draw number; -1 when it is not remembered. */
  int slot(long number) {
    for (int i = 0; number > 0 && i < count; i++) {
      if (numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }

  /** Opens an account in place of the oldest, but never of the one to keep. */
  void add(Spin spin, int row, @Nullable Spin keep) {
    if (count == SPINS && keep != null && numbers[next] == keep.number()) {
      next = (next + 1) % SPINS;
    }
    int slot = next;
    numbers[slot] = spin.number();
    rows[slot] = row;
    boolean hasArm = Evidence.copyChosen(spin.evidence(), arms, slot * Evidence.ARM_BYTES);
    flags[slot] = (byte) (hasArm ? HAS_ARM : 0);
    told[slot] = 0;
    sums[slot] = 0;
    heardMs[slot] = 0;
    next = (next + 1) % SPINS;
    count = Math.min(count + 1, SPINS);
  }

  boolean is(int slot, int flag) {
    return (flags[slot] & flag) != 0;
  }

  void mark(int slot, int flag) {
    flags[slot] |= (byte) flag;
  }

  void heard(int slot, long positionMs) {
    long held = Math.clamp(positionMs, 0, Integer.MAX_VALUE);
    heardMs[slot] = (int) Math.max(heardMs[slot], held);
  }

  boolean wasTold(int slot, Reward row) {
    return (told[slot] & 1 << row.code()) != 0;
  }

  /** Adds a row to the account and leaves the change of the total in the lesson. */
  void credit(int slot, Reward row, double value, Lesson lesson) {
    told[slot] |= 1 << row.code();
    change(slot, value, lesson);
  }

  /** Takes a row back. */
  void takeBack(int slot, Reward row, double value, Lesson lesson) {
    told[slot] &= ~(1 << row.code());
    change(slot, -value, lesson);
  }

  private void change(int slot, double value, Lesson lesson) {
    double before = total(slot);
    sums[slot] += (float) value;
    boolean first = !is(slot, OBSERVED);
    if (is(slot, HAS_ARM)) {
      double change = first ? total(slot) : total(slot) - before;
      lesson.set(arms, slot * Evidence.ARM_BYTES, first, change);
      mark(slot, OBSERVED);
    }
  }

  /** The spin's reward as it stands, -1 to 1. */
  double total(int slot) {
    return Math.clamp(sums[slot], -1f, 1f);
  }

  void check() {
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (numbers[i] == numbers[j]) {
          throw new IllegalStateException("ledger broken: twice number=" + numbers[i]);
        }
      }
    }
  }
}
