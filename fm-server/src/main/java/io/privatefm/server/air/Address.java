package io.privatefm.server.air;

/**
 * What the clients of one address take of the server, over all loops. Thread-safe. Their messages
 * may come at once for as many seconds' worth as those of one connection.
 */
public final class Address {
  private final int most;
  private final Rate handshakes;
  private final Rate messages;
  private int connections;

  Address(Limits limits, long nowMs) {
    this.most = limits.connectionsPerAddress();
    this.handshakes =
        new Rate(limits.handshakesPerSecondPerAddress(), limits.connectionsPerAddress(), nowMs);
    int atOnce =
        (int)
            Math.min(
                Integer.MAX_VALUE,
                (long) limits.messagesPerSecondPerAddress()
                    * limits.messagesAtOnce()
                    / limits.messagesPerSecond());
    this.messages = new Rate(limits.messagesPerSecondPerAddress(), atOnce, nowMs);
  }

  /** One more connection; false: there are too many, or they come too quickly. */
  synchronized boolean connect(long nowMs) {
    if (!handshakes.take(nowMs) || connections >= most) {
      return false;
    }
    connections++;
    return true;
  }

  /** One more message; false: they come too quickly. */
  synchronized boolean take(long nowMs) {
    return messages.take(nowMs);
  }

  /** One connection less. */
  public synchronized void disconnect() {
    connections--;
  }

  /** Whether nothing need be remembered of it. */
  synchronized boolean forgettable(long nowMs) {
    return connections == 0 && handshakes.full(nowMs) && messages.full(nowMs);
  }
}
