package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Disliked;
import io.privatefm.protocol.ClientMessage.Failed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.OnSpin;
import io.privatefm.protocol.ClientMessage.Paused;
import io.privatefm.protocol.ClientMessage.Progress;
import io.privatefm.protocol.ClientMessage.Reacted;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Resumed;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ClientMessage.Unliked;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.privatefm.server.security.TokenIssuer;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mallory with every message and every address, at what is Ada's; nothing of Ada's changes. */
class WrongIdentityIT {
  private static final int SPINS = 6;
  private static final TokenRules RULES =
      TokenRules.of(new TokenTrust.SharedSecret("0123456789abcdef0123456789abcdef"));
  private static final TokenRules OTHERS =
      TokenRules.of(new TokenTrust.SharedSecret("fedcba9876543210fedcba9876543210"));
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Radio radio;

  private Caller ada;
  private String station;
  private String spin;
  private JsonArray before;

  @BeforeAll
  static void start() {
    radio = Radio.on(builder -> builder.tokens(RULES));
  }

  @AfterAll
  static void stop() {
    radio.close();
  }

  @BeforeEach
  void adaListens() throws Exception {
    ada = radio.caller();
    ada.say(new Hello(token(RULES, "ada"), "phone", null, false));
    Welcome welcome = ada.next(Welcome.class);
    station = welcome.station();
    spin = ada.next(Play.class).spin();
    for (int i = 1; i <= SPINS; i++) {
      ada.say(new Skipped(welcome.lastSeq() + i, spin, 1_000, 0));
      spin = ada.next(Play.class).spin();
    }
    before = journalOfAda();
  }

  @AfterEach
  void nothingOfAdasHasChanged() throws Exception {
    assertEquals(before, journalOfAda());
    assertFalse(ada.isClosed(), "Ada plays on");
    ada.close();
  }

  @Test
  void noMessageReachesAnothersSpin() {
    List<OnSpin> messages =
        List.of(
            new Started(1, spin, 0),
            new Progress(2, spin, 1, 0),
            new Paused(3, spin, 1, 0),
            new Resumed(4, spin, 1, 0),
            new Completed(5, spin, 0),
            new Skipped(6, spin, 1, 0),
            new Failed(7, spin, "no sound", 0),
            new Liked(8, spin, 0),
            new Unliked(9, spin, 0),
            new Disliked(10, spin, ClientMessage.Scope.ARTIST, 0),
            new Reacted(11, spin, ClientMessage.Kind.SAVED, null, 0));
    assertEquals(kindsOfMessages(), kinds(messages), "every kind is tried");
    try (Caller mallory = radio.caller()) {
      mallory.hello(token(RULES, "mallory"), "phone");
      for (OnSpin message : messages) {
        mallory.say(message);
        assertEquals("unknown-spin", mallory.next(Error.class).code(), message.toString());
      }
    }
  }

  private static Set<String> kinds(List<OnSpin> messages) {
    return messages.stream().map(each -> each.getClass().getName()).collect(Collectors.toSet());
  }

  private static Set<String> kindsOfMessages() {
    return List.of(ClientMessage.class.getDeclaredClasses()).stream()
        .filter(each -> each.isRecord() && OnSpin.class.isAssignableFrom(each))
        .map(Class::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void anothersStationIsNotResumed() {
    try (Caller mallory = radio.caller()) {
      mallory.say(
          new Hello(token(RULES, "mallet"), "phone", new Resume(station, spin, 1_000), false));
      Welcome welcome = mallory.next(Welcome.class);
      assertFalse(welcome.resumed());
      assertNotNull(welcome.reason());
      assertNotEquals(station, welcome.station());
      assertNotEquals(spin, mallory.next(Play.class).spin());
    }
  }

  @Test
  void noTokenButAdasOpensWhatIsAdas() throws Exception {
    String forged = token(OTHERS, "ada");
    String over = TokenIssuer.sharedSecret(Radio.CALLERS, RULES).issue("ada", Duration.ofHours(-1));
    for (String token : List.of(forged, over, "ada", "e30.e30.", "null")) {
      try (Caller mallory = radio.caller()) {
        mallory.say(new Hello(token, "phone", null, false));
        mallory.closedWith(CloseCode.UNAUTHORIZED);
      }
      for (String address : List.of("/v1/me", "/v1/me/export")) {
        assertEquals(401, status("GET", address, token), address);
      }
      assertEquals(401, status("DELETE", "/v1/me", token));
      assertEquals(401, status("DELETE", "/v1/me?token=" + token(RULES, "ada"), token));
    }
  }

  @Test
  void whoIsSomebodyElseSeesAndErasesOnlyTheOwn() throws Exception {
    String own = token(RULES, "nobody-yet");
    assertEquals(404, status("GET", "/v1/me?listener=ada", own));
    assertEquals(404, status("GET", "/v1/me/export?listener=ada", own));
    assertEquals(204, status("DELETE", "/v1/me?listener=ada", own));
  }

  private static JsonArray journalOfAda() throws Exception {
    String body = ask("GET", "/v1/me/export", token(RULES, "ada")).body();
    return new JsonObject(body).getJsonArray("journal");
  }

  private static int status(String method, String path, String token) throws Exception {
    return ask(method, path, token).statusCode();
  }

  private static HttpResponse<String> ask(String method, String path, String token)
      throws Exception {
    URI address = URI.create("http://127.0.0.1:" + radio.fm.port() + path);
    return HTTP.send(
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  private static String token(TokenRules rules, String listener) {
    return TokenIssuer.sharedSecret(Radio.CALLERS, rules).issue(listener, Duration.ofHours(1));
  }
}
