package io.privatefm.protocol;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The field values of one object while it is read, by slot; absent ones are 0, false or null. */
final class Values {
  private final long[] whole;
  private final @Nullable Object[] held;
  private long met;
  private long valued;

  Values(int slots) {
    whole = new long[slots];
    held = new @Nullable Object[slots];
  }

  /** Marks a slot as met; false when it had been met before. */
  boolean meet(int slot) {
    long bit = 1L << slot;
    boolean first = (met & bit) == 0;
    met |= bit;
    return first;
  }

  /** Whether the slot was met. */
  boolean has(int slot) {
    return (met & (1L << slot)) != 0;
  }

  /** Whether a primitive was put: one that was met as null was not. */
  private boolean isValued(int slot) {
    return (valued & (1L << slot)) != 0;
  }

  void put(int slot, long value) {
    valued |= 1L << slot;
    whole[slot] = value;
  }

  void putReal(int slot, double value) {
    put(slot, Double.doubleToRawLongBits(value));
  }

  void putFlag(int slot, boolean value) {
    put(slot, value ? 1L : 0L);
  }

  void hold(int slot, Object value) {
    held[slot] = value;
  }

  long whole(int slot) {
    return whole[slot];
  }

  int small(int slot) {
    return (int) whole[slot];
  }

  double real(int slot) {
    return Double.longBitsToDouble(whole[slot]);
  }

  boolean flag(int slot) {
    return whole[slot] != 0;
  }

  String text(int slot) {
    return (String) Objects.requireNonNull(held[slot]);
  }

  <T> T held(int slot, Class<T> type) {
    return type.cast(Objects.requireNonNull(held[slot]));
  }

  <T> @Nullable T heldIfTold(int slot, Class<T> type) {
    Object value = held[slot];
    return value == null ? null : type.cast(value);
  }

  @Nullable Long wholeIfTold(int slot) {
    return isValued(slot) ? whole[slot] : null;
  }

  @Nullable Boolean flagIfTold(int slot) {
    return isValued(slot) ? flag(slot) : null;
  }

  @Nullable Double realIfTold(int slot) {
    return isValued(slot) ? real(slot) : null;
  }

  @SuppressWarnings("unchecked") // the slot's ListRule put a List<T> there
  <T> List<T> list(int slot) {
    Object value = held[slot];
    return value == null ? List.of() : (List<T>) value;
  }

  @SuppressWarnings("unchecked") // the slot's TextMapRule put a Map of texts there
  Map<String, String> texts(int slot) {
    Object value = held[slot];
    return value == null ? Map.of() : (Map<String, String>) value;
  }
}
