package io.privatefm.station;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The account of a station's last {@value #SPINS} spins: what was told of each, so that each is
 * learned once, however late or often it is told.
 *
 * <p>Parallel arrays, which grow as long as there are more to come; then the oldest is overwritten
 * first, but the current spin stays, however many up-nexts are revised while it plays.
 */
final class Ledger {
  /** Spins to which feedback may still come. */
  static final int SPINS = 64;

  static final int STARTED = 1;
  static final int ENDED = 2;
  static final int OBSERVED = 4;
  static final int HAS_ARM = 8;

  private static final int FEW = 4;

  long[] numbers = new long[FEW];
  int[] rows = new int[FEW];
  byte[] flags = new byte[FEW];

  /** One bit per reward code that was credited. */
  int[] told = new int[FEW];

  /** Sum of what was credited, before it is held within -1 and 1. */
  float[] sums = new float[FEW];

  /** Furthest position told, in milliseconds. */
  int[] heardMs = new int[FEW];

  /** Packed features of the drawn arm. */
  byte[] arms = new byte[FEW * Evidence.ARM_BYTES];

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
    int slot = nextSlot();
    numbers[slot] = spin.number();
    rows[slot] = row;
    boolean hasArm = Evidence.copyChosen(spin.evidence(), arms, slot * Evidence.ARM_BYTES);
    flags[slot] = (byte) (hasArm ? HAS_ARM : 0);
    told[slot] = 0;
    sums[slot] = 0;
    heardMs[slot] = 0;
  }

  /** The slot of one more account, with room for it; what was in it is overwritten. */
  int nextSlot() {
    int slot = next;
    if (slot == numbers.length) {
      grow(Math.min(SPINS, 2 * slot));
      rows = Arrays.copyOf(rows, numbers.length);
      arms = Arrays.copyOf(arms, numbers.length * Evidence.ARM_BYTES);
    }
    next = (next + 1) % SPINS;
    count = Math.min(count + 1, SPINS);
    return slot;
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

  /**
   * Takes a row into the account, once, and leaves the change of the total in the lesson.
   *
   * @return whether it tells anything new
   */
  boolean take(int slot, Reward row, double value, Lesson lesson) {
    return switch (row) {
      case COMPLETED, LONG_PLAY, HALF_PLAY, PART_PLAY, SHORT_SKIP ->
          end(slot) && credit(slot, row, value, lesson);
      case FAILED -> end(slot);
      case SHARED, SAVED, DOWNLOADED, REPEATED, SEARCHED, LIKED, COMMENTED ->
          credit(slot, row, value, lesson);
      case NAMED, HEARD -> false; // of no spin
      case UNLIKED -> takeBack(slot, Reward.LIKED, Reward.LIKED.value(), lesson);
      case DISLIKED, BANNED_ARTIST -> {
        boolean fresh = !wasTold(slot, row);
        if (fresh) {
          mark(slot, ENDED);
          credit(slot, row, value, lesson);
        }
        yield fresh;
      }
    };
  }

  private boolean end(int slot) {
    boolean open = !is(slot, ENDED);
    mark(slot, ENDED);
    return open;
  }

  private boolean credit(int slot, Reward row, double value, Lesson lesson) {
    boolean fresh = !wasTold(slot, row);
    if (fresh) {
      told[slot] |= 1 << row.code();
      change(slot, value, lesson);
    }
    return fresh;
  }

  private boolean takeBack(int slot, Reward row, double value, Lesson lesson) {
    boolean there = wasTold(slot, row);
    if (there) {
      told[slot] &= ~(1 << row.code());
      change(slot, -value, lesson);
    }
    return there;
  }

  private void change(int slot, double value, Lesson lesson) {
    double before = total(slot);
    sums[slot] += (float) value;
    boolean first = !is(slot, OBSERVED);
    if (is(slot, HAS_ARM)) {
      lesson.set(
          rows[slot], arms, slot * Evidence.ARM_BYTES, first, first ? 0 : before, total(slot));
    }
    mark(slot, OBSERVED);
  }

  /** The spin's reward as it stands, -1 to 1. */
  double total(int slot) {
    return Math.clamp(sums[slot], -1f, 1f);
  }

  /**
   * Makes room for so many spins, also beyond what a station remembers; rows and features aside.
   */
  void grow(int room) {
    numbers = Arrays.copyOf(numbers, room);
    flags = Arrays.copyOf(flags, room);
    told = Arrays.copyOf(told, room);
    sums = Arrays.copyOf(sums, room);
    heardMs = Arrays.copyOf(heardMs, room);
  }

  /** Moves so many accounts one further and leaves an empty one. */
  void shift(int at, int accounts) {
    System.arraycopy(numbers, at, numbers, at + 1, accounts);
    System.arraycopy(flags, at, flags, at + 1, accounts);
    System.arraycopy(told, at, told, at + 1, accounts);
    System.arraycopy(sums, at, sums, at + 1, accounts);
    System.arraycopy(heardMs, at, heardMs, at + 1, accounts);
    numbers[at] = 0;
    flags[at] = 0;
    told[at] = 0;
    sums[at] = 0;
    heardMs[at] = 0;
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
