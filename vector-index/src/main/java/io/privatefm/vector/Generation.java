package io.privatefm.vector;

import io.privatefm.vector.inverted.Tails;
import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.live.Versions;
import java.lang.foreign.Arena;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A base and what came after it: what a search holds on to while it runs. Owns the mapping and the
 * arena of the delta; the last one to release it closes both.
 */
final class Generation implements LiveLog.Reader {
  final int number;
  final VectorIndex base;
  final Versions versions;
  final @Nullable Tails tails;
  private final Kernel kernel;
  private final Arena arena;
  private final AtomicInteger uses = new AtomicInteger(1);
  private volatile int live;
  private volatile int changes;

  /** Opens the base; every id in {@code gone} is deleted. */
  @SuppressWarnings("MustBeClosedChecker")
  Generation(LiveDirectory directory, int number, Kernel kernel) {
    this.number = number;
    this.kernel = kernel;
    base = IndexFile.open(directory.base(number), kernel);
    arena = Arena.ofShared();
    try {
      int strideBytes = IndexHeader.strideBytes(base.dimension());
      versions = new Versions(base.size(), base.dimension(), strideBytes, arena);
      tails =
          base instanceof InvertedIndex lists
              ? new Tails(lists.lists(), base.dimension(), arena, kernel)
              : null;
      BitSet gone = GoneFile.read(directory.gone(number), base.size());
      gone.stream().forEach(versions::delete);
      live = base.size() - gone.cardinality();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Holds on to it, unless it is closed already. */
  boolean acquire() {
    for (int held = uses.get(); held > 0; held = uses.get()) {
      if (uses.compareAndSet(held, held + 1)) {
        return true;
      }
    }
    return false;
  }

  void release() {
    if (uses.decrementAndGet() == 0) {
      close();
    }
  }

  /** Closes at once: whoever is searching gets an {@link IllegalStateException}. */
  synchronized void close() {
    base.close();
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  /** How many ids are not deleted. */
  int live() {
    return live;
  }

  /** How much changed since the base. */
  int changes() {
    return changes;
  }

  boolean isLive(int id) {
    return id >= 0 && versions.current(id) != Versions.GONE;
  }

  LiveView view() {
    return new LiveView(versions, tails, IndexHeader.strideBytes(base.dimension()), kernel);
  }

  Searcher searcher(LiveView view) {
    return switch (base) {
      case ExactIndex exact -> exact.searcher(view);
      case InvertedIndex inverted -> inverted.searcher(view);
      case LiveIndex no -> throw new IllegalStateException("must be a file: base");
    };
  }

  /** Replays a record of the log. For the writer. */
  @Override
  public void take(int operation, int id, float[] vector) {
    boolean insert = operation == LiveLog.PUT && id == versions.size();
    if (!insert && !isLive(id)) {
      throw new IllegalArgumentException("must not be deleted: id=" + id);
    }
    switch (operation) {
      case LiveLog.PUT -> put(id, vector, reserve(vector));
      case LiveLog.DELETE -> delete(id);
      default -> throw new IllegalArgumentException("must be 1 or 2: operation=" + operation);
    }
  }

  /** Makes room for a vector; returns its list. For the writer. */
  int reserve(float[] vector) {
    versions.reserve();
    if (tails == null) {
      return 0;
    }
    int list = tails.nearest(vector);
    tails.reserve(list);
    return list;
  }

  /** Puts a vector in force. For the writer. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void put(int id, float[] vector, int list) {
    int row = versions.write(id, vector);
    if (tails != null) {
      tails.add(list, vector, row);
    }
    live += id == versions.size() ? 1 : 0;
    versions.publish(row);
    changes++;
  }

  /** For the writer. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void delete(int id) {
    versions.delete(id);
    live--;
    changes++;
  }

  /** The version that is there now: never {@link Versions#GONE}. */
  int version(int id) {
    if (id < 0 || id >= versions.size()) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + versions.size() + ": id=" + id);
    }
    int version = versions.current(id);
    if (version == Versions.GONE) {
      throw new IllegalArgumentException("must not be deleted: id=" + id);
    }
    return version;
  }

  /** Copies a version of an id. */
  void copy(int id, int version, float[] into) {
    if (version == Versions.BASE) {
      base.copyVector(id, into);
    } else {
      versions.copy(version, into);
    }
  }

  float score(int id, float[] query) {
    int version = version(id);
    return version == Versions.BASE
        ? base.score(id, query)
        : versions.score(version, query, kernel);
  }

  /** See {@link LiveIndex#checkInvariants}. */
  void check() {
    int found = 0;
    for (int id = 0; id < versions.size(); id++) {
      int version = versions.current(id);
      found += version == Versions.GONE ? 0 : 1;
      require(version < versions.rows(), "must be < " + versions.rows(), version);
      require(version != Versions.BASE || id < base.size(), "must be in the base", id);
      require(version < 0 || versions.id(version) == id, "must be the row's id", id);
    }
    require(found == live, "must be " + live, found);
    for (int row = 0; row < versions.rows(); row++) {
      require(versions.previous(row) < row, "must be older than " + row, versions.previous(row));
    }
    if (tails != null && base instanceof InvertedIndex inverted) {
      inverted.lists().checkIds(base.size());
      float[] vector = new float[base.dimension()];
      Tails all = tails;
      all.check(
          versions.rows(),
          row -> {
            versions.copy(row, vector);
            return all.nearest(vector);
          });
    }
  }

  private static void require(boolean holds, String rule, int value) {
    if (!holds) {
      throw new IllegalStateException(rule + ": " + value);
    }
  }
}
