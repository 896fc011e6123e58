package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Progress;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Bye;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.privatefm.server.air.Upkeep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server goes, and what is left when it comes back. */
class StopIT {

  @Test
  void aServerThatStopsSaysWhenToComeBack() {
    Radio radio =
        Radio.on(
            builder -> builder.upkeep(new Upkeep(60_000, 600_000, 1_000, 10_000, 4_000, 2_000)));
    try (Caller caller = radio.caller()) {
      caller.hello("ada", "phone");
      radio.close();
      Bye bye = caller.next(Bye.class);
      assertEquals(CloseCode.GOING_AWAY.code(), bye.code());
      assertTrue(bye.reconnectAfterMs() < 4_000, bye.toString());
      caller.closedWith(CloseCode.GOING_AWAY);
    }
  }

  @Test
  void aStationNobodyListensToIsEvictedAndComesBackAsItWas() {
    Upkeep quick = new Upkeep(100, 0, 1_000, 10_000, 0, 2_000);
    try (Radio radio = Radio.on(builder -> builder.upkeep(quick))) {
      String spin = null;
      for (int seq = 1; seq <= 3; seq++) {
        try (Caller caller = radio.caller()) {
          Play play = caller.hello("quiet", "phone");
          assertTrue(spin == null || spin.equals(play.spin()));
          caller.say(new Skipped(seq, play.spin(), 1_000, 0));
          spin = caller.next(Play.class).spin();
        }
        awaitEviction(radio.fm);
      }
    }
  }

  @Test
  void aRestartContinuesTheStationWhereItWas(@TempDir Path data) {
    String spin;
    String announced;
    try (Radio before = Radio.on(builder -> builder.data(data));
        Caller caller = before.caller()) {
      Play play = caller.hello("ada", "phone");
      caller.say(new Skipped(1, play.spin(), 1_000, 0));
      spin = caller.next(Play.class).spin();
      caller.say(new Started(2, spin, 0));
      announced = caller.next(UpNext.class).spin();
      caller.say(new Progress(3, spin, 42_000, 0));
      caller.acknowledged(3);
    }
    try (Radio after = Radio.on(builder -> builder.data(data));
        Caller caller = after.caller()) {
      caller.say(new Hello("ada", "phone", new Resume(null, spin, 0), false));
      Welcome welcome = caller.next(Welcome.class);
      assertTrue(welcome.resumed());
      assertEquals(3, welcome.lastSeq());
      Play play = caller.next(Play.class);
      assertEquals(spin, play.spin());
      assertEquals(42_000, play.positionMs());
      assertEquals(announced, caller.next(UpNext.class).spin());
      caller.say(new Progress(3, spin, 43_000, 0));
      assertEquals(new Ack(3), caller.next());
    }
  }

  @Test
  void latenciesAreWrittenToAFileOnRequest(@TempDir Path folder) throws IOException {
    Path hlog = folder.resolve("feedback.hlog");
    try (Radio radio = Radio.on(builder -> builder.hlog(hlog));
        Caller caller = radio.caller()) {
      Play play = caller.hello("ada", "phone");
      caller.say(new Skipped(1, play.spin(), 1_000, 0));
      caller.next(Play.class);
    }
    try (HistogramLogReader reader = new HistogramLogReader(hlog.toFile())) {
      assertEquals(1, ((Histogram) reader.nextIntervalHistogram()).getTotalCount());
    }
  }

  @Test
  void aWrongCatalogueLeavesNothingOpen(@TempDir Path empty) {
    assertThrows(RuntimeException.class, () -> PrivateFm.builder().catalogue(empty).start());
  }

  @Test
  void aPortNeedsARuleForTokens() {
    PrivateFmBuilder open = PrivateFm.builder().catalogue(Radio.CATALOGUE).port(0);
    var refused = assertThrows(IllegalArgumentException.class, open::start);
    assertEquals(
        "must say whose tokens are believed when a port is open: tokens=none",
        refused.getMessage());
  }

  private static void awaitEviction(PrivateFm fm) {
    long patientUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Caller.PATIENCE_MS);
    while (fm.air().isOnAir("quiet")) {
      assertTrue(System.nanoTime() < patientUntilNanos, "still in memory");
      Thread.onSpinWait();
    }
  }
}
