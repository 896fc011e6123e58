package io.privatefm.station;

/**
 * One feature of all arms, as few bytes as it takes: as offsets from the least value, or as numbers
 * in a list of the values that occur, whichever is shorter.
 *
 * <pre>
 *   0  u8   0 to 8: bits of an offset; 16 + d: there are d different values
 *   1       the least value, i8 (left out at 8 bits: then -128); or the d values, i8, rising
 *   …       one offset or number per arm, the lowest bit first, padded to a whole byte
 * </pre>
 *
 * <p>Feature {@code c} of arm {@code a} stands at {@code arms[a · ARM_BYTES + c]}. Allocates
 * nothing. At most {@code 1 + count} bytes.
 */
final class PackedColumn {
  private static final int LISTED = 16;
  private static final int WHOLE = 8;

  private PackedColumn() {}

  /** Writes a column into bytes that are 0 and gives the offset after it. */
  static int write(byte[] arms, int column, int count, ByteSet values, byte[] into, int at) {
    values.become(arms, column, count);
    int bits = bitsOf(values.most() - values.least());
    int listed = 1 + values.count() + bytes(bitsOf(values.count() - 1), count);
    return listed < 2 + bytes(bits, count)
        ? writeListed(arms, column, count, values, into, at)
        : writeOffsets(arms, column, count, bits, values.least(), into, at);
  }

  private static int writeOffsets(
      byte[] arms, int column, int count, int bits, int least, byte[] into, int at) {
    int base = bits == WHOLE ? Byte.MIN_VALUE : least;
    into[at] = (byte) bits;
    if (bits < WHOLE) {
      into[at + 1] = (byte) base;
    }
    int from = at + (bits < WHOLE ? 2 : 1);
    for (int arm = 0; arm < count; arm++) {
      put(into, from, arm, bits, arms[arm * Evidence.ARM_BYTES + column] - base);
    }
    return from + bytes(bits, count);
  }

  private static int writeListed(
      byte[] arms, int column, int count, ByteSet values, byte[] into, int at) {
    into[at] = (byte) (LISTED + values.count());
    int from = values.write(into, at + 1);
    int bits = bitsOf(values.count() - 1);
    for (int arm = 0; arm < count; arm++) {
      put(into, from, arm, bits, values.rank(arms[arm * Evidence.ARM_BYTES + column]));
    }
    return from + bytes(bits, count);
  }

  /** One arm's value of the column that begins at {@code at}. */
  static byte read(byte[] from, int at, int count, int arm) {
    int head = from[at];
    if (head >= LISTED) {
      int different = head - LISTED;
      int number = get(from, at + 1 + different, arm, bitsOf(different - 1));
      return from[at + 1 + number];
    }
    boolean whole = head == WHOLE;
    int base = whole ? Byte.MIN_VALUE : from[at + 1];
    return (byte) (base + get(from, at + (whole ? 1 : 2), arm, head));
  }

  /** The offset after the column that begins at {@code at}; -1 when it is none. */
  static int end(byte[] from, int at, int count) {
    if (at < 0 || at >= from.length) {
      return -1;
    }
    int head = from[at];
    int end = -1;
    if (head > LISTED && head <= LISTED + count) {
      int different = head - LISTED;
      end = at + 1 + different + bytes(bitsOf(different - 1), count);
    } else if (head >= 0 && head <= WHOLE) {
      end = at + (head == WHOLE ? 1 : 2) + bytes(head, count);
    }
    return end > from.length ? -1 : end;
  }

  /** How many bits a number from 0 to {@code most} needs. */
  static int bitsOf(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  /** How many bytes so many numbers take. */
  static int bytes(int bits, int count) {
    return (bits * count + 7) / 8;
  }

  /** Writes the i-th number of a run that begins at {@code at}, into bytes that are 0. */
  static void put(byte[] into, int at, int i, int bits, int number) {
    int shift = (i * bits) & 7;
    long left = (number & mask(bits)) << shift;
    int to = at + ((i * bits) >> 3);
    for (int end = shift + bits; end > 0; end -= Byte.SIZE) {
      into[to++] |= (byte) left;
      left >>>= Byte.SIZE;
    }
  }

  /** The i-th number of a run that begins at {@code at}. */
  static int get(byte[] from, int at, int i, int bits) {
    int shift = (i * bits) & 7;
    int next = at + ((i * bits) >> 3);
    long number = 0;
    for (int bit = 0; bit < shift + bits; bit += Byte.SIZE) {
      number |= (from[next++] & 0xFFL) << bit;
    }
    return (int) ((number >>> shift) & mask(bits));
  }

  private static long mask(int bits) {
    return (1L << bits) - 1;
  }
}
