package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ErrorCode;
import io.privatefm.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundTest {
  private static final int MOST = 2;
  private final Pipe pipe = new Pipe();
  private int overflows;
  private final Outbound outbound = new Outbound(pipe, MOST, () -> overflows++);

  /** A transport that takes as much as the test says. */
  private static final class Pipe implements Wire {
    int room;
    final List<ServerMessage> written = new ArrayList<>();
    Runnable onReady = () -> {};

    @Override
    public boolean ready() {
      return room > 0;
    }

    @Override
    public void write(ServerMessage message) {
      room--;
      written.add(message);
    }

    @Override
    public void onReady(Runnable action) {
      onReady = action;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void ping() {}

    @Override
    public void close(CloseCode code, String reason) {}
  }

  private static ServerMessage ack(long seq) {
    return new ServerMessage.Ack(seq);
  }

  private static ServerMessage error(long seq) {
    return ServerMessage.Error.of(ErrorCode.UNKNOWN_SPIN, "must be known", seq);
  }

  @Test
  void orderIsKeptWhenMessagesHaveToWait() {
    pipe.room = 1;
    outbound.send(error(1));
    outbound.send(error(2));
    outbound.send(error(3));
    assertEquals(List.of(error(1)), pipe.written);
    pipe.room = 5;
    outbound.send(error(4));
    assertEquals(1, overflows);
    pipe.onReady.run();
    assertEquals(List.of(error(1), error(2), error(3)), pipe.written);
  }

  @Test
  void aSlowListenerIsDisconnectedNotBuffered() {
    outbound.send(error(1));
    outbound.send(error(2));
    assertEquals(0, overflows);
    outbound.send(error(3));
    assertEquals(1, overflows);
    assertEquals(MOST, outbound.waiting());
  }

  @Test
  void anAckThatWaitsIsReplacedByTheNext() {
    outbound.send(ack(1));
    outbound.send(ack(2));
    outbound.send(ack(3));
    assertEquals(0, overflows);
    pipe.room = 5;
    pipe.onReady.run();
    assertEquals(List.of(ack(3)), pipe.written);
  }
}
