package io.privatefm.server.air;

/**
 * The bounds of everything that a caller could make grow, in one place; they are checked against
 * each other when a set of them is made. Where some are to be others than usual: {@code
 * Limits.defaults().but().connections(100).build()}.
 *
 * @param frameBytes the largest WebSocket frame that is read
 * @param messageBytes the largest message, over all its frames
 * @param connections open connections of the whole server; more are refused with a retry delay
 * @param stations stations in memory, those included that wait to be evicted; more are refused
 * @param connectionsPerListener connections of one listener, those that only deliver included
 * @param devicesPerListener devices whose sequence is remembered; the longest unused is forgotten
 *     first
 * @param helloWithinMs how long a connection may stay without {@code hello}, and how long before
 *     that until its first request is there
 * @param progressEveryMs the least time between two {@code progress} that count, by the server's
 *     clock
 * @param messagesPerSecond the rate of messages of one connection in the long run
 * @param messagesAtOnce the messages that may come at once, such as an offline backlog
 * @param pendingMessages messages of one connection that wait for the journal; then reading pauses
 * @param outboundMessages messages that wait for a slow connection; then it is closed
 * @param outboundBytes bytes handed to the socket before messages wait
 * @param clockSkewMs how far a client's clock may be ahead
 * @param badFrames frames in a row that are no message at all; then the connection is closed
 * @param idleAfterMs the longest silence, pongs included, before a connection is closed; pings go
 *     out three times as often. Also the longest that an answer to a page may take to be read
 * @param connectionsPerAddress connections from one address of clients (an IPv4 address, the /64 of
 *     an IPv6 address), and those that may be opened at once
 * @param handshakesPerSecondPerAddress connections opened from one address in the long run
 * @param messagesPerSecondPerAddress messages of all connections from one address in the long run;
 *     as many seconds' worth may come at once as of one connection
 * @param visitors connections that are no stations, or not yet; more are closed at once
 * @param visitorsPerAddress those of one address, unless it is a trusted proxy's
 * @param loopLagMs how long work may wait on an event loop, for some time, before new stations are
 *     refused there with a retry delay
 * @param stationsPerSecond stations that are brought into memory within a second, of the whole
 *     server; more are refused with a retry delay
 */
public record Limits(
    int frameBytes,
    int messageBytes,
    int connections,
    int stations,
    int connectionsPerListener,
    int devicesPerListener,
    int helloWithinMs,
    int progressEveryMs,
    int messagesPerSecond,
    int messagesAtOnce,
    int pendingMessages,
    int outboundMessages,
    int outboundBytes,
    int clockSkewMs,
    int badFrames,
    int idleAfterMs,
    int connectionsPerAddress,
    int handshakesPerSecondPerAddress,
    int messagesPerSecondPerAddress,
    int visitors,
    int visitorsPerAddress,
    int loopLagMs,
    int stationsPerSecond) {

  public Limits {
    atLeast("frameBytes", frameBytes, 1_024);
    atLeast("messageBytes", messageBytes, frameBytes);
    atLeast("connections", connections, 1);
    atLeast("stations", stations, 1);
    atLeast("connectionsPerListener", connectionsPerListener, 2);
    atLeast("devicesPerListener", devicesPerListener, connectionsPerListener);
    atLeast("helloWithinMs", helloWithinMs, 100);
    atLeast("progressEveryMs", progressEveryMs, 1);
    atLeast("messagesPerSecond", messagesPerSecond, 1);
    atLeast("messagesAtOnce", messagesAtOnce, messagesPerSecond);
    atLeast("pendingMessages", pendingMessages, 1);
    atLeast("outboundMessages", outboundMessages, 8);
    atLeast("outboundBytes", outboundBytes, 1_024);
    atLeast("clockSkewMs", clockSkewMs, 0);
    atLeast("badFrames", badFrames, 1);
    atLeast("idleAfterMs", idleAfterMs, 3_000);
    atLeast("connectionsPerAddress", connectionsPerAddress, connectionsPerListener);
    atLeast("handshakesPerSecondPerAddress", handshakesPerSecondPerAddress, 1);
    atLeast("messagesPerSecondPerAddress", messagesPerSecondPerAddress, messagesPerSecond);
    atLeast("visitors", visitors, 1);
    atLeast("visitorsPerAddress", visitorsPerAddress, 1);
    atLeast("loopLagMs", loopLagMs, 1);
    atLeast("stationsPerSecond", stationsPerSecond, 1);
  }

  /** Bounds that suit a server on the open internet. */
  public static Limits defaults() {
    return new LimitsBuilder()
        .frameBytes(64 * 1024)
        .messageBytes(64 * 1024)
        .connections(15_000)
        .stations(100_000)
        .connectionsPerListener(8)
        .devicesPerListener(64)
        .helloWithinMs(10_000)
        .progressEveryMs(10_000)
        .messagesPerSecond(50)
        .messagesAtOnce(500)
        .pendingMessages(64)
        .outboundMessages(256)
        .outboundBytes(64 * 1024)
        .clockSkewMs(2_000)
        .badFrames(20)
        .idleAfterMs(60_000)
        .connectionsPerAddress(1_000)
        .handshakesPerSecondPerAddress(50)
        .messagesPerSecondPerAddress(5_000)
        .visitors(2_000)
        .visitorsPerAddress(200)
        .loopLagMs(250)
        .stationsPerSecond(1_000)
        .build();
  }

  /** These, to be changed by name. */
  public LimitsBuilder but() {
    return new LimitsBuilder()
        .frameBytes(frameBytes)
        .messageBytes(messageBytes)
        .connections(connections)
        .stations(stations)
        .connectionsPerListener(connectionsPerListener)
        .devicesPerListener(devicesPerListener)
        .helloWithinMs(helloWithinMs)
        .progressEveryMs(progressEveryMs)
        .messagesPerSecond(messagesPerSecond)
        .messagesAtOnce(messagesAtOnce)
        .pendingMessages(pendingMessages)
        .outboundMessages(outboundMessages)
        .outboundBytes(outboundBytes)
        .clockSkewMs(clockSkewMs)
        .badFrames(badFrames)
        .idleAfterMs(idleAfterMs)
        .connectionsPerAddress(connectionsPerAddress)
        .handshakesPerSecondPerAddress(handshakesPerSecondPerAddress)
        .messagesPerSecondPerAddress(messagesPerSecondPerAddress)
        .visitors(visitors)
        .visitorsPerAddress(visitorsPerAddress)
        .loopLagMs(loopLagMs)
        .stationsPerSecond(stationsPerSecond);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException("must be >= " + least + ": " + name + "=" + value);
    }
  }
}
