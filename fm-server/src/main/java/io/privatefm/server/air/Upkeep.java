package io.privatefm.server.air;

/**
 * How often the server looks after its stations.
 *
 * @param checkpointEveryMs how often a station that changed is saved, so that a restart replays
 *     little
 * @param evictAfterMs how long a station without a connection stays in memory
 * @param exchangeEveryMs how often the event loops tell each other what their rankers learned
 * @param stopWithinMs how long a graceful stop may take
 * @param reconnectSpreadMs the time over which clients of a stopped server are told to come back
 * @param catalogueEveryMs how often the server looks whether another catalogue is in force
 */
public record Upkeep(
    long checkpointEveryMs,
    long evictAfterMs,
    long exchangeEveryMs,
    long stopWithinMs,
    long reconnectSpreadMs,
    long catalogueEveryMs) {

  public Upkeep {
    atLeast("checkpointEveryMs", checkpointEveryMs, 100);
    atLeast("evictAfterMs", evictAfterMs, 0);
    atLeast("exchangeEveryMs", exchangeEveryMs, 100);
    atLeast("stopWithinMs", stopWithinMs, 100);
    atLeast("reconnectSpreadMs", reconnectSpreadMs, 0);
    atLeast("catalogueEveryMs", catalogueEveryMs, 100);
  }

  /** Times that suit a server with some thousand listeners. */
  public static Upkeep defaults() {
    return new Upkeep(60_000, 600_000, 1_000, 10_000, 5_000, 2_000);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException("must be >= " + least + ": " + name + "=" + value);
    }
  }
}
