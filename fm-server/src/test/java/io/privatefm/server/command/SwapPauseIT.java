package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Bases;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Play;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a swap costs those who listen: many stations on air, each answered a few times before; then
 * a base of the same tracks in another space, and one where no track is the same. With {@code
 * -Dfm.swap.stations=2000 -Dfm.swap.tracks=5000} it makes the figures of docs/decisions/0011.
 */
class SwapPauseIT {
  private static final int STATIONS = Integer.getInteger("fm.swap.stations", 150);
  private static final int TRACKS = Integer.getInteger("fm.swap.tracks", 2_000);
  private static final int SPINS_BEFORE = 5;
  private static final long QUICK_MS = 200;
  private static final long SPIN_MS = Math.max(2_000, STATIONS * 8L);
  private static final int LOOPS = 2;
  private static final Pattern SWAPPED =
      Pattern.compile(
          "(\\d+) stations carried over in \\d+ ms and (\\d+) turns, longest [\\d.]+ ms");

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger warm = new AtomicInteger();
  private final AtomicInteger troubles = new AtomicInteger();
  private volatile Histogram answers = new ConcurrentHistogram(3);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  /** Completes every spin, the first ones quickly, and measures until the next is told. */
  private final class Measuring implements FmListener {
    private int spins;
    private long completedNanos;

    @Override
    public void play(FmClient client, Play play) {
      if (completedNanos > 0) {
        answers.recordValue((System.nanoTime() - completedNanos) / 1_000);
      }
      client.tell((seq, atMs) -> new Started(seq, play.spin(), atMs));
      if (++spins == SPINS_BEFORE) {
        warm.incrementAndGet();
      }
      vertx.setTimer(spins < SPINS_BEFORE ? QUICK_MS : SPIN_MS, _ -> complete(client, play));
    }

    private void complete(FmClient client, Play play) {
      completedNanos = System.nanoTime();
      client.tell((seq, atMs) -> new Completed(seq, play.spin(), atMs));
    }

    @Override
    public void refused(FmClient client, ServerMessage.Error error) {
      troubles.incrementAndGet();
    }

    @Override
    public void disconnected(FmClient client, int code, String reason, long afterMs) {
      troubles.incrementAndGet();
    }
  }

  @Test
  void noLoopIsKeptFromItsListeners() throws Exception {
    Path live = folder.resolve("live");
    DemoCatalogue.of(TRACKS, DemoCatalogue.SEED).publish(live);
    Path space = again(live, "space", "");
    Path other = again(live, "other", "other-");
    try (var fm =
        FmProcess.serve(
            live, folder.resolve("data"), "--catalogue-every", "100ms", "--loops", "" + LOOPS)) {
      URI station = fm.station();
      for (int i = 0; i < STATIONS; i++) {
        FmClient.connect(
            vertx, FmClientOptions.of(station, "listener-" + i, "phone"), new Measuring());
        TimeUnit.MILLISECONDS.sleep(5);
      }
      await(() -> warm.get() == STATIONS, fm);
      TimeUnit.MILLISECONDS.sleep(SPIN_MS); // until what the quick spins left waiting is done
      answers = new ConcurrentHistogram(3);
      TimeUnit.MILLISECONDS.sleep(SPIN_MS);
      report("before", "", answers);
      swap(fm, space, live, 1);
      swap(fm, other, live, 2);
      assertEquals(0, troubles.get(), "refused or disconnected");
    }
  }

  private void swap(FmProcess fm, Path next, Path live, int count) throws Exception {
    answers = new ConcurrentHistogram(3);
    Bases.publish(next, live, 3, Progress.NONE);
    await(() -> swaps(fm).size() == count, fm);
    TimeUnit.MILLISECONDS.sleep(500);
    Matcher swapped = SWAPPED.matcher(swaps(fm).getLast());
    assertTrue(swapped.find(), fm.told());
    report(String.valueOf(next.getFileName()), swapped.group(), answers);
    assertEquals(STATIONS, Integer.parseInt(swapped.group(1)));
    assertTrue(Integer.parseInt(swapped.group(2)) > LOOPS, "in one go: " + swapped.group());
  }

  private static List<String> swaps(FmProcess fm) {
    return fm.err().stream().filter(line -> line.contains("catalogue swapped")).toList();
  }

  private static void report(String what, String told, Histogram answers) {
    System.out.printf(
        Locale.ROOT,
        "%-7s answers %,d: p50 %.1f p99 %.1f max %.1f ms; %s%n",
        what,
        answers.getTotalCount(),
        answers.getValueAtPercentile(50) / 1e3,
        answers.getValueAtPercentile(99) / 1e3,
        answers.getMaxValue() / 1e3,
        told);
  }

  /** The same tracks, perhaps under other ids, in another space. */
  private Path again(Path from, String space, String prefix) {
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    try (Catalogue catalogue = Catalogue.open(from)) {
      for (int row = 0; row < catalogue.size(); row++) {
        Track track = catalogue.track(row);
        String[] tags = track.tags().toArray(String[]::new);
        tracks.add(Track.of(prefix + track.id(), track.title(), track.artist(), tags));
        float[] vector = new float[catalogue.dimension()];
        catalogue.index().copyVector(row, vector);
        vectors.add(vector);
      }
    }
    CatalogueBuilder.of(tracks, vectors).space(space).publish(folder.resolve(space));
    return folder.resolve(space);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition, FmProcess fm) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < deadline, fm::told);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
