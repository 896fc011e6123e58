package io.privatefm.server;

import io.privatefm.catalogue.Base;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.server.air.Air;
import io.privatefm.server.air.CarriedOver;
import io.privatefm.server.air.Repertoire;
import io.privatefm.server.air.TrackSets;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server plays from, and the one owner of every catalogue that it has open: the base that
 * was in force at the start, then each that takes its place while the server plays.
 *
 * <p>A daemon thread of its own looks which base is in force, opens and verifies a new one, hands
 * it to the air, and closes the one before when nothing on air refers to it any more. What is
 * damaged or does not fit is refused, once, and what plays plays on.
 */
final class CatalogueSupply implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueSupply.class);
  private static final double NANOS_PER_MS = 1e6;

  private final Path directory;
  private final @Nullable Path sets;
  private final long everyMs;
  private final InstantSource clock;
  private final SwapCounts counts;
  private final List<Catalogue> open = new ArrayList<>();
  private final Semaphore asked = new Semaphore(0);
  private final CompletableFuture<Void> prepared;
  private volatile Repertoire playing;
  private @Nullable CatalogueCheck check;
  private @Nullable Thread thread;
  private volatile boolean closing;

  /** What was refused already: the base, or why not even that is known. */
  private Object refused = "";

  /**
   * Opens the base in force.
   *
   * @throws CatalogueException when it cannot be played
   */
  CatalogueSupply(Configuration configuration, InstantSource clock, SwapCounts counts) {
    this.directory = configuration.catalogue();
    this.sets = configuration.sets();
    this.everyMs = configuration.upkeep().catalogueEveryMs();
    this.clock = clock;
    this.counts = counts;
    Catalogue first = Catalogue.open(directory);
    open.add(first);
    try {
      if (configuration.verify()) {
        first.verifyChecksums(Progress.NONE);
      }
      prepared = CompletableFuture.runAsync(first::prepare, Thread.ofPlatform().daemon()::start);
      playing = new Repertoire(first, sets(first));
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
    counts.plays(first, clock.millis());
  }

  private TrackSets sets(Catalogue catalogue) {
    return sets == null ? TrackSets.none() : TrackSets.load(sets, catalogue);
  }

  /** What is played now. */
  Repertoire playing() {
    return playing;
  }

  /**
   * Waits until the first catalogue answers questions at once; the constructor leaves that to
   * another thread.
   *
   * @throws CatalogueException when it is damaged
   */
  void awaitPrepared() {
    try {
      prepared.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Compares the checksums of what is played in the background. */
  void checkBehind(Runnable damaged) {
    CatalogueCheck begun = new CatalogueCheck(playing.catalogue(), damaged);
    check = begun;
    begun.start();
  }

  /** Begins to look for another base. */
  void watch(Air air) {
    thread = Thread.ofPlatform().daemon().name("fm-catalogue").start(() -> keepLooking(air));
  }

  /** Looks at once, and again at what was refused. Any thread; does not wait. */
  void look() {
    asked.release();
  }

  private void keepLooking(Air air) {
    try {
      while (!closing) {
        if (asked.tryAcquire(everyMs, TimeUnit.MILLISECONDS)) {
          asked.drainPermits();
          refused = "";
        }
        look(air);
      }
    } catch (InterruptedException | CancellationException e) {
      // the server stops: what is open is closed by close()
    }
  }

  private void look(Air air) throws InterruptedException {
    Base inForce;
    try {
      inForce = Base.inForce(directory);
    } catch (CatalogueException e) {
      refuse(String.valueOf(e.getMessage()), e);
      return;
    }
    if (!inForce.equals(playing.catalogue().base()) && !inForce.equals(refused)) {
      try {
        swap(air, prepare(inForce));
      } catch (CatalogueException | UncheckedIOException | IllegalArgumentException e) {
        refuse(inForce, e);
      }
    }
  }

  private void refuse(Object what, RuntimeException why) {
    if (!closing && !what.equals(refused)) {
      refused = what;
      counts.refused();
      LOG.error(
          "catalogue refused, base {} plays on: {}",
          playing.catalogue().base().number(),
          why.getMessage());
    }
  }

  private Repertoire prepare(Base base) {
    Catalogue next = Catalogue.open(directory, base);
    try {
      checkSpace(next);
      next.verify(this::goOn);
      next.prepare();
      Repertoire prepared = new Repertoire(next, sets(next));
      open.add(next);
      return prepared;
    } catch (RuntimeException e) {
      next.close();
      throw e;
    }
  }

  /** Ends a verification when the server stops meanwhile. */
  private void goOn(String phase, long done, long total) {
    if (closing) {
      throw new CancellationException("the server stops");
    }
  }

  /** Vectors of one space have one number of components; listeners' interests rely on it. */
  private void checkSpace(Catalogue next) {
    Catalogue now = playing.catalogue();
    if (next.vectorSpace().equals(now.vectorSpace()) && next.dimension() != now.dimension()) {
      throw new CatalogueException(
          "must have the "
              + now.dimension()
              + " components of its vector space: space="
              + next.vectorSpace()
              + " dimension="
              + next.dimension());
    }
  }

  private void swap(Air air, Repertoire next) throws InterruptedException {
    Catalogue before = playing.catalogue();
    long fromNanos = System.nanoTime();
    var swapped = air.swap(next).toCompletionStage().toCompletableFuture();
    playing = next;
    counts.plays(next.catalogue(), clock.millis());
    try {
      CarriedOver carried = swapped.get();
      tell(before, next.catalogue(), carried, System.nanoTime() - fromNanos);
      counts.swapped(carried);
      close(before);
    } catch (ExecutionException e) { // of no loop's doing: nothing there throws
      LOG.error("base {} stays open beside the new one", before.base().number(), e.getCause());
    }
  }

  private static void tell(Catalogue before, Catalogue now, CarriedOver carried, long nanos) {
    LOG.info(
        "catalogue swapped: base {} instead of {}, version {}, {} tracks, {} space {};"
            + " {} stations carried over in {} ms and {} turns, longest {} ms",
        now.base().number(),
        before.base().number(),
        now.version(),
        now.size(),
        now.vectorSpace().equals(before.vectorSpace()) ? "same" : "new",
        now.vectorSpace(),
        carried.stations(),
        Math.round(nanos / NANOS_PER_MS),
        carried.turns(),
        String.format(Locale.ROOT, "%.1f", carried.longestTurnNanos() / NANOS_PER_MS));
  }

  private void close(Catalogue before) {
    endCheck();
    open.remove(before);
    before.close();
  }

  private void endCheck() {
    CatalogueCheck begun = check;
    if (begun != null) {
      begun.close();
      check = null;
    }
  }

  /** Ends looking; a swap that is under way goes on without this. */
  void stopWatching() {
    closing = true;
    Thread begun = thread;
    if (begun != null) {
      begun.interrupt();
      try {
        begun.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    endCheck();
  }

  /** Closes every catalogue; the caller sees to it that nobody plays. */
  @Override
  public void close() {
    stopWatching();
    prepared.exceptionally(damaged -> null).join();
    open.forEach(Catalogue::close);
    open.clear();
  }
}
