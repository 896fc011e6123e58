package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Disliked;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Signals;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Taste;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.ClientMessage.Within;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.server.security.TokenIssuer;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station plays within what the listener wishes, and never beyond what the licence allows. */
class TuneIT {
  private static final Set<String> EU = Set.of("t001", "t002", "t003", "t004", "t005", "t006");
  private static final TokenRules RULES =
      new TokenRules(
          new TokenTrust.SharedSecret("0123456789abcdef0123456789abcdef"), null, null, "region");
  private static final TokenIssuer ISSUER = TokenIssuer.sharedSecret(Radio.CALLERS, RULES);
  @TempDir static Path sets;
  private static final Set<String> BECAUSE_OF_NOBODY =
      Set.of("played by many", "something else, to find out");

  private static Radio open;
  private static Radio licensed;

  @BeforeAll
  static void start() throws IOException {
    Files.write(sets.resolve("eu.txt"), EU);
    Files.write(sets.resolve("party.txt"), List.of("t006", "t007", "", "unknown"));
    open = Radio.on(builder -> builder.sets(sets));
    licensed = Radio.on(builder -> builder.sets(sets).tokens(RULES));
  }

  @AfterAll
  static void stop() {
    open.close();
    licensed.close();
  }

  private static Tune within(long seq, Within within) {
    return new Tune(seq, null, null, within, null, 0);
  }

  /** Skips some spins, and checks that each that follows is of the set. */
  private static long skipWithin(Caller caller, Play play, long seq, int spins, Set<String> set) {
    Play current = play;
    long next = seq;
    for (int i = 0; i < spins; i++) {
      caller.say(new Skipped(next++, current.spin(), 1_000, 0));
      current = caller.next(Play.class);
      assertTrue(set.contains(current.track().id()), current.track().id());
    }
    return next;
  }

  @Test
  void aListOfTracksRestrictsTheStationUntilItIsLifted() {
    try (Caller caller = open.caller()) {
      Play play = caller.hello("lister", "phone");
      Set<String> wish = Set.of("t010", "t020", "t030", "t040", "t050");
      caller.say(within(1, new Within.Tracks(List.copyOf(wish))));
      caller.acknowledged(1);
      long next = skipWithin(caller, play, 2, 3, wish);
      caller.say(within(next, new Within.Everything()));
      caller.acknowledged(next);
    }
  }

  @Test
  void aStoredSetIsNamed() {
    try (Caller caller = open.caller()) {
      Play play = caller.hello("partygoer", "phone");
      caller.say(within(1, new Within.StoredSet("party")));
      caller.acknowledged(1);
      skipWithin(caller, play, 2, 1, Set.of("t006", "t007"));
    }
  }

  @Test
  void aSetThatIsNotThereAndTracksThatAreUnknownAreErrors() {
    try (Caller caller = open.caller()) {
      caller.hello("dreamer", "phone");
      caller.say(within(1, new Within.StoredSet("atlantis")));
      Error error = caller.next(Error.class);
      assertEquals("unknown-set", error.code());
      assertEquals("within", error.field());
      assertEquals("must be a stored set: within=atlantis", error.message());
      caller.acknowledged(1);
      caller.say(within(2, new Within.Tracks(List.of("nowhere"))));
      assertEquals("invalid-field", caller.next(Error.class).code());
      caller.acknowledged(2);
    }
  }

  @Test
  void aTasteOfWhichTheCatalogueKnowsNothingIsAnError() {
    try (Caller caller = open.caller()) {
      caller.hello("stranger", "phone");
      caller.say(taste(1, new Taste(List.of("Nobody"), List.of(), List.of("t999"))));
      Error error = caller.next(Error.class);
      assertEquals("invalid-field", error.code());
      assertEquals("taste", error.field());
      assertEquals(
          "must name at least one artist, tag or track of the catalogue: taste", error.message());
      caller.acknowledged(1);
    }
  }

  @Test
  void whatOfATasteIsUnknownIsToldWithItsAckInBothCodecs() {
    for (FrameCodec codec : FrameCodec.values()) {
      try (Caller caller = Caller.connect(Radio.CALLERS, open.fm.port(), codec)) {
        caller.hello("fan-" + codec, "phone");
        List<String> tracks = List.of("t001", "t999", "t002");
        caller.say(taste(1, new Taste(List.of("artist 7"), List.of("polka"), tracks)));
        assertEquals(List.of("taste.tags[0]", "taste.tracks[1]"), caller.next(Ack.class).unknown());
      }
    }
  }

  private static Tune taste(long seq, Taste taste) {
    return new Tune(seq, null, null, null, null, taste, 0);
  }

  @Test
  void whatMayBeUsedIsKeptWithTheProfileAndTold() throws Exception {
    try (Caller caller = open.caller()) {
      Play play = caller.hello("private", "phone");
      caller.say(new Liked(1, play.spin(), 0));
      caller.acknowledged(1);
      Signals signals = new Signals(null, false, null);
      caller.say(new Tune(2, null, null, null, null, null, null, signals, 0));
      caller.acknowledged(2);
      caller.say(new Tune(3, null, null, null, null, null, true, null, 0));
      caller.acknowledged(3);
      caller.say(new Skipped(4, play.spin(), 1_000, 0));
      String because = caller.next(Play.class).why().because();
      assertTrue(BECAUSE_OF_NOBODY.contains(String.valueOf(because)), because);
    }
    JsonObject held = new JsonObject(held("private"));
    assertEquals(true, held.getBoolean("personalisationPaused"));
    assertEquals(false, held.getBoolean("likesUsed"));
    assertEquals(1, held.getJsonArray("liked").size(), "stored all the same");
  }

  private static String held(String listener) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + open.fm.port() + "/v1/me"))
              .header("authorization", "Bearer " + listener)
              .build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Test
  void whenEverythingIsBannedTheListenerIsTold() {
    try (Caller caller = open.caller()) {
      Play play = caller.hello("hermit", "phone");
      caller.say(within(1, new Within.Tracks(List.of(play.track().id()))));
      caller.acknowledged(1);
      caller.say(new Disliked(2, play.spin(), Scope.TRACK, 0));
      caller.acknowledged(2);
      assertEquals("nothing-to-play", caller.next(Error.class).code());
    }
  }

  @Test
  void theLicenceBoundsTheStationWhateverTheListenerWishes() {
    try (Caller caller = licensed.caller()) {
      caller.say(new Hello(token("european", "eu"), "phone", null, false));
      Play play = caller.next(Play.class);
      assertTrue(EU.contains(play.track().id()), play.track().id());
      caller.say(within(1, new Within.StoredSet("party")));
      caller.acknowledged(1);
      long next = skipWithin(caller, play, 2, 1, Set.of("t006"));
      caller.say(within(next, new Within.Tracks(List.of("t100"))));
      Error error = caller.next(Error.class);
      assertEquals("must overlap what the licence allows: within", error.message());
      caller.acknowledged(next);
      caller.say(within(next + 1, new Within.Everything()));
      caller.acknowledged(next + 1);
    }
  }

  @Test
  void aLicenceThatIsNotStoredHereLetsNobodyIn() {
    try (Caller caller = licensed.caller()) {
      caller.say(new Hello(token("martian", "mars"), "phone", null, false));
      assertEquals("unknown-set", caller.next(Error.class).code());
      caller.closedWith(CloseCode.UNAUTHORIZED);
    }
  }

  private static String token(String listener, String region) {
    return ISSUER.issue(listener, Duration.ofHours(1), new JsonObject().put("region", region));
  }
}
