package io.privatefm.server.profile;

import io.privatefm.engine.Engine;
import io.privatefm.server.journal.Entry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Everything the server remembers beyond a connection: the journal, the saved stations, the shared
 * ranker's model.
 *
 * <p>Thread-safe; no call blocks. Calls are carried out in the order in which they are made,
 * whoever makes them, and a listener's owner relies on it: {@link #save} covers exactly what was
 * handed to {@link #append} before it. A future completes on the Vert.x context of the caller, and
 * then never before the call returned; without a context, on any thread. It fails with a {@link
 * io.privatefm.server.journal.StorageException} that says why.
 */
public interface Store {

  /** A store that forgets when the process ends: no files, no flags, bounded by {@code limits}. */
  static Store inMemory(MemoryLimits limits) {
    return new MemoryStore(limits);
  }

  /**
   * The store in a data directory, which is made if it is not there; held until the store is
   * closed.
   *
   * <p>Blocks, after a crash for as long as it takes to replay the journal's tail onto the saved
   * stations: not to be called on an event loop. Throws a {@link
   * io.privatefm.server.journal.StorageException} if the directory is in use, newer, or cannot be
   * read.
   *
   * @param engine what replays; used until this returns
   */
  static Store open(Path data, StoreOptions options, Engine engine) {
    return DiskStore.open(data, options, engine, new SecureRandom());
  }

  /**
   * Appends entries in this order. When the future completes they survive the death of the process;
   * only then may they be acknowledged or sent. If the process dies before, some of the first of
   * them may be there.
   *
   * <p>Where the queue is full the future fails with {@code OVERLOADED} and nothing was written.
   * Where it fails half way, the exception tells how many {@linkplain
   * io.privatefm.server.journal.StorageException#appended() are there}: what is repeated is the
   * rest, be it nothing, for those too may be acknowledged only when an append has succeeded.
   */
  Future<Void> append(List<Entry> entries);

  /** Appends one entry. */
  default Future<Void> append(Entry entry) {
    return append(List.of(entry));
  }

  /**
   * What was last saved of a listener, after a restart brought up to date from the journal; empty
   * if unknown.
   */
  Future<Optional<Saved>> load(String listener);

  /**
   * Saves a listener's station in place of what was saved before.
   *
   * <p>It must show the effect of every entry of this listener that was handed to {@link #append}
   * before this call, and of no other: entries after it are replayed onto it when the process dies.
   */
  Future<Void> save(String listener, Saved saved);

  /**
   * Erases a listener: after it nothing of the listener, nor of what was told or played, can be
   * read in any file. The caller takes the station off the air first; what is appended or saved
   * later begins a new listener.
   */
  Future<Void> erase(String listener);

  /** Everything that is held of a listener. */
  Future<Held> export(String listener);

  /**
   * The shared ranker's model as it was last saved, and after a restart brought up to date where
   * that is possible.
   */
  Future<Optional<byte[]>> loadModel();

  /**
   * Saves the shared ranker's model, which has learned from the entries handed to {@link #append}
   * before.
   */
  Future<Void> saveModel(byte[] model);

  /**
   * A name for a listener in logs: a keyed hash, the same within one installation, of no use
   * outside.
   */
  String pseudonym(String listener);

  /** Carries out what was asked before, closes the files, and lets go of the data directory. */
  Future<Void> close();
}
