package io.privatefm.server.profile;

/**
 * The bounds of a store in memory.
 *
 * @param listeners how many listeners are held; the one after them is refused
 * @param entriesPerListener how many of a listener's newest entries are kept for an export; older
 *     ones go
 */
public record MemoryLimits(int listeners, int entriesPerListener) {
  /** 100,000 listeners with 256 entries each. */
  public static final MemoryLimits DEFAULT = new MemoryLimits(100_000, 256);

  public MemoryLimits {
    if (listeners < 1) {
      throw new IllegalArgumentException("must be >= 1: listeners=" + listeners);
    }
    if (entriesPerListener < 1) {
      throw new IllegalArgumentException("must be >= 1: entriesPerListener=" + entriesPerListener);
    }
  }
}
