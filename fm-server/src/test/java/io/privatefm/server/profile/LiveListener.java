package io.privatefm.server.profile;

import io.privatefm.engine.Change;
import io.privatefm.engine.Engine;
import io.privatefm.server.journal.Entry;
import io.privatefm.station.Feedback;
import io.privatefm.station.Mode;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.TuningChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A listener on the air, played by an engine and journalled as a server does it. */
final class LiveListener {
  private static final String DEVICE = "phone";

  private final String listener;
  private final Engine engine;
  private final Store store;
  private final Station station;
  private final Map<String, Long> lastSeq = new HashMap<>();
  private final List<Entry> journalled = new ArrayList<>();
  private long nowMs = 1_780_000_000_000L;

  LiveListener(String listener, Engine engine, Store store) {
    this.listener = listener;
    this.engine = engine;
    this.store = store;
    this.station = engine.tuneIn(listener, "s-of-" + listener, nowMs);
    write(new Entry.TunedIn(listener, station.id(), DEVICE, nowMs));
    engine.play(station, nowMs);
    write(spun(current(), Place.CURRENT));
  }

  /**
   * Hears a number of spins: completes some, skips, likes and bans others, and tunes in between.
   */
  void hear(int spins) {
    for (int i = 0; i < spins; i++) {
      Spin spin = current();
      tell(new Feedback.Started(spin.id(), later()));
      switch (i % 5) {
        case 0 -> tell(new Feedback.Completed(spin.id(), later()));
        case 1 -> tell(new Feedback.Skipped(spin.id(), 9_000, later()));
        case 2 -> {
          tell(new Feedback.Liked(spin.id(), later()));
          tell(new Feedback.Completed(spin.id(), later()));
        }
        case 3 -> {
          tune(new TuningChange(Mode.EXPLORE, "running", null, null, later()));
          tell(new Feedback.Completed(spin.id(), later()));
        }
        default -> {
          write(new Entry.Consumed(listener, DEVICE, nextSeq(), later()));
          tell(new Feedback.Skipped(spin.id(), 200_000, later()));
        }
      }
    }
  }

  private Spin current() {
    return there(station.current());
  }

  private static Spin there(@Nullable Spin spin) {
    return Objects.requireNonNull(spin, "must play");
  }

  private void tell(Feedback feedback) {
    write(new Entry.Told(listener, DEVICE, nextSeq(), nowMs, feedback));
    journalChange(engine.tell(station, feedback, nowMs));
  }

  private void tune(TuningChange change) {
    write(new Entry.Tuned(listener, DEVICE, nextSeq(), nowMs, change));
    journalChange(engine.tune(station, change, nowMs));
  }

  private void journalChange(Change change) {
    switch (change) {
      case PLAY -> write(spun(current(), Place.CURRENT));
      case UPNEXT -> write(spun(there(station.upNext()), Place.UPNEXT));
      case NOTHING, UNKNOWN_SPIN, SILENCE -> {}
    }
  }

  private Entry spun(Spin spin, Place place) {
    return new Entry.Spun(listener, nowMs, spin, place);
  }

  private void write(Entry entry) {
    journalled.add(entry);
    Waiting.until(store.append(entry));
  }

  private long nextSeq() {
    return lastSeq.merge(DEVICE, 1L, Long::sum);
  }

  private long later() {
    nowMs += 10_000;
    return nowMs;
  }

  /** The station as it stands. */
  Saved saved() {
    return new Saved(engine.save(station), lastSeq);
  }

  /** Saves the station as it stands. */
  void save() {
    Waiting.until(store.save(listener, saved()));
  }

  /** Everything that was journalled, in order, as the journal gives it back. */
  List<Entry> journalled() {
    return journalled.stream().map(LiveListener::withoutRow).toList();
  }

  private static Entry withoutRow(Entry entry) {
    return entry instanceof Entry.Spun spun
        ? new Entry.Spun(spun.listener(), spun.atMs(), spun.spin().atRow(-1), spun.place())
        : entry;
  }
}
