package io.privatefm.server.profile;

/**
 * The bounds of a store in memory.
 *
 * @param listeners how many listeners are held; the one after them is refused
 * @param bytesPerListener what a listener's newest entries may take that are kept for an export;
 *     older ones go
 */
public record MemoryLimits(int listeners, int bytesPerListener) {
  /** 100,000 listeners with 32 KB each: the last forty spins or so. */
  public static final MemoryLimits DEFAULT = new MemoryLimits(100_000, 32_768);

  public MemoryLimits {
    if (listeners < 1) {
      throw new IllegalArgumentException("must be >= 1: listeners=" + listeners);
    }
    if (bytesPerListener < 1) {
      throw new IllegalArgumentException("must be >= 1: bytesPerListener=" + bytesPerListener);
    }
  }
}
