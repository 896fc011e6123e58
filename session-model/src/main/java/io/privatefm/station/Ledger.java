package io.privatefm.station;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a station's last {@value #SPINS} spins, newest first, however late or often
 * something is told of them. The current spin stays, however many up-nexts are revised while it
 * plays: it counts as new again before it would lose its features.
 *
 * <p>A record is the row and the {@link Account}. Numbers are told by the order as long as each
 * spin was drawn next after the one behind it. From the first on that was not, a record has its
 * number's lowest byte too, or, once any two are more than 255 apart, its lowest three: none that
 * are remembered are 16 million apart. The newest {@value #ARMS} have the packed features of their
 * arm as well, which are all that a client can have at hand; what is told of older spins the
 * listener's own taste still learns from, but the ranker of all listeners does not.
 */
final class Ledger extends TrackRecords {
  /** Spins to which feedback may still come. */
  static final int SPINS = 64;

  /** Spins from which the ranker may still learn. */
  static final int ARMS = 16;

  private static final int NUMBER = Account.BYTES;
  private static final int WIDE = 3;
  private static final int BYTES = Evidence.ARM_BYTES;

  private long newest;

  /** Packed features, as many as there are accounts, up to {@value #ARMS}. */
  byte[] arms = {};

  Ledger() {
    super(SPINS, NUMBER);
  }

  private int numberBytes() {
    return more() - NUMBER; // 0, 1 or 3
  }

  /** The draw's number. */
  long number(int slot) {
    int bytes = numberBytes();
    long behind = bytes == 0 ? slot : (newest - get(slot, NUMBER, bytes)) & mask(bytes);
    return newest - behind;
  }

  private static long mask(int bytes) {
    return (1L << (bytes * Byte.SIZE)) - 1;
  }

  /** What was told; it {@linkplain Account#HAS_ARM has features} only as long as they are there. */
  long account(int slot) {
    long account = get(slot, 0, Account.BYTES);
    return slot < ARMS ? account : account & ~Account.HAS_ARM;
  }

  private void set(int slot, long account) {
    set(slot, 0, Account.BYTES, account);
  }

  /** The slot of a draw number, until the next is added; -1 when it is not remembered. */
  int slot(long number) {
    for (int i = 0; number > 0 && i < count(); i++) {
      if (number(i) == number) {
        return i;
      }
    }
    return -1;
  }

  /** Opens the account of a spin in place of the oldest, but never of the one to keep. */
  void add(Spin spin, int row, @Nullable AtHand keep) {
    add(spin.number(), row, 0, keep);
    if (Evidence.copyChosen(spin.evidence(), arms, 0)) {
      mark(0, Account.HAS_ARM);
    }
  }

  /** As it was saved; its features are to be written to the front of {@link #arms}. */
  void add(long number, int row, long account, @Nullable AtHand keep) {
    int kept = keep == null ? -1 : slot(keep.number());
    if (kept >= ARMS - 1) {
      renew(kept);
    }
    put(number, row, account);
  }

  private void renew(int slot) {
    long number = number(slot);
    int row = row(slot);
    long account = account(slot);
    byte[] arm = arm(slot);
    makeRoomFor(number);
    removeAt(slot);
    put(number, row, account);
    System.arraycopy(arm, 0, arms, 0, BYTES);
  }

  private void put(long number, int row, long account) {
    makeRoomFor(number);
    newest = Math.max(newest, number);
    insert(0, row);
    set(0, NUMBER, numberBytes(), number);
    set(0, account);
    int withArm = Math.min(count(), ARMS);
    if (arms.length < withArm * BYTES) {
      arms = Arrays.copyOf(arms, Math.min(ARMS, 2 * withArm) * BYTES);
    }
    System.arraycopy(arms, 0, arms, BYTES, (withArm - 1) * BYTES);
  }

  /** Makes numbers as wide as it takes for them and one that comes before all. */
  private void makeRoomFor(long number) {
    long least = number;
    for (int i = 0; i < count(); i++) {
      least = Math.min(least, number(i));
    }
    boolean next = numberBytes() == 0 && (count() == 0 || number == newest + 1);
    int needed = next ? 0 : Math.max(number, newest) - least <= mask(1) ? 1 : WIDE;
    if (needed > numberBytes()) {
      widenNumbers(needed);
    }
  }

  private void widenNumbers(int bytes) {
    long[] numbers = new long[count()];
    Arrays.setAll(numbers, this::number);
    widen(NUMBER + bytes);
    for (int i = 0; i < numbers.length; i++) {
      set(i, NUMBER, bytes, numbers[i]);
    }
  }

  /** The packed features of the drawn arm, as a copy; 0 when they are not there. */
  byte[] arm(int slot) {
    return is(slot, Account.HAS_ARM)
        ? Arrays.copyOfRange(arms, slot * BYTES, (slot + 1) * BYTES)
        : new byte[BYTES];
  }

  boolean is(int slot, int flag) {
    return Account.is(account(slot), flag);
  }

  void mark(int slot, int flag) {
    set(slot, account(slot) | flag);
  }

  void heard(int slot, long positionMs) {
    set(slot, Account.heard(account(slot), positionMs));
  }

  /**
   * Takes a row into the account, once, and leaves the change of the total in the lesson.
   *
   * @return whether it tells anything new
   */
  boolean take(int slot, Reward row, double value, Lesson lesson) {
    long before = account(slot);
    long after = Account.take(before, row, value);
    set(slot, after);
    if (Account.is(before, Account.HAS_ARM) && Account.told(before) != Account.told(after)) {
      boolean first = !Account.is(before, Account.OBSERVED);
      double was = first ? 0 : Account.total(before);
      lesson.set(row(slot), arms, slot * BYTES, first, was, Account.total(after));
    }
    return before != after;
  }

  void check() {
    for (int i = 0; i < count(); i++) {
      if (slot(number(i)) != i) {
        throw new IllegalStateException("ledger broken: twice number=" + number(i));
      }
    }
  }
}
