package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Bases;
import io.privatefm.catalogue.Progress;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server that plays while {@code fm catalogue} changes what it plays from. */
class CatalogueSwapIT {
  private static final int LISTENERS = 8;
  private static final long SPIN_MS = 20;

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private Path live = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void make() {
    live = Tracks.made(folder.resolve("live"), "first", "a", "c");
    data = folder.resolve("data");
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void everybodyPlaysOnThroughAPublicationAndARollBack() throws Exception {
    Path next = Tracks.made(folder.resolve("next"), "second", "b", "c");
    List<Playing> listeners = new ArrayList<>();
    try (var fm = serve("--catalogue-every", "200ms")) {
      for (int i = 0; i < LISTENERS; i++) {
        listeners.add(new Playing(vertx, fm.station(), "listener-" + i, SPIN_MS));
      }
      playFrom(listeners, "a", "b");

      done(FmProcess.start("catalogue", "publish", next.toString(), "--to", live.toString()));
      heard(fm, "catalogue swapped: base 2 instead of 1");
      playFrom(listeners, "b", "a");

      done(FmProcess.start("catalogue", "rollback", live.toString()));
      heard(fm, "catalogue swapped: base 1 instead of 2");
      playFrom(listeners, "a", "b");

      for (Playing listener : listeners) {
        listener.allWell();
        listener.close();
      }
      String measures = measures(fm);
      assertTrue(measures.contains("fm_catalogue_swaps_total 2.0"), measures);
      assertTrue(measures.contains("fm_catalogue_base 1.0"), measures);
      assertTrue(measures.contains("space=\"first\""), measures);
      assertFalse(measures.contains("space=\"second\""), measures);
      fm.signal("TERM");
      assertEquals(0, fm.exitCode(), fm.told());
      assertFalse(fm.told().contains("ERROR"), fm.told());
    }
  }

  /** All play tracks of the one kind among others, and soon none of the other kind. */
  private static void playFrom(List<Playing> listeners, String kind, String gone)
      throws InterruptedException {
    int heard = 0;
    for (Playing listener : listeners) {
      listener.afterSpins(3); // what was current or announced may still be of before
      for (int i = 0; i < 10; i++) {
        String id = listener.nextPlay().track().id();
        assertFalse(id.startsWith(gone), id);
        heard += id.startsWith(kind) ? 1 : 0;
      }
    }
    assertTrue(heard > 0, "of " + kind);
  }

  @Test
  void theSpinThatPlaysStaysAndOnlyAnUpNextThatIsGoneIsDrawnAfresh() throws Exception {
    Path next = Tracks.made(folder.resolve("next"), "second", "b");
    try (var fm = serve("--catalogue-every", "1h");
        Playing ada = new Playing(vertx, fm.station(), "ada", 0);
        Playing bob = new Playing(vertx, fm.station(), "bob", 0)) {
      Play adas = begin(ada);
      Play bobs = begin(bob);
      UpNext adasNext = ada.nextUpNext();
      UpNext bobsNext = bob.nextUpNext();
      Bases.publish(next, live, 3, Progress.NONE);
      fm.signal("HUP");
      heard(fm, "catalogue swapped: base 2 instead of 1");

      UpNext other = ada.nextUpNext();
      assertNotEquals(adasNext.spin(), other.spin());
      assertTrue(other.track().id().startsWith("b"), other.toString());
      assertTrue(ada.plays.isEmpty(), "the current spin plays on");
      ada.tell((seq, atMs) -> new Liked(seq, adas.spin(), atMs));
      other = ada.nextUpNext(); // a like calls for another one
      ada.tell((seq, atMs) -> new Completed(seq, adas.spin(), atMs));
      assertEquals(other.spin(), ada.nextPlay().spin());
      ada.allWell();

      bob.client.dropConnection();
      Welcome welcome = bob.nextWelcome();
      Play resumed = bob.nextPlay();
      assertTrue(welcome.resumed(), welcome.toString());
      assertEquals(bobs.spin(), resumed.spin());
      assertEquals(bobs.track(), resumed.track(), "of a catalogue that is closed by now");

      bob.tell((seq, atMs) -> new Started(seq, bobsNext.spin(), atMs));
      Play started = bob.nextPlay();
      assertEquals(bobsNext.spin(), started.spin(), "it was sent, so it may be started");
      assertEquals(bobsNext.track().id(), started.track().id());
    }
  }

  /** Begins to play the first spin. */
  private static Play begin(Playing listener) throws InterruptedException {
    listener.nextWelcome();
    Play play = listener.nextPlay();
    listener.tell((seq, atMs) -> new Started(seq, play.spin(), atMs));
    return play;
  }

  @Test
  void aDamagedBaseIsRefusedAndPlayingGoesOn() throws Exception {
    Path next = Tracks.made(folder.resolve("next"), "second", "b");
    try (var fm = serve("--catalogue-every", "1h");
        Playing ada = new Playing(vertx, fm.station(), "ada", SPIN_MS)) {
      ada.afterSpins(3);
      Bases.publish(next, live, 3, Progress.NONE);
      Path vectors = live.resolve("base-000002/vectors.fmv");
      byte[] whole = Files.readAllBytes(vectors);
      byte[] damaged = whole.clone();
      damaged[damaged.length - 5] ^= 4;
      Files.write(vectors, damaged);
      fm.signal("HUP");
      heard(fm, "catalogue refused, base 1 plays on: ");
      assertTrue(fm.told().contains("section=vectors.fmv"), fm.told());
      assertTrue(ada.afterSpins(5).track().id().matches("[ac]\\d+"));
      assertTrue(measures(fm).contains("fm_catalogue_refused_total 1.0"), fm.told());

      Files.write(vectors, whole);
      fm.signal("HUP"); // asked for, a base that was refused is looked at again
      heard(fm, "catalogue swapped: base 2 instead of 1");
      assertTrue(ada.afterSpins(5).track().id().startsWith("b"));
      ada.allWell();
    }
  }

  @Test
  void whoIsKilledAfterASwapGoesOnWhereItWas() throws Exception {
    killed(true);
  }

  @Test
  void whoIsKilledBeforeItNoticedTheNewBaseGoesOnWithIt() throws Exception {
    killed(false);
  }

  private void killed(boolean swapped) throws Exception {
    Path next = Tracks.made(folder.resolve("next"), "second", "b", "c");
    Play last;
    long acked;
    try (var fm = serve("--catalogue-every", "1h");
        Playing ada = new Playing(vertx, fm.station(), "ada", SPIN_MS)) {
      ada.afterSpins(5);
      Bases.publish(next, live, 3, Progress.NONE);
      if (swapped) {
        fm.signal("HUP");
        heard(fm, "catalogue swapped: base 2 instead of 1");
      }
      ada.afterSpins(8);
      ada.allWell();
      acked = ada.acknowledged();
      last = ada.current();
      fm.kill();
    }
    try (var fm = serve()) {
      Playing again = new Playing(vertx, fm.station(), "ada", 0);
      assertEquals(acked, again.nextWelcome().lastSeq());
      Play resumed = again.nextPlay();
      boolean kept = !last.track().id().startsWith("a");
      assertEquals(kept, resumed.spin().equals(last.spin()), last + " then " + resumed);
      assertFalse(resumed.track().id().startsWith("a"), resumed.toString());
      again.close();
    }
  }

  private FmProcess serve(String... more) throws IOException {
    return FmProcess.serve(live, data, more);
  }

  private static void done(FmProcess command) throws InterruptedException {
    try (command) {
      assertEquals(0, command.exitCode(), command.told());
    }
  }

  /** Waits for a line of the server's log. */
  private static void heard(FmProcess fm, String line) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!fm.told().contains(line)) {
      assertTrue(System.nanoTime() < deadline, () -> "not told: " + line + " in " + fm.told());
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static String measures(FmProcess fm) throws IOException, InterruptedException {
    URI page = fm.metrics();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
    }
  }
}
