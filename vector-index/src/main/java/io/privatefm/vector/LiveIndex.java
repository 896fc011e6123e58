package io.privatefm.vector;

import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An index that changes while it is searched: an immutable base and a live delta in one directory.
 *
 * <p>Any number of threads search, without a lock and never paused; a search sees the vectors as
 * they were when it began, and none that was deleted meanwhile unless it had taken it in. Those
 * that write wait for each other. Ids are stable for ever: a deleted id is not given again, so
 * {@link #size()} never falls.
 *
 * <p>When a write returns, a crash of the process does not undo it; when {@link #sync()} returns, a
 * power failure does not either. {@link #consolidate()} makes a new base of all that is there,
 * while searches and writes go on; it begins by itself when much has changed ({@link LiveOptions}).
 * Writers never wait for it: those that outrun it are refused in the end. One process at a time has
 * a directory open.
 */
public final class LiveIndex implements VectorIndex {
  private final LiveDirectory directory;
  private final LiveOptions options;
  private final ReentrantLock writing = new ReentrantLock();
  private final Consolidation consolidation;
  private volatile LiveLog log;
  private volatile Generation generation;
  private volatile boolean closed;

  private LiveIndex(LiveDirectory directory, LiveOptions options, Kernel kernel) {
    this.directory = directory;
    this.options = options;
    int number = directory.current();
    directory.keepOnly(number);
    Generation opened = new Generation(directory, number, kernel);
    generation = opened;
    try {
      log = LiveLog.open(directory.delta(number), opened.base.dimension(), opened);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    consolidation = new Consolidation(this, directory, options, kernel);
  }

  /**
   * Makes a live index of a published file, which is copied, and opens it.
   *
   * @param folder is made if it is not there; must not have a live index yet
   */
  public static LiveIndex create(Path folder, Path published, LiveOptions options) {
    try {
      Files.createDirectories(folder);
      try (LiveDirectory directory = new LiveDirectory(folder)) {
        if (directory.hasCurrent()) {
          throw new IllegalStateException("must not have a live index: directory=" + folder);
        }
        Files.copy(published, directory.base(1), StandardCopyOption.REPLACE_EXISTING);
        try (VectorIndex index = VectorIndex.open(directory.base(1))) {
          GoneFile.write(directory.gone(1), new BitSet());
          try (LiveLog log = LiveLog.create(directory.delta(1), index.dimension())) {
            log.sync();
          }
        }
        directory.publish(1);
      }
      return open(folder, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a live index with all that was written; what a killed process left half done goes.
   *
   * @throws IndexFormatException if a file is damaged
   * @throws IllegalStateException if it is open already
   */
  public static LiveIndex open(Path folder, LiveOptions options) {
    LiveDirectory directory = new LiveDirectory(folder);
    try {
      return new LiveIndex(directory, options, Kernels.chosen());
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Adds a vector, borrowed for the call.
   *
   * @return its id
   * @throws IllegalArgumentException if it has another dimension, is not finite or is all zero
   * @throws DeltaFullException if writers are too far ahead of the consolidation; see {@link #room}
   */
  public int insert(float[] vector) {
    writing.lock();
    try {
      checkOpen();
      int id = size();
      if (id == MAX_SIZE) {
        throw new IllegalStateException("must be < " + MAX_SIZE + ": size=" + id);
      }
      put(id, vector);
      return id;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Gives an id another vector, borrowed for the call. There is no moment at which neither is
   * found.
   *
   * @throws IllegalArgumentException as {@link #insert}, and if the id is deleted
   * @throws DeltaFullException as {@link #insert}
   */
  public void replace(int id, float[] vector) {
    writing.lock();
    try {
      checkOpen();
      generation.version(id);
      put(id, vector);
    } finally {
      writing.unlock();
    }
  }

  private void put(int id, float[] vector) {
    float[] stored = IndexBuilder.stored(vector, dimension(), options.index().similarity());
    Generation now = generation;
    if (room(now) == 0) {
      consolidation.consider(now); // one that failed is tried again
      throw new DeltaFullException(now.versions.rows());
    }
    int list = now.reserve(stored);
    log.put(id, stored);
    now.put(id, stored, list);
    consolidation.consider(now);
  }

  /**
   * How many more vectors are taken before a consolidation ends: at 0 inserts and replacements are
   * refused. Deleting takes no room and is never refused.
   */
  public int room() {
    return room(generation);
  }

  private int room(Generation now) {
    return Math.max(0, options.most(now.base.size()) - now.versions.rows());
  }

  /** Deletes an id for ever; returns false if there is none. */
  public boolean delete(int id) {
    writing.lock();
    try {
      checkOpen();
      Generation now = generation;
      if (!now.isLive(id)) {
        return false;
      }
      log.delete(id);
      now.delete(id);
      consolidation.consider(now);
      return true;
    } finally {
      writing.unlock();
    }
  }

  /** Whether the id is there and not deleted. */
  public boolean contains(int id) {
    return generation.isLive(id);
  }

  /** Makes all that was written durable against a power failure. */
  public void sync() {
    writing.lock();
    try {
      checkOpen();
      log.sync();
    } finally {
      writing.unlock();
    }
  }

  /**
   * Makes a new base of all that is there and goes over to it; takes as long as building an index.
   * Only one at a time; searches and writes go on meanwhile.
   *
   * @throws IllegalStateException if the index is closed before or meanwhile
   */
  public void consolidate() {
    consolidation.run();
  }

  /**
   * Checks that every id has one vector in force in one place, that every row is in the list it is
   * nearest to, and that counts agree. Writers wait meanwhile; takes as long as coding the delta.
   *
   * @throws IllegalStateException rule then value
   */
  public void checkInvariants() {
    writing.lock();
    try {
      checkOpen();
      generation.check();
    } finally {
      writing.unlock();
    }
  }

  /** The generation in force, held until it is released. */
  Generation acquire() {
    while (true) {
      checkOpen();
      Generation now = generation;
      if (now.acquire()) {
        return now;
      }
    }
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("index must be open");
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Held by whoever writes. */
  ReentrantLock writing() {
    return writing;
  }

  /** The log in force; its writer holds the lock. */
  LiveLog log() {
    return log;
  }

  /** Goes over to the next generation; for whoever holds the lock. */
  void swap(Generation next, LiveLog nextLog) {
    Generation old = generation;
    log.close();
    log = nextLog;
    generation = next;
    old.release();
  }

  /** Tests are told how far a consolidation is. */
  Consolidation consolidation() {
    return consolidation;
  }

  @Override
  public int size() {
    return generation.versions.size();
  }

  /** How many ids are not deleted. */
  public int live() {
    return generation.live();
  }

  /** How many writes came after the base was made. */
  public int changes() {
    return generation.changes();
  }

  @Override
  public int dimension() {
    return generation.base.dimension();
  }

  @Override
  public void copyVector(int id, float[] into) {
    Generation now = acquire();
    try {
      now.copy(id, now.version(id), into);
    } finally {
      now.release();
    }
  }

  @Override
  public float score(int id, float[] query) {
    Generation now = acquire();
    try {
      if (query.length != dimension()) {
        throw new IllegalArgumentException("must be " + dimension() + ": length=" + query.length);
      }
      return now.score(id, query);
    } finally {
      now.release();
    }
  }

  @Override
  public Searcher searcher() {
    return new LiveSearcher(this);
  }

  @Override
  public Profile profile() {
    return generation.base.profile();
  }

  @Override
  public int listCount() {
    return generation.base.listCount();
  }

  @Override
  public List<MeasuredEffort> efforts() {
    return generation.base.efforts();
  }

  @Override
  public Effort effort(double recall) {
    return generation.base.effort(recall);
  }

  @Override
  public void verify() {
    Generation now = acquire();
    try {
      now.base.verify();
    } finally {
      now.release();
    }
  }

  /** Ends a consolidation that is running, and releases all; nothing written is lost. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    consolidation.close();
    writing.lock();
    try {
      log.close();
      generation.close();
      directory.close();
    } finally {
      writing.unlock();
    }
  }
}
