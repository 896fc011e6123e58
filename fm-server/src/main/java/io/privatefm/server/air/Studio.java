package io.privatefm.server.air;

import io.privatefm.protocol.LimitsInfo;
import io.privatefm.protocol.ProtocolLimits;
import io.privatefm.server.profile.Store;
import java.time.InstantSource;

/**
 * What all loops of a server share; every part of it is thread-safe.
 *
 * @param store what is remembered
 * @param limits the bounds of everything
 * @param upkeep how often stations are looked after
 * @param clock the server's time
 * @param counts what happened, counted
 */
public record Studio(
    Store store, Limits limits, Upkeep upkeep, InstantSource clock, Counts counts) {

  long nowMs() {
    return clock.millis();
  }

  LimitsInfo limitsInfo() {
    return new LimitsInfo(
        limits.frameBytes(),
        ProtocolLimits.WITHIN_TRACKS,
        limits.messagesPerSecond(),
        limits.messagesAtOnce(),
        limits.progressEveryMs(),
        limits.helloWithinMs(),
        limits.idleAfterMs());
  }
}
