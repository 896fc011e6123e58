package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ClientMessage.Unliked;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What was told offline is accepted once, with its own time, however late. */
class OwnTimesIT {
  private static final Instant MONDAY = Instant.parse("2026-06-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);

  @Test
  void aBacklogThatIsDaysOldIsHeldOnceWithItsOwnTimes() throws Exception {
    try (Radio radio = Radio.on(builder -> builder.clock(now::get));
        Caller car = radio.caller()) {
      Play first;
      try (Caller phone = radio.caller()) {
        first = phone.hello("traveller", "phone");
        phone.say(new Started(1, first.spin(), MONDAY.toEpochMilli()));
        phone.acknowledged(1);
      }
      now.set(MONDAY.plus(Duration.ofDays(3)));
      Play playing = car.hello("traveller", "car");
      car.say(new Completed(1, playing.spin(), now.get().toEpochMilli()));
      Play current = car.next(Play.class);

      handInTwice(radio, first.spin());

      assertEquals(
          List.of("started at PT0S", "liked at PT1H", "unliked at PT2H", "liked at PT48H"),
          told(radio, "traveller", "phone"));
      car.say(new Completed(2, current.spin(), 0)); // nothing has disturbed it
      car.acknowledged(2);
    }
  }

  private static void handInTwice(Radio radio, String spin) {
    for (long expected = 1; expected <= 4; expected += 3) {
      try (Caller backlog = radio.caller()) {
        backlog.say(new Hello("traveller", "phone", null, true));
        assertEquals(expected, backlog.next(Welcome.class).lastSeq());
        backlog.say(new Liked(2, spin, after(Duration.ofHours(1))));
        backlog.say(new Unliked(3, spin, after(Duration.ofHours(2))));
        backlog.say(new Liked(4, spin, after(Duration.ofDays(2))));
        backlog.acknowledged(4);
      }
    }
  }

  private static long after(Duration time) {
    return MONDAY.plus(time).toEpochMilli();
  }

  /** What the export holds of a device, each with its time after Monday noon. */
  private static List<String> told(Radio radio, String listener, String device) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + radio.fm.port() + "/v1/me/export");
      var request =
          HttpRequest.newBuilder(address).header("authorization", "Bearer " + listener).build();
      JsonObject held = new JsonObject(http.send(request, BodyHandlers.ofString()).body());
      return held.getJsonArray("journal").stream()
          .map(JsonObject.class::cast)
          .filter(
              entry -> device.equals(entry.getString("device")) && entry.containsKey("feedback"))
          .map(entry -> entry.getString("feedback") + " at " + sinceMonday(entry))
          .toList();
    }
  }

  private static Duration sinceMonday(JsonObject entry) {
    return Duration.between(MONDAY, Instant.ofEpochMilli(entry.getLong("happenedAtMs")));
  }
}
