package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The HTTP beside the stations. */
class WebIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Radio radio;

  @BeforeAll
  static void start() {
    radio = Radio.on();
  }

  @AfterAll
  static void stop() {
    radio.close();
  }

  private static HttpResponse<String> ask(String method, String path, String... headers) {
    return ask(radio.fm.port(), method, path, headers);
  }

  private static HttpResponse<String> ask(int port, String method, String path, String... headers) {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void thePlayerIsThereWithHeadersThatKeepItHonest() {
    HttpResponse<String> page = ask("GET", "/");
    assertEquals(200, page.statusCode());
    assertEquals("text/html; charset=utf-8", header(page, "content-type"));
    String policy = header(page, "content-security-policy");
    assertTrue(policy.contains("default-src 'none'"), policy);
    assertTrue(policy.contains("script-src 'self'"), policy);
    assertEquals("nosniff", header(page, "x-content-type-options"));
    assertEquals("no-referrer", header(page, "referrer-policy"));
  }

  @Test
  void aFileThatHasNotChangedIsNotSentAgain() {
    String tag = header(ask("GET", "/player.js"), "etag");
    HttpResponse<String> again = ask("GET", "/player.js", "If-None-Match", tag);
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
  }

  @Test
  void nothingOutsideThePlayerIsServed() {
    for (String path :
        new String[] {
          "/../logback.xml",
          "/%2e%2e/logback.xml",
          "/..%2flogback.xml",
          "/nothing.js",
          "/css",
          "/a//b.js"
        }) {
      assertEquals(404, ask("GET", path).statusCode(), path);
    }
  }

  @Test
  void healthIsTwoQuestions() {
    assertEquals("live\n", ask("GET", "/livez").body());
    assertEquals("ready\n", ask("GET", "/readyz").body());
  }

  @Test
  void theOperatorIsAnsweredOnAPortOfItsOwnAndListenersAreNot() {
    int port = radio.fm.adminPort();
    assertNotEquals(radio.fm.port(), port);
    assertEquals(404, ask("GET", "/metrics").statusCode());
    assertEquals(200, ask(port, "GET", "/metrics").statusCode());
    assertEquals("live\n", ask(port, "GET", "/livez").body());
    assertEquals("ready\n", ask(port, "GET", "/readyz").body());
    for (String path : new String[] {"/", "/v1/fm", "/v1/me", "/player.js", "/asyncapi.yaml"}) {
      assertEquals(404, ask(port, "GET", path).statusCode(), path);
    }
    assertEquals(405, ask(port, "DELETE", "/metrics").statusCode());
  }

  @Test
  void theContractIsServed() {
    HttpResponse<String> document = ask("GET", "/asyncapi.yaml");
    assertEquals(200, document.statusCode());
    assertTrue(document.body().contains("asyncapi: 3"), document.body());
  }

  @Test
  void whatHappensIsCountedWithoutNamingAnybody() {
    try (Caller caller = radio.caller()) {
      Play play = caller.hello("secret-listener", "secret-phone");
      caller.say(new Liked(1, play.spin(), 0));
      caller.acknowledged(1);
      String page = ask(radio.fm.adminPort(), "GET", "/metrics").body();
      assertTrue(page.contains("fm_messages_received_total{type=\"liked\"}"), page);
      assertTrue(page.contains("fm_connections"), page);
      assertTrue(page.contains("fm_stations"), page);
      assertTrue(page.contains("fm_outbound_waiting"), page);
      assertTrue(page.contains("fm_journal_waiting"), page);
      assertTrue(page.contains("fm_feedback_to_next_seconds{quantile=\"0.99\"}"), page);
      assertTrue(page.contains("fm_limit{name=\"outboundMessages\"}"), page);
      assertTrue(!page.contains("secret"), page);
    }
  }

  @Test
  void aListenerSeesAndTakesAlongWhatIsHeld() {
    try (Caller caller = radio.caller()) {
      Play play = caller.hello("owner", "phone");
      caller.say(new Liked(1, play.spin(), 0));
      caller.acknowledged(1);
      JsonObject words =
          new JsonObject(ask("GET", "/v1/me", "Authorization", "Bearer owner").body());
      assertEquals("owner", words.getString("listener"));
      assertEquals(true, words.getBoolean("onAir"));
      assertEquals(1, words.getJsonArray("liked").size());
      assertEquals("phone", words.getJsonArray("devices").getString(0));
      JsonObject export =
          new JsonObject(ask("GET", "/v1/me/export", "Authorization", "Bearer owner").body());
      assertEquals(1, export.getJsonObject("lastSeq").getInteger("phone"));
      assertTrue(
          export.getJsonArray("journal").stream()
              .anyMatch(entry -> "liked".equals(((JsonObject) entry).getString("feedback"))));
    }
  }

  @Test
  void whoeverErasesIsTakenOffTheAirAndStartsAnew() {
    try (Caller caller = radio.caller()) {
      Play play = caller.hello("leaver", "phone");
      caller.say(new Liked(1, play.spin(), 0));
      caller.acknowledged(1);
      assertEquals(204, ask("DELETE", "/v1/me", "Authorization", "Bearer leaver").statusCode());
      caller.closedWith(CloseCode.ERASED);
    }
    assertEquals(404, ask("GET", "/v1/me", "Authorization", "Bearer leaver").statusCode());
    try (Caller anew = radio.caller()) {
      anew.say(new Hello("leaver", "phone", null, false));
      assertEquals(0, anew.next(Welcome.class).lastSeq());
      assertEquals("p-000001", anew.next(Play.class).spin());
    }
  }

  @Test
  void nobodyAsksWithoutAToken() {
    assertEquals(401, ask("GET", "/v1/me").statusCode());
    assertEquals(401, ask("GET", "/v1/me/export", "Authorization", "Basic b3duZXI=").statusCode());
    assertEquals(401, ask("DELETE", "/v1/me?token=owner").statusCode());
  }
}
