package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Progress;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every message of a device counts once, in its order, whatever the network does with it. */
class ExactlyOnceIT {
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
  void aDuplicateIsAcknowledgedAgainAndChangesNothing() {
    try (Caller caller = radio.caller()) {
      Play first = caller.hello("dup", "phone");
      caller.say(new Skipped(1, first.spin(), 5_000, 0));
      caller.acknowledged(1);
      Play second = caller.next(Play.class);
      caller.say(new Skipped(1, first.spin(), 5_000, 0));
      assertEquals(new Ack(1), caller.next());
      caller.say(new Skipped(2, second.spin(), 5_000, 0));
      assertEquals(new Ack(2), caller.next());
      assertNotEquals(second.spin(), caller.next(Play.class).spin());
    }
  }

  @Test
  void aGapIsAnErrorThatNamesTheExpectedNumberAndUsesNothingUp() {
    try (Caller caller = radio.caller()) {
      Play first = caller.hello("gap", "phone");
      caller.say(new Liked(3, first.spin(), 0));
      Error gap = caller.next(Error.class);
      assertEquals("seq-gap", gap.code());
      assertEquals(3L, gap.seq());
      assertEquals(1L, gap.expectedSeq());
      caller.say(new Started(1, first.spin(), 0));
      caller.acknowledged(1);
    }
  }

  @Test
  void aRejectedMessageUsesItsNumberUpSoThatItNeverBlocksTheRest() {
    try (Caller caller = radio.caller()) {
      Play first = caller.hello("rejected", "phone");
      caller.raw("{\"type\":\"started\",\"seq\":1,\"spin\":7,\"atMs\":1}");
      Error error = caller.next(Error.class);
      assertEquals("invalid-field", error.code());
      assertEquals("spin", error.field());
      assertEquals(1L, error.seq());
      caller.acknowledged(1);
      caller.say(new Started(2, first.spin(), 0));
      caller.acknowledged(2);
    }
  }

  @Test
  void aSpinThatWasNeverSentIsAnErrorAndUsesTheNumberUp() {
    try (Caller caller = radio.caller()) {
      Play first = caller.hello("forger", "phone");
      caller.say(new Liked(1, "p-000099", 0));
      Error error = caller.next(Error.class);
      assertEquals("unknown-spin", error.code());
      assertEquals("spin", error.field());
      caller.acknowledged(1);
      caller.say(new Started(2, first.spin(), 0));
      caller.acknowledged(2);
    }
  }

  @Test
  void progressThatComesTooOftenIsAnErrorAndUsesTheNumberUp() {
    try (Caller caller = radio.caller()) {
      Play first = caller.hello("eager", "phone");
      caller.say(new Progress(1, first.spin(), 1_000, 0));
      caller.acknowledged(1);
      caller.say(new Progress(2, first.spin(), 2_000, 0));
      assertEquals("too-often", caller.next(Error.class).code());
      caller.acknowledged(2);
    }
  }

  @Test
  void whatHasNoNumberIsAnErrorAndChangesNothingElse() {
    try (Caller caller = radio.caller()) {
      Play first = caller.hello("malformed", "phone");
      caller.raw("{\"type\":\"dance\"}");
      assertEquals("unknown-type", caller.next(Error.class).code());
      caller.raw("not json");
      assertEquals("malformed", caller.next(Error.class).code());
      caller.say(new Started(1, first.spin(), 0));
      caller.acknowledged(1);
    }
  }

  @Test
  void devicesCountApart() {
    try (Caller phone = radio.caller()) {
      Play first = phone.hello("two", "phone");
      phone.say(new Started(1, first.spin(), 0));
      phone.acknowledged(1);
    }
    try (Caller car = radio.caller()) {
      Play same = car.hello("two", "car");
      car.say(new Started(1, same.spin(), 0));
      car.acknowledged(1);
    }
  }
}
