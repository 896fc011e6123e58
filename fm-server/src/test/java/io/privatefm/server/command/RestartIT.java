package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.command.listen.Script;
import io.privatefm.server.command.listen.ScriptedListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A station through the end of its server and the start of the next. */
class RestartIT extends ProcessCase {
  private static final int SPINS = 8;

  @Test
  void afterASignalTheStationContinuesTheSameSpinAndCount() throws Exception {
    continues(
        fm -> {
          fm.signal("TERM");
          assertEquals(0, fm.exitCode(), fm.told());
        });
  }

  @Test
  void afterACrashTheStationContinuesTheSameSpinAndCount() throws Exception {
    continues(FmProcess::kill);
  }

  private interface End {
    void of(FmProcess fm) throws Exception;
  }

  private void continues(End end) throws Exception {
    Path catalogue = SmallDemo.in(folder, 500);
    Life first;
    try (var fm = serve(catalogue)) {
      play(fm.station());
      first = new Life();
      FmClient client = FmClient.connect(vertx, options(fm.station()), first);
      ServerMessage.Play current = first.plays.poll(60, TimeUnit.SECONDS);
      first.spin = current == null ? "none" : current.spin();
      client.tell((seq, atMs) -> new Started(seq, first.spin, atMs));
      client.tell((seq, atMs) -> new Liked(seq, first.spin, atMs));
      long expected = first.welcome.get(60, TimeUnit.SECONDS).lastSeq() + 2;
      first.awaitAck(expected);
      first.lastSeq = expected;
      client.close().await();
      end.of(fm);
    }
    try (var fm = serve(catalogue)) {
      var next = new Life();
      var options =
          options(fm.station())
              .withMemory(
                  new Resume(first.welcome.get().station(), first.spin, 1_000), first.lastSeq);
      FmClient client = FmClient.connect(vertx, options, next);
      ServerMessage.Welcome welcome = next.welcome.get(60, TimeUnit.SECONDS);
      assertTrue(welcome.resumed(), welcome.toString());
      assertEquals(first.lastSeq, welcome.lastSeq());
      ServerMessage.Play play = next.plays.poll(60, TimeUnit.SECONDS);
      assertEquals(first.spin, play == null ? "none" : play.spin());
      client.close().await();
    }
  }

  /** A few answered spins, so that there is something to continue. */
  private void play(URI station) throws Exception {
    var listener = new ScriptedListener(Script.of(List.of()), SPINS, _ -> {});
    FmClient client = FmClient.connect(vertx, options(station), listener);
    listener.done().get(60, TimeUnit.SECONDS);
    client.close().await();
  }

  private static FmClientOptions options(URI station) {
    return FmClientOptions.of(station, "ada", "phone");
  }

  /** What one connection was told. */
  private static final class Life implements FmListener {
    private final CompletableFuture<ServerMessage.Welcome> welcome = new CompletableFuture<>();
    private final BlockingQueue<ServerMessage.Play> plays = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> acks = new LinkedBlockingQueue<>();
    private String spin = "";
    private long lastSeq;

    private void awaitAck(long seq) throws InterruptedException {
      for (Long acked = 0L; acked < seq; ) {
        acked = acks.poll(60, TimeUnit.SECONDS);
        if (acked == null) {
          throw new AssertionError("not acknowledged: seq=" + seq);
        }
      }
    }

    @Override
    public void welcomed(FmClient client, ServerMessage.Welcome told) {
      welcome.complete(told);
    }

    @Override
    public void play(FmClient client, ServerMessage.Play play) {
      plays.add(play);
    }

    @Override
    public void acknowledged(FmClient client, long seq) {
      acks.add(seq);
    }
  }
}
