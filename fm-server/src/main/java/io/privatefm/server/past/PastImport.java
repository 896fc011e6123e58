package io.privatefm.server.past;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.profile.Saved;
import io.privatefm.server.profile.StoppedData;
import io.privatefm.server.profile.Store;
import io.privatefm.server.profile.StoreOptions;
import io.privatefm.station.PastAct;
import io.privatefm.station.PastListen;
import io.privatefm.station.Station;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/**
 * Brings what a listener did elsewhere into the data of a server that has stopped: all of a file or
 * nothing. It is journalled as one entry, of a device that is named for the kind of file and whose
 * number is the newest time told: so what was imported before is known, and imported once.
 */
public final class PastImport {
  /** Most listens of one import, the newest; of likes and dislikes as many again. */
  static final int MOST = 4_096;

  private final Catalogue catalogue;
  private final InstantSource clock;
  private final Map<String, Long> missing = new HashMap<>();
  private long byId;
  private long byName;
  private int before;

  private PastImport(Catalogue catalogue, InstantSource clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Imports a file.
   *
   * @param data the data directory; in use by nobody
   * @throws io.privatefm.catalogue.CatalogueException when the file breaks a rule
   * @throws StorageException when the data cannot be opened or written
   * @throws IllegalStateException while the station is incognito
   */
  public static ImportReport run(
      Path file, String listener, Path data, Catalogue catalogue, InstantSource clock) {
    StoppedData.open(data).close(); // says what it is not, before anything is read
    PastFile read = PastFile.read(file, catalogue, clock.millis());
    return new PastImport(catalogue, clock).run(read, listener, data);
  }

  private ImportReport run(PastFile file, String listener, Path data) {
    List<PastListen> matched = matched(file.told());
    Engine engine = new Engine(catalogue, EngineOptions.DEFAULT);
    Store store = Store.open(data, StoreOptions.DEFAULT.withClock(clock), engine);
    try {
      return run(file, matched, listener, engine, store);
    } finally {
      await(store.close());
    }
  }

  private List<PastListen> matched(List<ToldListen> told) {
    TrackMatcher matcher = new TrackMatcher(catalogue, told);
    List<PastListen> matched = new ArrayList<>();
    for (ToldListen listen : told) {
      int id = matcher.byId(listen);
      int row = id >= 0 ? id : matcher.byName(listen);
      if (row < 0) {
        missing.merge(listen.shown() + ": " + matcher.why(listen), 1L, Long::sum);
      } else {
        byId += id >= 0 ? 1 : 0;
        byName += id >= 0 ? 0 : 1;
        matched.add(new PastListen(catalogue.id(row), listen.atMs(), listen.act()));
      }
    }
    return matched;
  }

  private ImportReport run(
      PastFile file, List<PastListen> matched, String listener, Engine engine, Store store) {
    Optional<Saved> saved = await(store.load(listener));
    String device = file.kind().device();
    long doneMs = saved.map(Saved::lastSeq).orElse(Map.of()).getOrDefault(device, 0L);
    List<PastListen> fresh = matched.stream().filter(listen -> listen.atMs() > doneMs).toList();
    before = matched.size() - fresh.size();
    List<PastListen> newest = newest(fresh);
    if (!newest.isEmpty()) {
      keep(newest, device, listener, saved, engine, store);
    }
    return report(file, fresh.size() - newest.size(), newest.size());
  }

  private static List<PastListen> newest(List<PastListen> listens) {
    List<PastListen> newest = new ArrayList<>();
    for (boolean lasting : new boolean[] {true, false}) {
      listens.stream()
          .filter(listen -> lasting == isLasting(listen.act()))
          .sorted(Comparator.comparingLong(PastListen::atMs).reversed())
          .limit(MOST)
          .forEach(newest::add);
    }
    newest.sort(Comparator.comparingLong(PastListen::atMs));
    return newest;
  }

  private static boolean isLasting(PastAct act) {
    return act == PastAct.LIKED || act == PastAct.DISLIKED;
  }

  private void keep(
      List<PastListen> listens,
      String device,
      String listener,
      Optional<Saved> saved,
      Engine engine,
      Store store) {
    long nowMs = clock.millis();
    List<Entry> entries = new ArrayList<>();
    Station station;
    if (saved.isPresent()) {
      station = engine.restore(saved.get().station(), nowMs);
    } else {
      String id = "s-" + UUID.randomUUID().toString().substring(0, 8);
      station = engine.tuneIn(listener, id, nowMs);
      entries.add(new Entry.TunedIn(listener, id, device, nowMs));
    }
    engine.takeIn(station, listens, nowMs);
    long newestMs = listens.getLast().atMs();
    entries.add(new Entry.Imported(listener, device, newestMs, nowMs, listens));
    await(store.append(entries));
    Map<String, Long> lastSeq = new HashMap<>(saved.map(Saved::lastSeq).orElse(Map.of()));
    lastSeq.put(device, newestMs);
    await(store.save(listener, new Saved(engine.save(station), lastSeq)));
  }

  private ImportReport report(PastFile file, int tooOld, int takenIn) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    missing.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    long unmatched = missing.values().stream().mapToLong(Long::longValue).sum();
    return new ImportReport(
        file.values(), byId, byName, before, tooOld, takenIn, unmatched, sorted);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
