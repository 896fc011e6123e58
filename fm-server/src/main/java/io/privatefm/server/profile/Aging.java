package io.privatefm.server.profile;

import io.privatefm.server.journal.ListenerKey;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets who was not heard for longer than the retention: when the file of the newest entry that a
 * saved station shows has come of age, the station and the key are erased, as if the listener had
 * asked for it. Who has entries that no saved station shows yet is left. Once an hour everybody is
 * looked at, a few in a turn, so that nobody waits for it. Owned by one thread.
 */
final class Aging {
  private static final Logger log = LoggerFactory.getLogger(Aging.class);
  private static final long ROUND_EVERY_MS = Duration.ofHours(1).toMillis();
  private static final int KEYS_A_TURN = 32;

  private final Disk disk;
  private final long retentionMs;
  private Iterator<ListenerKey> left = Collections.emptyIterator();
  private long nextRoundMs = Long.MIN_VALUE;
  private int forgotten;

  Aging(Disk disk, Duration retention) {
    this.disk = disk;
    this.retentionMs = retention.toMillis();
  }

  /** Looks at a few, and forgets one of them at most: erasing waits for the disk. */
  void turn(long nowMs) {
    if (!left.hasNext()) {
      beginRound(nowMs);
    }
    for (int i = 0; i < KEYS_A_TURN && left.hasNext(); i++) {
      ListenerKey key = left.next();
      if (due(key, nowMs - retentionMs)) {
        disk.erase(key);
        forgotten++;
        break;
      }
    }
    if (!left.hasNext() && forgotten > 0) {
      log.info("Forgot {} listeners: not heard for longer than the retention", forgotten);
      forgotten = 0;
    }
  }

  private void beginRound(long nowMs) {
    if (nowMs >= nextRoundMs) {
      nextRoundMs = nowMs + ROUND_EVERY_MS;
      left = List.copyOf(disk.vault().all()).iterator();
    }
  }

  private boolean due(ListenerKey key, long oldMs) {
    if (disk.vault().withTag(key.tag()) == null || disk.coverage().isUncovered(key.tag())) {
      return false; // erased since the round began, or not saved yet
    }
    SealedProfile saved = disk.profiles().get(key.tag());
    long newest = saved == null ? key.bornIndex() : saved.coveredIndex();
    return disk.journal().endsBefore(newest, oldMs);
  }
}
