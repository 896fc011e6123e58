package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Renew;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.privatefm.server.security.TokenIssuer;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets in, and how it has to ask. */
class HandshakeIT {
  private static final TokenRules RULES =
      TokenRules.of(new TokenTrust.SharedSecret("0123456789abcdef0123456789abcdef"));
  private static final TokenIssuer ISSUER = TokenIssuer.sharedSecret(Radio.CALLERS, RULES);
  private static Radio radio;

  @BeforeAll
  static void start() {
    radio = Radio.on(builder -> builder.tokens(RULES).limits(Radio.tightOncePlaying()));
  }

  @AfterAll
  static void stop() {
    radio.close();
  }

  private static String token(String listener, Duration validFor) {
    return ISSUER.issue(listener, validFor);
  }

  /** The answer to a handshake with these headers beside the usual ones, as far as its head. */
  private static String handshake(String... headers) throws IOException {
    String request =
        "GET /v1/fm HTTP/1.1\r\nHost: 127.0.0.1:"
            + radio.fm.port()
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
            + "\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), radio.fm.port())) {
      socket.setSoTimeout((int) Caller.PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return answer(socket.getInputStream());
    }
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] chunk = new byte[4_096];
    int read = in.read(chunk);
    while (read >= 0) {
      answer.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
      int body = answer.indexOf("\r\n\r\n");
      if (body >= 0 && (answer.indexOf(" 101 ") > 0 || answer.indexOf("\n", body + 4) > 0)) {
        break;
      }
      read = in.read(chunk);
    }
    return answer.toString();
  }

  @Test
  void theFirstSubprotocolOfTheClientThatIsSpokenHereIsTaken() throws IOException {
    String answer = handshake("Sec-WebSocket-Protocol: chat, fm.v1.cbor, fm.v1.json");
    assertTrue(answer.contains(" 101 "), answer);
    assertTrue(
        answer.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol: fm.v1.cbor"), answer);
    assertTrue(!answer.toLowerCase(Locale.ROOT).contains("permessage-deflate"), answer);
  }

  @Test
  void compressionIsNotAgreedToEvenWhenOffered() throws IOException {
    String answer =
        handshake(
            "Sec-WebSocket-Protocol: fm.v1.json",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits");
    assertTrue(answer.contains(" 101 "), answer);
    assertTrue(!answer.toLowerCase(Locale.ROOT).contains("sec-websocket-extensions"), answer);
  }

  @Test
  void withoutASubprotocolThatIsSpokenHereTheHandshakeIsRefused() throws IOException {
    String answer = handshake("Sec-WebSocket-Protocol: chat");
    assertTrue(answer.contains(" 400 "), answer);
    assertTrue(
        answer.contains("must offer one of [fm.v1.json, fm.v1.cbor]: sec-websocket-protocol"),
        answer);
    assertTrue(handshake().contains(" 400 "));
  }

  @Test
  void aPageOfAnotherOriginIsRefused() throws IOException {
    String answer = handshake("Sec-WebSocket-Protocol: fm.v1.json", "Origin: https://evil.example");
    assertTrue(answer.contains(" 403 "), answer);
  }

  @Test
  void aPageOfTheServersOwnOriginIsLetIn() throws IOException {
    String answer =
        handshake(
            "Sec-WebSocket-Protocol: fm.v1.json", "Origin: http://127.0.0.1:" + radio.fm.port());
    assertTrue(answer.contains(" 101 "), answer);
  }

  @Test
  void whoeverDoesNotSayHelloInTimeIsClosed() {
    try (Radio tight = Radio.on(builder -> builder.limits(Radio.tight()));
        Caller silent = tight.caller()) {
      silent.closedWith(CloseCode.NO_HELLO);
    }
  }

  @Test
  void theFirstMessageMustBeHello() {
    try (Caller rude = radio.caller()) {
      rude.say(new Started(1, "p-000001", 0));
      rude.closedWith(CloseCode.NO_HELLO);
    }
  }

  @Test
  void aSecondHelloIsAnError() {
    try (Caller caller = radio.caller()) {
      Hello hello = new Hello(token("again", Duration.ofHours(1)), "phone", null, false);
      caller.say(hello);
      Play play = caller.next(Play.class);
      caller.say(hello);
      assertEquals("not-allowed", caller.next(Error.class).code());
      caller.say(new Started(1, play.spin(), 0));
      caller.acknowledged(1);
    }
  }

  @Test
  void aTokenThatIsNotBelievedIsClosedForGood() {
    try (Caller stranger = radio.caller()) {
      stranger.say(new Hello("forged", "phone", null, false));
      assertEquals("unauthorized", stranger.next(Error.class).code());
      stranger.closedWith(CloseCode.UNAUTHORIZED);
    }
  }

  @Test
  void aConnectionEndsWithItsToken() {
    try (Caller caller = radio.caller()) {
      caller.say(new Hello(token("brief", Duration.ofSeconds(2)), "phone", null, false));
      caller.next(Welcome.class);
      caller.closedWith(CloseCode.TOKEN_EXPIRED);
    }
  }

  @Test
  void aRenewedTokenKeepsTheConnectionUnlessItIsAnothersToken() {
    try (Caller caller = radio.caller();
        Caller other = radio.caller()) {
      other.say(new Hello(token("brief-too", Duration.ofSeconds(2)), "phone", null, false));
      caller.say(new Hello(token("lasting", Duration.ofSeconds(2)), "phone", null, false));
      Play play = caller.next(Play.class);
      caller.say(new Renew(token("mallory", Duration.ofHours(1))));
      assertEquals("unauthorized", caller.next(Error.class).code());
      caller.say(new Renew(token("lasting", Duration.ofHours(1))));
      other.closedWith(CloseCode.TOKEN_EXPIRED);
      caller.say(new Started(1, play.spin(), 0));
      caller.acknowledged(1);
    }
  }

  @Test
  void bothSpellingsAreSpoken() {
    try (Caller caller = Caller.connect(Radio.CALLERS, radio.fm.port(), FrameCodec.CBOR)) {
      caller.say(new Hello(token("binary", Duration.ofHours(1)), "phone", null, false));
      caller.next(Play.class);
    }
  }
}
