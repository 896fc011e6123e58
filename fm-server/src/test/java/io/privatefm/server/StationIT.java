package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One second in the life of a station, over a real socket. */
class StationIT {
  private static final Vertx VERTX = Vertx.vertx();
  @TempDir static Path directory;
  private static PrivateFm fm;

  @BeforeAll
  static void start() {
    fm =
        PrivateFm.builder()
            .catalogue(SmallCatalogue.in(directory.resolve("catalogue")))
            .port(0)
            .loops(2)
            .insecureDemoAuth()
            .start();
  }

  @AfterAll
  static void stop() {
    fm.close();
    VERTX.close();
  }

  @ParameterizedTest
  @EnumSource(FrameCodec.class)
  void aStationPlaysOn(FrameCodec codec) {
    try (Caller caller = Caller.connect(VERTX, fm.port(), codec)) {
      String listener = "ada-" + codec;
      caller.say(new Hello(listener, "phone", null, false));
      Welcome welcome = caller.next(Welcome.class);
      assertFalse(welcome.resumed());
      assertEquals(0, welcome.lastSeq());
      assertNull(welcome.reason());
      Play first = caller.next(Play.class);
      assertEquals(0, first.positionMs());

      caller.say(new Started(1, first.spin(), System.currentTimeMillis()));
      assertEquals(1, caller.next(Ack.class).seq());
      UpNext announced = caller.next(UpNext.class);

      caller.say(new Completed(2, first.spin(), System.currentTimeMillis()));
      assertEquals(2, caller.next(Ack.class).seq());
      Play second = caller.next(Play.class);
      assertEquals(announced.spin(), second.spin());
      assertEquals(announced.track().id(), second.track().id());
    }
  }

  @Test
  void aSkipChangesTheAnswer() {
    try (Caller caller = Caller.connect(VERTX, fm.port())) {
      Play first = caller.hello("bob", "phone");
      caller.say(new Started(1, first.spin(), System.currentTimeMillis()));
      UpNext withdrawn = caller.next(UpNext.class);
      caller.say(new Skipped(2, first.spin(), 9_000, System.currentTimeMillis()));
      Play next = caller.next(Play.class);
      assertNotEquals(first.spin(), next.spin());
      assertNotEquals(withdrawn.spin(), next.spin());
    }
  }

  @Test
  void aReconnectContinuesTheSameSpinAtItsPosition() {
    Play playing;
    try (Caller caller = Caller.connect(VERTX, fm.port())) {
      playing = caller.hello("cleo", "phone");
      caller.say(new Started(1, playing.spin(), System.currentTimeMillis()));
      caller.acknowledged(1);
    }
    try (Caller again = Caller.connect(VERTX, fm.port())) {
      again.say(new Hello("cleo", "phone", new Resume(null, playing.spin(), 42_000), false));
      Welcome welcome = again.next(Welcome.class);
      assertTrue(welcome.resumed());
      assertEquals(1, welcome.lastSeq());
      Play resumed = again.next(Play.class);
      assertEquals(playing.spin(), resumed.spin());
      assertEquals(42_000, resumed.positionMs());
      assertTrue(resumed.track().equals(playing.track()));
    }
  }
}
