package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage.Bye;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.server.air.Limits;
import io.privatefm.server.security.Proxies;
import io.privatefm.server.security.Proxies.Header;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What all clients of one address may not do to the server, and who counts as one. */
class AddressIT {
  private static final Proxies NONE = new Proxies(List.of(), Header.X_FORWARDED_FOR);
  private static final String REFUSED = "must be fewer connections, or fewer a second: address\n";

  private static Radio radio(Proxies proxies, Limits limits) {
    return Radio.on(builder -> builder.proxies(proxies).limits(limits));
  }

  private static Limits limits(int connections, int handshakes, int messages) {
    Limits usual = Limits.defaults();
    return usual
        .but()
        .connectionsPerListener(Math.min(connections, usual.connectionsPerListener()))
        .messagesPerSecond(10)
        .messagesAtOnce(20)
        .connectionsPerAddress(connections)
        .handshakesPerSecondPerAddress(handshakes)
        .messagesPerSecondPerAddress(messages)
        .build();
  }

  @Test
  void theConnectionsOfAnAddressAreBoundedAndOneThatLeavesMakesRoom() throws Exception {
    try (Radio radio = radio(NONE, limits(3, 1_000, 100))) {
      List<Caller> callers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        callers.add(radio.caller());
      }
      refused(radio, null);
      callers.removeLast().close();
      awaitConnections(radio, 2);
      callers.add(radio.caller());
      callers.getFirst().hello("ada", "phone");
      callers.forEach(Caller::close);
      assertTrue(measures(radio).contains("fm_addresses_refused_total 1.0"), measures(radio));
      assertTrue(measures(radio).contains("fm_limit{name=\"connectionsPerAddress\"} 3.0"));
    }
  }

  @Test
  void hangingUpDoesNotRenewTheRateOfHandshakes() {
    try (Radio radio = radio(NONE, limits(3, 1, 100))) {
      for (int i = 0; i < 3; i++) {
        radio.caller().close();
      }
      refused(radio, null);
    }
  }

  @Test
  void clientsBehindATrustedProxyAreToldApartByWhatItTells() {
    try (Radio radio = radio(Proxies.onThisMachine(), limits(2, 1_000, 100));
        Caller _ = from(radio, "203.0.113.1");
        Caller _ = from(radio, "198.51.100.7, 203.0.113.1")) {
      refused(radio, "203.0.113.1");
      refused(radio, "198.51.100.8, 203.0.113.1");
      try (Caller other = from(radio, "203.0.113.2");
          Caller proxyItself = radio.caller();
          Caller another = radio.caller();
          Caller third = radio.caller()) {
        other.hello("ada", "phone");
        proxyItself.hello("bea", "phone");
        another.hello("cid", "phone");
        third.hello("dan", "phone");
      }
    }
  }

  @Test
  void whoeverIsNoTrustedProxyCannotSpeakForOthers() {
    try (Radio radio = radio(NONE, limits(2, 1_000, 100));
        Caller _ = from(radio, "203.0.113.1");
        Caller _ = from(radio, "203.0.113.2")) {
      refused(radio, "203.0.113.3");
    }
  }

  @Test
  void theMessagesOfAnAddressAreBoundedOverAllItsConnections() {
    try (Radio radio = radio(NONE, limits(20, 1_000, 10));
        Caller first = radio.caller();
        Caller second = radio.caller()) {
      Play ofFirst = first.hello("first", "phone");
      Play ofSecond = second.hello("second", "phone");
      for (int i = 0; i < 12; i++) {
        first.say(new Started(1, ofFirst.spin(), 0));
        second.say(new Started(1, ofSecond.spin(), 0));
      }
      long deadline = System.nanoTime() + Caller.PATIENCE_MS * 1_000_000;
      while (!first.isClosed() && !second.isClosed()) {
        assertTrue(System.nanoTime() < deadline, "neither was closed");
        Thread.onSpinWait();
      }
      Caller gone = first.isClosed() ? first : second;
      Bye bye = gone.next(Bye.class);
      assertEquals(CloseCode.OVERLOADED.code(), bye.code());
      assertEquals("too many messages of this address", bye.reason());
      assertTrue(bye.reconnectAfterMs() > 0);
      gone.closedWith(CloseCode.OVERLOADED);
    }
  }

  private static Caller from(Radio radio, String forwardedFor) {
    return Caller.connect(Radio.CALLERS, options(radio, forwardedFor), FrameCodec.JSON);
  }

  private static WebSocketConnectOptions options(Radio radio, String forwardedFor) {
    WebSocketConnectOptions options = Caller.options(radio.fm.port(), FrameCodec.JSON);
    options.addHeader("X-Forwarded-For", forwardedFor);
    return options;
  }

  private static void refused(Radio radio, @Nullable String from) {
    var failure =
        assertThrows(
            RuntimeException.class,
            () -> {
              if (from == null) {
                radio.caller();
              } else {
                from(radio, from);
              }
            });
    var refused =
        assertInstanceOf(
            UpgradeRejectedException.class,
            failure instanceof UpgradeRejectedException ? failure : failure.getCause());
    assertEquals(429, refused.getStatus());
    assertEquals(REFUSED, String.valueOf(refused.getBody()));
  }

  private static void awaitConnections(Radio radio, int count) throws Exception {
    long deadline = System.nanoTime() + Caller.PATIENCE_MS * 1_000_000;
    while (!measures(radio).contains("fm_connections " + count + ".0")) {
      assertTrue(System.nanoTime() < deadline, measures(radio));
    }
  }

  private static String measures(Radio radio) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + radio.fm.adminPort() + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }
}
