package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Bye;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.ServerMessage.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One station plays on one device; connections spread over both loops of the server. */
class DevicesIT {
  private static Radio radio;

  @BeforeAll
  static void start() {
    radio = Radio.on();
  }

  @AfterAll
  static void stop() {
    radio.close();
  }

  @Test
  void aNewerDeviceTakesOverAndTheOlderIsClosedForGood() {
    try (Caller phone = radio.caller();
        Caller car = radio.caller()) {
      Play playing = phone.hello("mover", "phone");
      phone.say(new Started(1, playing.spin(), 0));
      phone.acknowledged(1);
      car.say(new Hello("mover", "car", new Resume(null, playing.spin(), 30_000), false));
      Welcome welcome = car.next(Welcome.class);
      assertTrue(welcome.resumed());
      Play same = car.next(Play.class);
      assertEquals(playing.spin(), same.spin());
      assertEquals(30_000, same.positionMs());
      assertEquals(CloseCode.TAKEN_OVER.code(), phone.next(Bye.class).code());
      phone.closedWith(CloseCode.TAKEN_OVER);
      car.say(new Skipped(1, same.spin(), 31_000, 0));
      assertNotEquals(same.spin(), car.next(Play.class).spin());
    }
  }

  @Test
  void aStationThatMovesBetweenLoopsForgetsNothing() {
    String spin = null;
    long seq = 0;
    for (int turn = 0; turn < 6; turn++) {
      try (Caller caller = radio.caller()) {
        caller.say(new Hello("nomad", "phone", null, false));
        assertEquals(seq, caller.next(Welcome.class).lastSeq());
        Play play = caller.next(Play.class);
        if (spin != null) {
          assertEquals(spin, play.spin());
        }
        caller.say(new Skipped(++seq, play.spin(), 1_000, 0));
        spin = caller.next(Play.class).spin();
      }
    }
  }

  @Test
  void aBacklogIsHandedInWithoutTakingOver() {
    try (Caller phone = radio.caller();
        Caller car = radio.caller()) {
      Play first = phone.hello("offline", "phone");
      phone.say(new Started(1, first.spin(), 0));
      phone.acknowledged(1);
      Play playing = car.hello("offline", "car");
      car.say(new Completed(1, playing.spin(), 0));
      Play current = car.next(Play.class);
      try (Caller backlog = radio.caller()) {
        backlog.say(new Hello("offline", "phone", null, true));
        assertEquals(1, backlog.next(Welcome.class).lastSeq());
        backlog.say(new Liked(2, first.spin(), 1_000));
        backlog.acknowledged(2);
        assertFalse(car.isClosed());
        backlog.say(new Skipped(3, current.spin(), 1_000, 0));
        Error disturbing = backlog.next(Error.class);
        assertEquals("not-allowed", disturbing.code());
        backlog.acknowledged(3);
      }
      car.say(new Skipped(2, current.spin(), 2_000, 0));
      car.acknowledged(2);
    }
  }

  @Test
  void startedOnAnyUpNextThatWasSentMakesItCurrentEvenIfARevisionWasInFlight() {
    try (Caller phone = radio.caller()) {
      Play first = phone.hello("gapless", "phone");
      phone.say(new Started(1, first.spin(), 0));
      UpNext announced = phone.next(UpNext.class);
      phone.say(new Liked(2, first.spin(), 0)); // revises the up-next; the client has not heard
      phone.say(new Completed(3, first.spin(), 0)); // and so promotes the revision
      phone.say(new Started(4, announced.spin(), 0));
      UpNext revision = phone.next(UpNext.class);
      assertNotEquals(announced.spin(), revision.spin());
      assertEquals(revision.spin(), phone.next(Play.class).spin(), "sent before the server knew");
      assertEquals(announced.spin(), phone.next(Play.class).spin(), "what was started");
      phone.say(new Skipped(5, announced.spin(), 5_000, 0));
      assertNotEquals(announced.spin(), phone.next(Play.class).spin());
    }
  }

  @Test
  void manyHellosOfOneListenerAtOnceLeaveExactlyOneOnAir() {
    int devices = 8;
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
      callers.add(radio.caller());
    }
    for (int i = 0; i < devices; i++) {
      callers.get(i).say(new Hello("crowd", "device-" + i, null, false));
    }
    List<String> spins =
        callers.stream().map(DevicesIT::spinOrBye).filter(Objects::nonNull).toList();
    String spin = spins.getFirst();
    assertEquals(Set.of(spin), Set.copyOf(spins));
    List<Caller> closed = new ArrayList<>();
    while (closed.size() < devices - 1) {
      callers.stream().filter(c -> c.isClosed() && !closed.contains(c)).forEach(closed::add);
      Thread.onSpinWait();
    }
    closed.forEach(caller -> caller.closedWith(CloseCode.TAKEN_OVER));
    callers.removeAll(closed);
    Caller left = callers.getFirst();
    left.say(new Skipped(1, spin, 1_000, 0));
    left.acknowledged(1);
    left.close();
  }

  /** What it was told to play; null if it was sent away before. */
  private static @Nullable String spinOrBye(Caller caller) {
    while (true) {
      switch (caller.next()) {
        case Play play -> {
          return play.spin();
        }
        case Bye _ -> {
          return null;
        }
        case ServerMessage _ -> {}
      }
    }
  }
}
