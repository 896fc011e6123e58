package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage.Bye;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.privatefm.server.air.Limits;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who goes first when there is more to do than can be done. */
class AdmissionIT {
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  /** One event loop, which the test may keep busy. */
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  private final AtomicBoolean busy = new AtomicBoolean();

  @AfterEach
  void close() {
    busy.set(false);
    vertx.close().await();
  }

  @Test
  void whenALoopIsBehindNewStationsWaitAndThoseThatPlayGoOn() {
    try (Radio radio = Radio.on(builder -> builder.vertx(vertx).loops(1));
        Caller playing = radio.caller()) {
      Play play = playing.hello("playing", "phone");
      playing.say(new Started(1, play.spin(), 0));
      playing.acknowledged(1);

      keepBusy();
      await(() -> radio.fm.air().lagMs() > 250);
      try (Caller newcomer = radio.caller()) {
        newcomer.say(new Hello("newcomer", "phone", null, false));
        Error error = newcomer.next(Error.class);
        assertEquals("unavailable", error.code());
        assertTrue(error.message().startsWith("must be at most 250: loopLagMs="), error.message());
        Bye bye = newcomer.next(Bye.class);
        assertEquals(CloseCode.OVERLOADED.code(), bye.code());
        assertTrue(bye.reconnectAfterMs() >= 1_000, bye.toString());
        newcomer.closedWith(CloseCode.OVERLOADED);
      }
      playing.say(new Liked(2, play.spin(), 0));
      playing.acknowledged(2);
      try (Caller again = radio.caller()) {
        again.say(new Hello("playing", "phone", null, false));
        again.next(Welcome.class); // the station is there already
      }

      busy.set(false);
      await(() -> radio.fm.air().lagMs() < 250);
      try (Caller newcomer = radio.caller()) {
        newcomer.hello("newcomer", "phone");
      }
    }
  }

  @Test
  void noMoreStationsComeOnAirInASecondThanMayAndThoseThatAreThereAreWelcome() {
    Limits few = Limits.defaults().but().stationsPerSecond(1).build();
    try (Radio radio = Radio.on(builder -> builder.vertx(vertx).loops(1).limits(few));
        Caller first = radio.caller();
        Caller second = radio.caller();
        Caller again = radio.caller()) {
      first.hello("first", "phone");
      second.say(new Hello("second", "phone", null, false));
      Error error = second.next(Error.class);
      assertEquals("must be at most 1 a second: stations that come on air", error.message());
      assertTrue(second.next(Bye.class).reconnectAfterMs() >= 1_000);
      second.closedWith(CloseCode.OVERLOADED);

      again.say(new Hello("first", "phone", null, false));
      again.next(Welcome.class);
    }
  }

  /** Turn after turn that takes its time, as draws over too many tracks would. */
  private void keepBusy() {
    busy.set(true);
    vertx.setTimer(1, _ -> turn());
  }

  private void turn() {
    if (busy.get()) {
      LockSupport.parkNanos(TURN_NANOS);
      vertx.setTimer(1, _ -> turn());
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(6 * Caller.PATIENCE_MS);
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < deadline, "nothing changed");
      Thread.onSpinWait();
    }
  }
}
