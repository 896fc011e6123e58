package io.privatefm.server.profile;

import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.Pseudonyms;
import io.privatefm.server.journal.RecentEntries;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store of one process's lifetime; guarded by its own monitor, held for a few map operations.
 *
 * <p>It loads no class of Chronicle, so an embedder needs no flags.
 */
final class MemoryStore implements Store {
  private final MemoryLimits limits;
  private final Map<String, Kept> keptByListener = new HashMap<>();
  private final Pseudonyms pseudonyms;
  private byte @Nullable [] model;
  private boolean closed;

  MemoryStore(MemoryLimits limits) {
    this.limits = limits;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    pseudonyms = new Pseudonyms(secret);
  }

  /** What is kept of one listener. */
  private static final class Kept {
    final RecentEntries entries;
    @Nullable Saved saved;

    Kept(int bytes) {
      entries = new RecentEntries(bytes);
    }
  }

  @Override
  public Future<Void> append(List<Entry> entries) {
    return answer(
        () -> {
          checkRoom(entries);
          entries.forEach(entry -> kept(entry.listener()).entries.add(entry));
          return null;
        });
  }

  /** All or none: room for every new listener is looked for before the first entry is kept. */
  private void checkRoom(List<Entry> entries) {
    long fresh =
        entries.stream()
            .map(Entry::listener)
            .distinct()
            .filter(listener -> !keptByListener.containsKey(listener))
            .count();
    checkRoom(fresh);
  }

  private void checkRoom(long fresh) {
    if (keptByListener.size() + fresh > limits.listeners()) {
      throw new StorageException(
          Reason.FULL, "must hold no more than its limit: listeners=" + limits.listeners());
    }
  }

  private Kept kept(String listener) {
    return keptByListener.computeIfAbsent(listener, _ -> new Kept(limits.bytesPerListener()));
  }

  @Override
  public Future<Optional<Saved>> load(String listener) {
    return answer(() -> saved(listener));
  }

  private Optional<Saved> saved(String listener) {
    Kept kept = keptByListener.get(listener);
    return kept == null ? Optional.empty() : Optional.ofNullable(kept.saved);
  }

  @Override
  public Future<Void> save(String listener, Saved saved) {
    return answer(
        () -> {
          checkRoom(keptByListener.containsKey(listener) ? 0 : 1);
          kept(listener).saved = saved;
          return null;
        });
  }

  @Override
  public Future<Void> erase(String listener) {
    return answer(
        () -> {
          keptByListener.remove(listener);
          return null;
        });
  }

  @Override
  public Future<Held> export(String listener) {
    return answer(
        () -> {
          Kept kept = keptByListener.get(listener);
          return new Held(saved(listener), kept == null ? List.of() : kept.entries.toList());
        });
  }

  @Override
  public Future<Optional<byte[]>> loadModel() {
    return answer(() -> Optional.ofNullable(model));
  }

  @Override
  public Future<Void> saveModel(byte[] newModel) {
    return answer(
        () -> {
          model = newModel;
          return null;
        });
  }

  @Override
  public String pseudonym(String listener) {
    return pseudonyms.name(listener);
  }

  @Override
  public Future<Void> close() {
    return answer(
        () -> {
          closed = true;
          keptByListener.clear();
          return null;
        });
  }

  private <T extends @Nullable Object> Future<T> answer(Supplier<T> work) {
    Promise<T> promise = Promise.promise();
    Runnable completion = attempt(work, promise);
    Context context = Vertx.currentContext();
    if (context == null) {
      completion.run();
    } else {
      context.runOnContext(_ -> completion.run());
    }
    return promise.future();
  }

  private synchronized <T extends @Nullable Object> Runnable attempt(
      Supplier<T> work, Promise<T> promise) {
    try {
      if (closed) {
        throw new StorageException(Reason.CLOSED, "must be open: store=closed");
      }
      T result = work.get();
      return () -> promise.complete(result);
    } catch (StorageException e) {
      return () -> promise.fail(e);
    }
  }
}
