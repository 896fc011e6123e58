package io.privatefm.server.table;

import io.privatefm.station.Accounts;
import io.privatefm.station.StationOptions;
import java.util.BitSet;

/** What is known of one listener while the journal is read. */
final class ListenerTrail {
  final Accounts accounts = new Accounts();
  String name = "";
  String station = "";
  long sessionAtMs;
  private long lastAtMs = Long.MIN_VALUE;
  private final BitSet shown = new BitSet();

  /** The first reading is over: sessions are followed from the start again. */
  void rewind() {
    lastAtMs = Long.MIN_VALUE;
  }

  /** A session ends by silence, as a station's does. */
  void heardOf(long atMs) {
    long gapMs = StationOptions.DEFAULT.sessionGapMs();
    if (lastAtMs == Long.MIN_VALUE || atMs - lastAtMs >= gapMs) {
      sessionAtMs = atMs;
    }
    lastAtMs = Math.max(lastAtMs, atMs);
  }

  /** Whether this spin is shown for the first time. */
  boolean isFirst(long number) {
    int spin = accounts.find(number);
    boolean first = !shown.get(spin);
    shown.set(spin);
    return first;
  }
}
