package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.privatefm.server.air.Limits;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client may not do to the server, and with which code it goes. */
class AbuseIT {
  private static Radio radio;

  @BeforeAll
  static void start() {
    radio = Radio.on(builder -> builder.limits(Radio.tightOncePlaying()));
  }

  @AfterAll
  static void stop() {
    radio.close();
  }

  @Test
  void aFloodIsClosed() {
    try (Caller flood = radio.caller()) {
      Play play = flood.hello("flood", "phone");
      while (!flood.isClosed()) { // however slowly: faster than the rate, until it is noticed
        flood.say(new Started(1, play.spin(), 0));
      }
      flood.closedWith(CloseCode.FLOOD);
    }
  }

  @Test
  void aFrameThatIsTooLongIsClosed() {
    try (Caller caller = radio.caller()) {
      caller.hello("long", "phone");
      caller.raw("{\"type\":\"" + "x".repeat(5_000) + "\"}");
      caller.closedWith(CloseCode.TOO_LONG);
    }
  }

  @Test
  void aFrameOfTheOtherSpellingIsClosed() {
    try (Caller caller = radio.caller()) {
      caller.hello("kind", "phone");
      caller.rawBinary(new byte[] {1, 2, 3});
      caller.closedWith(CloseCode.VIOLATION);
    }
  }

  @Test
  void whoeverSendsNothingButRubbishIsClosed() {
    try (Caller caller = radio.caller()) {
      caller.hello("rubbish", "phone");
      for (int i = 0; i < 3; i++) {
        caller.raw("rubbish");
        assertEquals("malformed", caller.next(Error.class).code());
      }
      caller.raw("rubbish");
      caller.closedWith(CloseCode.VIOLATION);
    }
  }

  @Test
  void aListenersConnectionsAreBounded() {
    try (Caller player = radio.caller();
        Caller first = radio.caller();
        Caller second = radio.caller()) {
      player.hello("many", "phone");
      first.say(new Hello("many", "car", null, true));
      first.next(Welcome.class);
      second.say(new Hello("many", "speaker", null, true));
      second.next(Welcome.class);
      try (Caller third = radio.caller()) {
        third.say(new Hello("many", "watch", null, true));
        assertEquals("not-allowed", third.next(Error.class).code());
        third.closedWith(CloseCode.OVERLOADED);
      }
    }
  }

  @Test
  void aListenerNobodyHearsOfIsClosed() throws IOException {
    try (DeafSocket phone = DeafSocket.connect(radio.fm.port())) {
      phone.say("{\"type\":\"hello\",\"token\":\"tunnel\",\"device\":\"phone\"}");
      assertEquals(CloseCode.IDLE.code(), phone.readUntilClosed());
    }
  }

  @Test
  void aSlowListenerIsDisconnectedNotBuffered() throws IOException {
    Limits patient =
        Limits.defaults()
            .but()
            .frameBytes(4_096)
            .messageBytes(4_096)
            .connections(100)
            .stations(100)
            .connectionsPerListener(4)
            .devicesPerListener(8)
            .helloWithinMs(10_000)
            .progressEveryMs(10_000)
            .messagesPerSecond(50_000)
            .messagesAtOnce(100_000)
            .pendingMessages(64)
            .outboundMessages(8)
            .outboundBytes(1_024)
            .clockSkewMs(0)
            .badFrames(20)
            .messagesPerSecondPerAddress(50_000)
            .build();
    try (Radio slow = Radio.on(builder -> builder.limits(patient));
        DeafSocket phone = DeafSocket.connect(slow.fm.port())) {
      phone.say("{\"type\":\"hello\",\"token\":\"slow\",\"device\":\"phone\"}");
      for (int i = 0; i < 5_000; i++) {
        phone.say("{\"type\":\"liked\",\"seq\":99,\"spin\":\"p-000001\",\"atMs\":1}");
      }
      assertEquals(CloseCode.TOO_SLOW.code(), phone.readUntilClosed());
    }
  }
}
