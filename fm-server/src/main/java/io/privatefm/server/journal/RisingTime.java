package io.privatefm.server.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.core.time.TimeProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock for the journal that never goes back, neither in a run nor below the newest file.
 * Thread-safe.
 *
 * <p>Chronicle Queue derives the file, and with it the index, from the time: were the clock set
 * back, entries would land in an older file with lower indexes, behind what profiles call covered,
 * and be lost to recovery.
 */
final class RisingTime implements TimeProvider {
  private static final Logger log = LoggerFactory.getLogger(RisingTime.class);

  /** By how much a clock may be put right without a word. */
  private static final long TOLD_MS = Duration.ofMinutes(1).toMillis();

  private final InstantSource clock;
  private final AtomicBoolean told = new AtomicBoolean();
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
    long nowMs = clock.millis();
    long risingMs = latestMs.accumulateAndGet(nowMs, Math::max);
    boolean back = risingMs - nowMs > TOLD_MS;
    if (told.get() != back && told.compareAndSet(!back, back)) {
      tell(back, risingMs - nowMs);
    }
    return risingMs;
  }

  private static void tell(boolean back, long byMs) {
    if (back) {
      log.warn(
          "The clock is {} s behind the journal: it was set back, or had been ahead. Entries go on"
              + " behind the newest, whatever the clock says",
          TimeUnit.MILLISECONDS.toSeconds(byMs));
    } else {
      log.info("The clock has caught up with the journal");
    }
  }
}
