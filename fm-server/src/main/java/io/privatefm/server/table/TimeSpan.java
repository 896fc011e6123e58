package io.privatefm.server.table;

/**
 * Which spins are asked for, by the time of their draw, epoch milliseconds.
 *
 * @param sinceMs the first that is meant
 * @param untilMs the first that is not meant any more
 */
public record TimeSpan(long sinceMs, long untilMs) {
  /** All of them. */
  public static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

  boolean holds(long atMs) {
    return atMs >= sinceMs && atMs < untilMs;
  }
}
