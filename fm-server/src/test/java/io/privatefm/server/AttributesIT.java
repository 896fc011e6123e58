package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.server.security.AttributeClaims;
import io.privatefm.server.security.TokenIssuer;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a token tells of its listener decides what strangers hear, and is kept nowhere. */
class AttributesIT {
  private static final TokenRules RULES =
      new TokenRules(
          new TokenTrust.SharedSecret("0123456789abcdef0123456789abcdef"),
          null,
          null,
          null,
          AttributeClaims.parse("region=country language=lang age=age_band zone=zoneinfo"));
  private static final TokenIssuer ISSUER = TokenIssuer.sharedSecret(Radio.CALLERS, RULES);
  private static final int GENRES = 4;

  /** So many that chance decides little. */
  private static final int STRANGERS = 16;

  @TempDir private Path folder;

  private Radio radio() {
    return Radio.on(builder -> builder.tokens(RULES).loops(1).data(folder.resolve("data")));
  }

  private static String token(String listener, JsonObject claims) {
    return ISSUER.issue(listener, Duration.ofHours(1), claims);
  }

  private static JsonObject country(String name) {
    return new JsonObject().put("country", name);
  }

  private static Play hello(Caller caller, String token) {
    return caller.say(new Hello(token, "phone", null, false)).next(Play.class);
  }

  private static int genre(Play play) {
    return Integer.parseInt(play.track().id().substring(1)) % GENRES;
  }

  /** Likes what is of a genre, leaves all else at once. */
  private static void teach(Radio radio, String listener, JsonObject claims, int genre) {
    try (Caller caller = radio.caller()) {
      Play play = hello(caller, token(listener, claims));
      long seq = 1;
      for (int i = 0; i < 16; i++) {
        if (genre(play) == genre) {
          caller.say(new Liked(seq++, play.spin(), 0));
        }
        caller.say(
            genre(play) == genre
                ? new Completed(seq, play.spin(), 0)
                : new Skipped(seq, play.spin(), 1_000, 0));
        seq++;
        play = caller.next(Play.class);
      }
    }
  }

  /** How many of the first spins of strangers are of a genre. */
  private static int first(Radio radio, String country, int genre) {
    int of = 0;
    for (int stranger = 0; stranger < STRANGERS; stranger++) {
      try (Caller caller = radio.caller()) {
        Play play = hello(caller, token("stranger-" + country + stranger, country(country)));
        for (int i = 1; i <= 5; i++) {
          of += genre(play) == genre ? 1 : 0;
          caller.say(new Skipped(i, play.spin(), 90_000, 0)); // halfway: neither praise nor blame
          play = caller.next(Play.class);
        }
      }
    }
    return of;
  }

  @Test
  void strangersHearWhatTheirRegionLovesSooner() {
    try (Radio radio = radio()) {
      for (int i = 0; i < 12; i++) {
        teach(radio, "north-" + i, country("NORTH"), 1);
        teach(radio, "south-" + i, country("south"), 2);
      }
      int own = first(radio, "north", 1);
      int others = first(radio, "south", 1);
      assertTrue(own > others + 4, own + " of 80 against " + others);
    }
  }

  @Test
  void aClaimThatIsNoAttributeIsRefusedByItsName() throws Exception {
    try (Radio radio = radio()) {
      refused(
          radio,
          country("a region of a name that is long"),
          "must be 1 to 16 letters, digits, +, - or _, the first a letter or digit: country");
      refused(
          radio,
          new JsonObject().put("age_band", 42),
          "must be 1 to 16 letters, digits, +, - or _, the first a letter or digit: age_band");
      refused(
          radio,
          new JsonObject().put("zoneinfo", "Mars/Olympus"),
          "must be a time zone such as Europe/Paris: zoneinfo");
    }
  }

  private static void refused(Radio radio, JsonObject claims, String why) throws Exception {
    String token = token("ada", claims);
    try (Caller caller = radio.caller()) {
      caller.say(new Hello(token, "phone", null, false));
      assertEquals("must be valid: " + why, caller.next(Error.class).message());
      caller.closedWith(CloseCode.UNAUTHORIZED);
    }
    HttpResponse<String> answer = me(radio, "", "GET", token);
    assertEquals(401, answer.statusCode());
    assertEquals("must be valid: " + why + "\n", answer.body());
  }

  @Test
  void theListenerSeesThemWhileConnectedAndNoFileHasThem() throws Exception {
    try (Radio radio = radio()) {
      JsonObject claims =
          new JsonObject()
              .put("lang", "PT-br")
              .put("country", "lusitania-7")
              .put("age_band", "30-39")
              .put("zoneinfo", "Atlantic/Azores")
              .put("unasked", "nothing-of-this");
      String token = token("ada", claims);
      JsonObject told =
          new JsonObject()
              .put("language", "pt-br")
              .put("region", "lusitania-7")
              .put("age", "30-39")
              .put("zone", "Atlantic/Azores");
      try (Caller caller = radio.caller()) {
        Play play = hello(caller, token);
        caller.say(new Tune(1, null, null, null, true, null, 0)); // incognito
        caller.acknowledged(1);
        caller.say(new Liked(2, play.spin(), 0));
        caller.acknowledged(2);
        assertEquals(
            told,
            new JsonObject(me(radio, "", "GET", token).body()).getJsonObject("toldByYourLogin"));
        JsonObject export = new JsonObject(me(radio, "/export", "GET", token).body());
        assertEquals(told, export.getJsonObject("station").getJsonObject("attributes"));
        assertFalse(export.getJsonArray("journal").encode().contains("lusitania"));
      }
      assertEquals(204, me(radio, "", "DELETE", token).statusCode());
      assertEquals(404, me(radio, "/export", "GET", token).statusCode());
    }
    for (String marker : List.of("lusitania-7", "30-39", "Atlantic/Azores", "nothing-of-this")) {
      assertEquals(List.of(), filesWith(marker), marker);
    }
  }

  private List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> content(file).contains(text))
          .toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> me(Radio radio, String path, String method, String token)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + radio.fm.port() + "/v1/me" + path);
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("authorization", "Bearer " + token)
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
