package io.privatefm.protocol;

/**
 * What the server asks of a client on this connection.
 *
 * @param maxFrameBytes longest frame that is read
 * @param maxWithinTracks most ids that {@code tune.within} may list
 * @param messagesPerSecond how many messages a second a client may send for long
 * @param messageBurst how many it may send at once, as after a reconnect
 * @param progressEveryMs shortest time between two {@code progress}
 * @param helloWithinMs time from the handshake to {@code hello}
 * @param idleAfterMs longest silence, pongs included, before the server closes
 */
public record LimitsInfo(
    int maxFrameBytes,
    int maxWithinTracks,
    int messagesPerSecond,
    int messageBurst,
    int progressEveryMs,
    int helloWithinMs,
    int idleAfterMs) {
  public LimitsInfo {
    Rules.LIMIT.check("maxFrameBytes", maxFrameBytes);
    Rules.LIMIT.check("maxWithinTracks", maxWithinTracks);
    Rules.LIMIT.check("messagesPerSecond", messagesPerSecond);
    Rules.LIMIT.check("messageBurst", messageBurst);
    Rules.LIMIT.check("progressEveryMs", progressEveryMs);
    Rules.LIMIT.check("helloWithinMs", helloWithinMs);
    Rules.LIMIT.check("idleAfterMs", idleAfterMs);
  }
}
