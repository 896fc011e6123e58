package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has come of age leaves the journal, and what it taught stays. */
class RetentionIT {
  private static final int NOTHING_HELD = 404;
  @TempDir private Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-01T10:10:00Z"));

  @Test
  void whatIsOlderThanTheRetentionAndCoveredLeavesTheJournalAndTheTasteStays() throws Exception {
    like(0);
    Set<String> first = files();
    now.set(now.get().plus(Duration.ofHours(2)));
    like(1);
    assertEquals(2, files().size());
    now.set(now.get().plus(Duration.ofHours(2)));
    like(2);
    Set<String> kept = files();
    kept.retainAll(first);
    assertEquals(Set.of(), kept);
    try (Radio radio = radio()) {
      JsonObject export = export(radio);
      long liked =
          export.getJsonArray("journal").stream()
              .filter(entry -> "liked".equals(((JsonObject) entry).getString("feedback")))
              .count();
      assertEquals(2, liked);
      assertEquals(3, export.getJsonObject("lastSeq").getInteger("phone"));
    }
  }

  @Test
  void whoWasNotHeardForLongerThanTheRetentionIsAStranger() throws Exception {
    like(0);
    now.set(now.get().plus(Duration.ofHours(5)));
    try (Radio radio = radio()) {
      Instant deadline = Instant.now().plusMillis(Caller.PATIENCE_MS);
      while (asked(radio).statusCode() != NOTHING_HELD) {
        assertTrue(Instant.now().isBefore(deadline), "still remembered");
      }
    }
    like(0); // her numbers begin anew
  }

  private Radio radio() {
    return Radio.on(
        builder ->
            builder
                .data(folder.resolve("data"))
                .clock(now::get)
                .retention(Duration.ofHours(3))
                .listenerRetention(Duration.ofHours(4)));
  }

  /** Another server over the data, on which one more reaction is told. */
  private void like(long told) {
    try (Radio radio = radio();
        Caller caller = radio.caller()) {
      caller.say(new Hello("ada", "phone", null, false));
      assertEquals(told, caller.next(Welcome.class).lastSeq());
      Play play = caller.next(Play.class);
      caller.say(new Liked(told + 1, play.spin(), now.get().toEpochMilli()));
      caller.acknowledged(told + 1);
    }
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve("journal"))) {
      Set<String> names = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".cq4"))
          .forEach(names::add);
      return names;
    }
  }

  private static JsonObject export(Radio radio) throws Exception {
    return new JsonObject(asked(radio).body());
  }

  private static HttpResponse<String> asked(Radio radio) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + radio.fm.port() + "/v1/me/export");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("Authorization", "Bearer ada").build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
