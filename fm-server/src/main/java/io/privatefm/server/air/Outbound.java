package io.privatefm.server.air;

import io.privatefm.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The messages on their way out of one connection, in order and bounded. While the transport takes
 * them nothing waits; behind a slow one they queue up to a limit, and then the connection has to
 * go. Of one loop.
 */
final class Outbound {
  private final Wire wire;
  private final int most;
  private final Runnable onOverflow;
  private final Deque<ServerMessage> waiting = new ArrayDeque<>();

  Outbound(Wire wire, int most, Runnable onOverflow) {
    this.wire = wire;
    this.most = most;
    this.onOverflow = onOverflow;
    wire.onReady(this::drain);
  }

  void send(ServerMessage message) {
    if (waiting.isEmpty() && wire.ready()) {
      wire.write(message);
    } else {
      enqueue(message);
    }
  }

  /** Acks are cumulative, so a newer one takes the place of one that still waits at the end. */
  private void enqueue(ServerMessage message) {
    if (message instanceof ServerMessage.Ack && waiting.peekLast() instanceof ServerMessage.Ack) {
      waiting.removeLast();
    }
    if (waiting.size() == most) {
      onOverflow.run();
    } else {
      waiting.addLast(message);
    }
  }

  int waiting() {
    return waiting.size();
  }

  private void drain() {
    while (!waiting.isEmpty() && wire.ready()) {
      wire.write(waiting.removeFirst());
    }
  }
}
