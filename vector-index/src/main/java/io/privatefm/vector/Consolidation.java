package io.privatefm.vector;

import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.live.Versions;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next generation of a live index: freezes, builds, catches up, goes over.
 *
 * <p>Writes meanwhile go to the old generation and its log; from the frozen place on that log is
 * replayed on the new base, at last under the writers' lock. The pointer is moved when the new base
 * and the new log are whole, so a kill at any time leaves one generation with every write.
 */
final class Consolidation {
  /** So many records may as well be replayed while writers wait. */
  private static final int FEW = 64;

  /** Rounds of catching up before writers have to wait. */
  private static final int MOST_ROUNDS = 8;

  private static final System.Logger LOG = System.getLogger("io.privatefm.vector");

  /** What was done last. */
  enum Step {
    FROZEN,
    BUILT,
    CAUGHT_UP,
    LOGGED,
    IN_FORCE,
    SWAPPED
  }

  private final LiveIndex index;
  private final LiveDirectory directory;
  private final LiveOptions options;
  private final Kernel kernel;
  private final ReentrantLock running = new ReentrantLock();
  private volatile Consumer<Step> steps = step -> {};
  private @Nullable Thread background;
  private int refusedChanges;

  Consolidation(LiveIndex index, LiveDirectory directory, LiveOptions options, Kernel kernel) {
    this.index = index;
    this.directory = directory;
    this.options = options;
    this.kernel = kernel;
  }

  /** Who is told after each step; for tests. */
  void steps(Consumer<Step> told) {
    steps = told;
  }

  /** Begins in the background if enough has changed; called by whoever holds the writers' lock. */
  void consider(Generation now) {
    double wanted = Math.max(options.share() * now.base.size(), LiveOptions.FEWEST_CHANGES);
    boolean idle = background == null || !background.isAlive();
    if (options.share() > 0 && now.changes() >= Math.max(wanted, refusedChanges) && idle) {
      // Until it succeeds; but a full delta tries again and again.
      refusedChanges = Math.min(2 * now.changes(), options.most(now.base.size()));
      background =
          Thread.ofPlatform().daemon().name("vector-consolidation").start(this::runQuietly);
    }
  }

  private void runQuietly() {
    try {
      run();
    } catch (RuntimeException e) {
      if (!index.isClosed()) {
        LOG.log(Level.WARNING, "a live index could not be consolidated and goes on as it is", e);
      }
    }
  }

  /** Waits until nothing runs; the index says by now that it is closed. */
  void close() {
    running.lock();
    try {
      steps = step -> {};
    } finally {
      running.unlock();
    }
    @Nullable Thread thread = background;
    boolean interrupted = false;
    while (thread != null && thread.isAlive() && !thread.equals(Thread.currentThread())) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void run() {
    running.lock();
    try {
      index.checkOpen();
      Generation old = index.acquire();
      try {
        next(old);
      } finally {
        old.release();
      }
    } finally {
      running.unlock();
    }
  }

  private void next(Generation old) {
    Frozen frozen = freeze(old);
    steps.accept(Step.FROZEN);
    int number = old.number + 1;
    build(old, frozen, number);
    GoneFile.write(directory.gone(number), frozen.gone);
    steps.accept(Step.BUILT);
    Generation next = new Generation(directory, number, kernel);
    boolean swapped = false;
    try {
      swapped = goOver(next, frozen);
    } finally {
      if (!swapped) {
        next.close();
      }
    }
    directory.keepOnly(number);
    steps.accept(Step.SWAPPED);
  }

  /** What is consolidated: the ids below a size, as they were when there were so many rows. */
  private record Frozen(int size, int rows, BitSet gone, long logBytes) {}

  private Frozen freeze(Generation old) {
    index.writing().lock();
    try {
      BitSet gone = new BitSet();
      for (int id = 0; id < old.versions.size(); id++) {
        gone.set(id, !old.isLive(id));
      }
      return new Frozen(old.versions.size(), old.versions.rows(), gone, index.log().bytes());
    } finally {
      index.writing().unlock();
    }
  }

  private void build(Generation old, Frozen frozen, int number) {
    IndexProgress told = options.index().progress();
    IndexOptions building =
        options
            .index()
            .with(Similarity.INNER_PRODUCT) // stored vectors are scaled already
            .with(
                (phase, done, total) -> {
                  index.checkOpen();
                  told.at(phase, done, total);
                });
    int dimension = old.base.dimension();
    try (IndexBuilder builder = new IndexBuilder(directory.base(number), dimension, building)) {
      Stand in = new Stand(old, frozen, options.index().seed());
      float[] vector = new float[dimension];
      for (int id = 0; id < frozen.size; id++) {
        index.checkOpen();
        in.copy(id, vector);
        builder.add(vector);
      }
      builder.publish();
    }
  }

  /**
   * Reads frozen vectors. A deleted id keeps its row, as ids are row numbers; in it stands the
   * vector of any other id, so that the deleted one is on no disk any more and the dead rows lie as
   * the live ones do.
   */
  private static final class Stand {
    private final Generation old;
    private final Frozen frozen;
    private final SplittableRandom random;

    Stand(Generation old, Frozen frozen, long seed) {
      this.old = old;
      this.frozen = frozen;
      random = new SplittableRandom(seed);
    }

    void copy(int id, float[] into) {
      int version = version(id);
      int tries = 64;
      int from = id;
      while (version == Versions.GONE && tries-- > 0) {
        from = random.nextInt(frozen.size);
        version = version(from);
      }
      if (version == Versions.GONE) {
        java.util.Arrays.fill(into, 0);
        into[0] = 1;
      } else {
        old.copy(from, version, into);
      }
    }

    private int version(int id) {
      return frozen.gone.get(id) ? Versions.GONE : old.versions.visible(id, frozen.rows);
    }
  }

  private boolean goOver(Generation next, Frozen frozen) {
    LiveLog log = LiveLog.create(directory.delta(next.number), next.base.dimension());
    boolean swapped = false;
    try {
      LiveLog.Reader replay =
          (operation, id, vector) -> {
            next.take(operation, id, vector);
            log.append(operation, id, vector);
          };
      long at = catchUp(replay, frozen.logBytes, next.base.dimension());
      log.sync();
      steps.accept(Step.CAUGHT_UP);
      swapped = swap(next, log, replay, at);
    } finally {
      if (!swapped) {
        log.close();
      }
    }
    return swapped;
  }

  private boolean swap(Generation next, LiveLog log, LiveLog.Reader replay, long at) {
    index.writing().lock();
    try {
      index.checkOpen();
      index.log().read(at, index.log().bytes(), replay);
      log.sync();
      steps.accept(Step.LOGGED);
      directory.publish(next.number);
      steps.accept(Step.IN_FORCE);
      index.swap(next, log);
      refusedChanges = 0;
      return true;
    } finally {
      index.writing().unlock();
    }
  }

  /**
   * Replays what was written meanwhile, and what was written during that, and so on; returns how
   * far. Writers do not wait, so they may be ahead again each time: there is a last round.
   */
  private long catchUp(LiveLog.Reader replay, long from, int dimension) {
    LiveLog log = index.log(); // only a consolidation replaces it
    long few = (long) FEW * LiveLog.recordBytes(dimension);
    long at = from;
    try (LiveLog second = log.secondReader()) {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        index.checkOpen();
        long end = log.bytes();
        second.read(at, end, replay);
        boolean near = end - at <= few;
        at = end;
        if (near) {
          break;
        }
      }
    }
    return at;
  }
}
