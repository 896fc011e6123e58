package io.privatefm.server.journal;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * A clock for the journal that never goes back, neither in a run nor below the newest file.
 * Thread-safe.
 *
 * <p>Chronicle Queue derives the file, and with it the index, from the time: were the clock set
 * back, entries would land in an older file with lower indexes, behind what profiles call covered,
 * and be lost to recovery.
 */
final class RisingTime implements TimeProvider {
  private final InstantSource clock;
  private final AtomicLong latestMs = new AtomicLong();

  RisingTime(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on it is at least this time. */
  void noEarlierThan(long floorMs) {
    latestMs.accumulateAndGet(floorMs, Math::max);
  }

  @Override
  public long currentTimeMillis() {
    return latestMs.accumulateAndGet(clock.millis(), Math::max);
  }
}
