package io.privatefm.vector;

import java.util.function.IntPredicate;

/**
 * Which ids a search may answer.
 *
 * <p>An owner may change its filter between searches and reuse it without end; during a search it
 * is borrowed and must stay still. Not thread-safe. An id that the index does not have is ignored.
 */
public sealed interface Allowed extends IntPredicate
    permits Everything, AllowedBits, AllowedOnly, AllowedExcept {
  /** Whether the id may be answered. */
  boolean contains(int id);

  @Override
  default boolean test(int id) {
    return contains(id);
  }

  /** Every id. */
  static Allowed all() {
    return Everything.EVERYTHING;
  }

  /** A set of ids below {@code size}, one bit each, at first empty; see {@link AllowedBits}. */
  static AllowedBits bits(int size) {
    return new AllowedBits(size);
  }

  /** Just these ids: for small sets, which are scored one by one; see {@link AllowedOnly}. */
  static AllowedOnly only(int... ids) {
    return new AllowedOnly(ids);
  }

  /** Every id but these few, such as what was played lately; see {@link AllowedExcept}. */
  static AllowedExcept except(int... ids) {
    return new AllowedExcept(ids);
  }
}
