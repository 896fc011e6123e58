package io.privatefm.server.profile;

import io.privatefm.engine.Engine;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.Journal;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.SealedEntry;
import io.privatefm.server.journal.Sealer;
import io.privatefm.server.journal.StorageException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store in a data directory. Any thread may call; journal, keys and profiles belong to its
 * {@link Worker}, and long work (checkpoints, exports) is done beside it by one more thread, the
 * keeper.
 */
final class DiskStore implements Store {
  private static final Logger log = LoggerFactory.getLogger(DiskStore.class);
  private static final Held NOTHING = new Held(Optional.empty(), List.of());

  private final StoreOptions options;
  private final Disk disk;
  private final SecureRandom random;
  private final Sealer sealer;
  private final Worker worker;
  private final BackupDesk backups;
  private final Aging aging;
  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("fm-store-keeper").factory());
  private long lastIndex;
  private byte @Nullable [] model;
  private long checkpointDueMs;
  private boolean closed;

  private DiskStore(StoreOptions options, Disk disk, SecureRandom random) {
    this.options = options;
    this.disk = disk;
    this.random = random;
    this.sealer = new Sealer(random);
    this.lastIndex = disk.journal().lastIndex();
    this.model = disk.checkpoint().model();
    this.worker = new Worker(options.queued(), this::settle, this::keepUp);
    this.backups = new BackupDesk(disk.directory(), frames -> backup().into(frames));
    this.aging = new Aging(disk, options.retention().listeners());
    this.checkpointDueMs = options.clock().millis() + options.checkpointEvery().toMillis();
  }

  static DiskStore open(Path data, StoreOptions options, Engine engine, SecureRandom random) {
    DiskStore store = new DiskStore(options, Disk.open(data, options, engine, random), random);
    store.worker.start();
    return store;
  }

  /** What was found and done at open. */
  RecoveryReport recovery() {
    return disk.report();
  }

  @Override
  public Future<Void> append(List<Entry> entries) {
    List<Entry> all = List.copyOf(entries);
    AtomicInteger written = new AtomicInteger();
    return worker
        .<Void>ask(
            () -> {
              disk.requireRoom();
              for (SealedEntry entry : all.stream().map(this::seal).toList()) {
                write(entry);
                written.incrementAndGet();
              }
              return null;
            })
        .recover(why -> Future.failedFuture(partly(why, written.get())));
  }

  private static Throwable partly(Throwable why, int written) {
    return why instanceof StorageException known && written > 0
        ? known.afterAppending(written)
        : why;
  }

  /** Makes a batch last, before any of it is answered. */
  private void settle() {
    disk.vault().force();
    if (options.durability() == Durability.POWER) {
      disk.journal().force();
    }
  }

  /** The last entry. */
  long lastIndex() {
    return disk.journal().lastIndex();
  }

  /** The last entry that is known to be on the disk; 0 unless the durability is {@code POWER}. */
  long forcedIndex() {
    return disk.journal().forcedIndex();
  }

  private SealedEntry seal(Entry entry) {
    ListenerKey key = disk.vault().findOrCreate(entry.listener(), lastIndex);
    return SealedEntry.of(entry, key, sealer);
  }

  private void write(SealedEntry entry) {
    lastIndex = disk.journal().append(entry);
    disk.coverage().appended(entry.tag(), lastIndex);
  }

  @Override
  public Future<Optional<Saved>> load(String listener) {
    return worker.ask(
        () -> {
          ListenerKey key = disk.vault().find(listener);
          return key == null ? Optional.empty() : saved(key);
        });
  }

  private Optional<Saved> saved(ListenerKey key) {
    SealedProfile profile = disk.profiles().get(key.tag());
    return profile == null ? Optional.empty() : Optional.of(profile.open(key, sealer));
  }

  @Override
  public Future<Void> save(String listener, Saved saved) {
    return worker.ask(
        () -> {
          disk.requireRoom();
          ListenerKey key = disk.vault().findOrCreate(listener, lastIndex);
          disk.profiles().put(SealedProfile.of(saved, lastIndex, key, sealer));
          disk.coverage().covered(key.tag());
          return null;
        });
  }

  @Override
  public Future<Void> erase(String listener) {
    return worker.ask(
        () -> {
          ListenerKey key = disk.vault().find(listener);
          if (key != null) {
            disk.erase(key);
          }
          return null;
        });
  }

  @Override
  public Future<Held> export(String listener) {
    return worker
        .ask(() -> Optional.ofNullable(disk.vault().find(listener)))
        .compose(key -> key.map(this::export).orElse(Future.succeededFuture(NOTHING)));
  }

  private Future<Held> export(ListenerKey key) {
    return worker
        .ask(() -> saved(key))
        .compose(profile -> beside(() -> new Held(profile, entries(key))));
  }

  private List<Entry> entries(ListenerKey key) {
    Sealer opener = new Sealer(random);
    List<Entry> entries = new ArrayList<>();
    disk.journal()
        .read(
            key.bornIndex(),
            (index, entry) -> {
              if (entry.tag().equals(key.tag())) {
                opened(index, entry, key, opener).ifPresent(entries::add);
              }
              return true;
            });
    return entries;
  }

  /** An entry; none where the journal is damaged, which the rest need not suffer for. */
  private static Optional<Entry> opened(
      long index, SealedEntry entry, ListenerKey key, Sealer opener) {
    try {
      return Optional.of(entry.open(key, opener));
    } catch (StorageException damaged) {
      log.warn("Left out of an export the entry at {}: {}", index, damaged.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Future<Optional<byte[]>> loadModel() {
    return worker.ask(() -> Optional.ofNullable(model));
  }

  @Override
  public Future<Void> saveModel(byte[] newModel) {
    return worker
        .ask(
            () -> {
              model = newModel;
              return null;
            })
        .compose(_ -> checkpoint());
  }

  /** Notes how far the journal is covered, then drops what is covered and old. */
  Future<Void> checkpoint() {
    return worker.ask(this::nextCheckpoint).compose(this::writeThenDrop);
  }

  private Checkpoint nextCheckpoint() {
    Journal journal = disk.journal();
    long covered = disk.coverage().coveredIndex(lastIndex);
    if (covered == lastIndex && journal.endsBefore(oldMs())) {
      journal.mark();
      lastIndex = journal.lastIndex();
      covered = lastIndex;
    }
    return new Checkpoint(covered, model);
  }

  private long oldMs() {
    return options.clock().millis() - options.retention().journal().toMillis();
  }

  private Future<Void> writeThenDrop(Checkpoint next) {
    return beside(
            () -> {
              disk.write(next);
              return null;
            })
        .compose(_ -> worker.ask(() -> drop(next.coveredIndex())));
  }

  private @Nullable Void drop(long coveredIndex) {
    if (backups.busy()) {
      return null; // next time
    }
    int files = disk.journal().drop(coveredIndex, oldMs());
    if (files > 0) {
      log.info("Dropped {} journal files: covered by saved stations, and past retention", files);
    }
    return null;
  }

  private void keepUp() {
    long nowMs = options.clock().millis();
    backups.look();
    aging.turn(nowMs);
    if (nowMs >= checkpointDueMs) {
      checkpointDueMs = nowMs + options.checkpointEvery().toMillis();
      checkpoint().onFailure(e -> log.error("Could not write a checkpoint: {}", e.getMessage()));
    }
  }

  private Backup backup() {
    return new Backup(
        disk.vault(),
        disk.profiles(),
        visitor -> disk.journal().read(0, visitor),
        () -> new Checkpoint(disk.coverage().coveredIndex(lastIndex), model),
        () -> lastIndex,
        disk.erased(),
        options.clock(),
        new Backup.Turn() {
          @Override
          public <T> T take(Supplier<T> work) {
            return worker.ask(work).await();
          }
        });
  }

  /** Has the keeper do something, and answers on the context of the caller, if it has one. */
  private <T extends @Nullable Object> Future<T> beside(Supplier<T> work) {
    Optional<Context> asker = Answers.asker();
    Promise<T> promise = Promise.promise();
    keeper.execute(
        () -> {
          Answers answers = new Answers(Runnable::run);
          answers.add(asker, attempt(work, promise));
          answers.give();
        });
    return promise.future();
  }

  private static <T extends @Nullable Object> Runnable attempt(
      Supplier<T> work, Promise<T> promise) {
    try {
      T result = work.get();
      return () -> promise.complete(result);
    } catch (RuntimeException e) {
      return () -> promise.fail(e);
    }
  }

  @Override
  public String pseudonym(String listener) {
    return disk.vault().pseudonyms().name(listener);
  }

  @Override
  public Future<Void> close() {
    Optional<Context> asker = Answers.asker();
    Promise<Void> promise = Promise.promise();
    Thread.ofPlatform()
        .name("fm-store-close")
        .start(
            () -> {
              Answers answers = new Answers(Runnable::run);
              answers.add(asker, attempt(this::closeOnce, promise));
              answers.give();
            });
    return promise.future();
  }

  private synchronized @Nullable Void closeOnce() {
    if (closed) {
      return null;
    }
    closed = true;
    backups.stop();
    worker.finish();
    keeper.close();
    disk.write(new Checkpoint(disk.coverage().coveredIndex(lastIndex), model));
    disk.close();
    return null;
  }
}
