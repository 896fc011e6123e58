package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ServerMessage;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A backup of a server that plays, and the server that is made of it. */
class BackupIT extends ProcessCase {
  private static final int LISTENERS = 4;
  private static final int SPIN_MS = 5;

  @Test
  void everythingAcknowledgedBeforeABackupOnAirIsRestoredOnce() throws Exception {
    Path catalogue = SmallDemo.in(folder, 500);
    Path backup = folder.resolve("backup");
    List<Long> acknowledged = new ArrayList<>();
    try (var fm = serve(catalogue, "--messages-per-second=1000", "--messages-at-once=100000")) {
      List<Playing> all = new ArrayList<>();
      for (int i = 0; i < LISTENERS; i++) {
        all.add(new Playing(vertx, fm.station(), "listener-" + i, SPIN_MS));
      }
      for (Playing each : all) {
        each.afterSpins(20);
        acknowledged.add(each.acknowledged());
      }
      assertEquals(0, run("backup", "--data=" + data(), "--to=" + backup));
      for (Playing each : all) {
        each.afterSpins(5); // they play on
        each.allWell();
        each.close();
      }
      fm.kill();
    }
    refusesWhatIsNotWhole(backup);
    Path restored = folder.resolve("restored");
    assertEquals(0, run("restore", "--from=" + backup, "--data=" + restored));
    assertEquals(2, run("restore", "--from=" + backup, "--data=" + restored), "is not empty");
    try (var fm = FmProcess.serve(catalogue, restored)) {
      for (int i = 0; i < LISTENERS; i++) {
        List<Long> seqs = seqs(new JsonObject(get(fm.ready(), "/v1/me/export", "listener-" + i)));
        assertTrue(seqs.size() >= acknowledged.get(i), seqs.size() + " of " + acknowledged.get(i));
        for (int at = 0; at < seqs.size(); at++) {
          assertEquals(at + 1L, seqs.get(at), "once, and in order");
        }
        playsOn(fm.station(), "listener-" + i, seqs.size());
      }
      assertFalse(fm.told().contains("Not as it was"), fm.told());
    }
  }

  private void playsOn(URI station, String listener, long lastSeq) throws InterruptedException {
    try (var playing = new Playing(vertx, station, listener, SPIN_MS, lastSeq)) {
      ServerMessage.Welcome welcome = playing.nextWelcome();
      assertEquals(lastSeq, welcome.lastSeq());
      playing.afterSpins(3);
      playing.allWell();
    }
  }

  private void refusesWhatIsNotWhole(Path backup) throws Exception {
    byte[] whole = Files.readAllBytes(backup);
    Path half = Files.write(folder.resolve("half"), Arrays.copyOf(whole, whole.length / 2));
    try (var fm = FmProcess.start("restore", "--from=" + half, "--data=" + folder.resolve("no"))) {
      assertEquals(2, fm.exitCode(), fm.told());
      assertEquals(1, fm.err().size(), fm.told());
      assertTrue(fm.err().getFirst().contains("must be a whole backup"), fm.told());
    }
    assertFalse(Files.exists(folder.resolve("no")));
  }

  private static List<Long> seqs(JsonObject export) {
    return export.getJsonArray("journal").stream()
        .map(JsonObject.class::cast)
        .filter(entry -> entry.containsKey("seq"))
        .map(entry -> entry.getLong("seq"))
        .toList();
  }
}
