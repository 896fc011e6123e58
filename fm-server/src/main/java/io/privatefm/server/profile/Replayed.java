package io.privatefm.server.profile;

import io.privatefm.engine.Engine;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.Entry.Consumed;
import io.privatefm.server.journal.Entry.Imported;
import io.privatefm.server.journal.Entry.Moved;
import io.privatefm.server.journal.Entry.Spun;
import io.privatefm.server.journal.Entry.Told;
import io.privatefm.server.journal.Entry.Tuned;
import io.privatefm.server.journal.Entry.TunedIn;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.station.Station;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One listener's station while the journal is replayed onto it. */
final class Replayed {
  final ListenerKey key;
  private final Engine engine;
  private final Map<String, Long> lastSeq = new HashMap<>();
  private @Nullable Station station;
  private long coveredIndex;
  private long replayed;

  /** Begins with nothing saved. */
  Replayed(ListenerKey key, Engine engine) {
    this.key = key;
    this.engine = engine;
  }

  /** Begins with what was saved; throws what the engine throws if it is no station. */
  void beginWith(Saved saved, long index) {
    station = engine.restore(saved.station(), 0);
    lastSeq.putAll(saved.lastSeq());
    coveredIndex = index;
  }

  /** The index of the newest entry that the station shows. */
  long coveredIndex() {
    return coveredIndex;
  }

  /** Whether there is anything that was not saved. */
  boolean changed() {
    return replayed > 0;
  }

  void replay(long index, Entry entry) {
    if (entry instanceof Entry.Sequenced sequenced) {
      lastSeq.merge(sequenced.device(), sequenced.seq(), Math::max);
    }
    switch (entry) {
      case TunedIn tunedIn -> tuneIn(tunedIn);
      case Told told -> engine.replay(station(entry), told.feedback());
      case Tuned tuned -> engine.replay(station(entry), tuned.change());
      case Spun spun -> engine.replay(station(entry), spun.spin(), spun.place());
      case Moved moved -> engine.replay(station(entry), moved.number(), moved.place());
      case Imported imported -> engine.takeIn(station(entry), imported.listens(), entry.atMs());
      case Consumed consumed -> station(consumed);
    }
    coveredIndex = index;
    replayed++;
  }

  /** A station of another name was begun anew. */
  private void tuneIn(TunedIn tunedIn) {
    if (station == null || !station.id().equals(tunedIn.station())) {
      station = engine.tuneIn(tunedIn.listener(), tunedIn.station(), tunedIn.atMs());
    }
  }

  /** The station; where its beginning was lost, one that begins with the first entry there is. */
  private Station station(Entry entry) {
    Station known = station;
    if (known == null) {
      String id = "s-" + key.tag().toString().substring(0, 12);
      known = engine.tuneIn(entry.listener(), id, entry.atMs());
      station = known;
    }
    return known;
  }

  Saved saved() {
    Station known = station;
    if (known == null) {
      throw new IllegalStateException("must have replayed something: replayed=0");
    }
    return new Saved(engine.save(known), lastSeq);
  }
}
