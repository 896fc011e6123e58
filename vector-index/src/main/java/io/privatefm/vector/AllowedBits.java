package io.privatefm.vector;

import java.util.Arrays;

/**
 * A mutable set of allowed ids, one bit an id: size ÷ 8 bytes, each change O(1).
 *
 * <p>Blocks of ids of which none is allowed are skipped unseen, sparse blocks are scored id by id,
 * dense ones as a whole.
 */
public final class AllowedBits implements Allowed {
  private final long[] words;
  private final int size;
  private int count;

  AllowedBits(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("must be >= 0: size=" + size);
    }
    this.size = size;
    words = new long[(int) ((size + 63L) >>> 6)];
  }

  /** Ids are below it. */
  public int size() {
    return size;
  }

  /** Lets the id be answered. */
  public void allow(int id) {
    long word = words[checked(id) >>> 6];
    count += (int) (~word >>> id & 1);
    words[id >>> 6] = word | 1L << id;
  }

  /** Keeps the id from being answered. */
  public void forbid(int id) {
    long word = words[checked(id) >>> 6];
    count -= (int) (word >>> id & 1);
    words[id >>> 6] = word & ~(1L << id);
  }

  /** Lets every id below {@link #size()} be answered. */
  public void allowAll() {
    Arrays.fill(words, -1L);
    if ((size & 63) != 0) {
      words[words.length - 1] = -1L >>> -size;
    }
    count = size;
  }

  /** Keeps every id from being answered. */
  public void forbidAll() {
    Arrays.fill(words, 0);
    count = 0;
  }

  /** Becomes equal to the other set, which must have the same size. */
  public void copyFrom(AllowedBits other) {
    checkSameSize(other);
    System.arraycopy(other.words, 0, words, 0, words.length);
    count = other.count;
  }

  /** Forbids what the other set, of the same size, does not allow. */
  public void retain(AllowedBits other) {
    checkSameSize(other);
    for (int i = 0; i < words.length; i++) {
      words[i] &= other.words[i];
    }
    count = count(0, words.length);
  }

  /** How many ids are allowed. */
  public int count() {
    return count;
  }

  @Override
  public boolean contains(int id) {
    return id >= 0 && id < size && (words[id >>> 6] >>> id & 1) != 0;
  }

  int words() {
    return words.length;
  }

  long word(int at) {
    return words[at];
  }

  /** How many ids are allowed in the words from {@code from} up to {@code to}, exclusive. */
  int count(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += Long.bitCount(words[i]);
    }
    return count;
  }

  private int checked(int id) {
    if (id < 0 || id >= size) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + size + ": id=" + id);
    }
    return id;
  }

  private void checkSameSize(AllowedBits other) {
    if (other.size != size) {
      throw new IllegalArgumentException("must be " + size + ": other.size=" + other.size);
    }
  }
}
