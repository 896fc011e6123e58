package io.privatefm.station;

/**
 * What was told of one spin, in the lowest six bytes of a long, so that each is learned once,
 * however late or often it is told. A new account is 0.
 *
 * <pre>
 *    0  started, ended, observed, has features: a bit each
 *    4  the rows of {@link Reward} that were credited: a bit each, by code
 *   18  their sum before it is held within -1 and 1, in 1 / 5,000, 16 bits with a sign
 *   34  furthest second told, 14 bits: four and a half hours
 * </pre>
 *
 * <p>The sum is exact but for comments, whose polarity may be any number.
 */
final class Account {
  static final int STARTED = 1;
  static final int ENDED = 2;
  static final int OBSERVED = 4;
  static final int HAS_ARM = 8;

  /** How many bytes it takes. */
  static final int BYTES = 6;

  private static final int FLAGS = 0xF;
  private static final int TOLD = 4;
  private static final int TOLD_BITS = 14;
  private static final int SUM = TOLD + TOLD_BITS;
  private static final int HEARD = SUM + Short.SIZE;
  private static final int TOLD_MASK = (1 << TOLD_BITS) - 1;
  private static final int MOST_SECONDS = (1 << 14) - 1;
  private static final float SCALE = 5_000;

  private Account() {}

  /** An account as a saved station tells it. */
  static long of(int flags, int told, float sum, int heardMs) {
    long known = (flags & FLAGS) | ((long) (told & TOLD_MASK) << TOLD);
    return heard(withSum(known, Math.round(sum * SCALE)), heardMs);
  }

  static int flags(long account) {
    return (int) account & FLAGS;
  }

  static boolean is(long account, int flag) {
    return (account & flag) != 0;
  }

  /** Which rows were credited, a bit each. */
  static int told(long account) {
    return (int) (account >> TOLD) & TOLD_MASK;
  }

  static boolean wasTold(long account, Reward row) {
    return (told(account) & (1 << row.code())) != 0;
  }

  /** The sum of what was credited. */
  static float sum(long account) {
    return (short) (account >> SUM) / SCALE;
  }

  /** The spin's reward as it stands, -1 to 1. */
  static double total(long account) {
    return Math.clamp(sum(account), -1f, 1f);
  }

  /** How far it was heard at least, in milliseconds. */
  static int heardMs(long account) {
    return (int) (account >> HEARD) * 1_000;
  }

  static long heard(long account, long positionMs) {
    long seconds = Math.clamp(positionMs / 1_000, account >> HEARD, MOST_SECONDS);
    return (account & ((1L << HEARD) - 1)) | (seconds << HEARD);
  }

  /** Takes a row in, once; the account stays the same when that tells nothing new. */
  static long take(long account, Reward row, double value) {
    return switch (row) {
      case COMPLETED, LONG_PLAY, HALF_PLAY, PART_PLAY, SHORT_SKIP ->
          is(account, ENDED) ? account : credit(account | ENDED, row, value);
      case FAILED -> account | ENDED;
      case SHARED, SAVED, DOWNLOADED, REPEATED, SEARCHED, LIKED, COMMENTED ->
          credit(account, row, value);
      case NAMED, HEARD -> account; // of no spin
      case UNLIKED -> takeBack(account, Reward.LIKED);
      case DISLIKED, BANNED_ARTIST ->
          wasTold(account, row) ? account : credit(account | ENDED, row, value);
    };
  }

  private static long credit(long account, Reward row, double value) {
    return wasTold(account, row) ? account : change(account, row, value);
  }

  private static long takeBack(long account, Reward row) {
    return wasTold(account, row) ? change(account, row, -row.value()) : account;
  }

  private static long change(long account, Reward row, double value) {
    long told = (account ^ (1L << (TOLD + row.code()))) | OBSERVED;
    return withSum(told, (short) (account >> SUM) + Math.round(value * SCALE));
  }

  private static long withSum(long account, long units) {
    return (account & ~(0xFFFFL << SUM)) | ((units & 0xFFFF) << SUM);
  }
}
