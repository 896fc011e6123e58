package io.privatefm.server.journal;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over the journal that does not end where a file is damaged: it goes on at the next entry
 * that Chronicle's index knows, or with the next file. Of one thread.
 *
 * <p>Chronicle links entries by their lengths, so one damaged length hides everything behind it. It
 * also notes the place of every {@code indexSpacing}-th entry; those are where reading can begin
 * again. What lies between is missed, and counted.
 */
final class JournalReading {
  /** No entry is longer; a length beyond it is none. */
  static final int MOST_ENTRY_BYTES = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(JournalReading.class);

  /** How many places are tried in one file: enough for a million entries. */
  private static final int MOST_TRIES = 4_096;

  private final ExcerptTailer tailer;
  private final RollCycle cycle;
  private final int newestCycle;
  private final long lastIndex;
  private long seenIndex;
  private long triedIndex; // where reading was begun anew: never there again
  private int places;
  private long missed;

  /**
   * A pass.
   *
   * @param lastIndex the last entry that is there; what is not reached before it is damaged
   */
  JournalReading(ExcerptTailer tailer, RollCycle cycle, int newestCycle, long lastIndex) {
    this.tailer = tailer;
    this.cycle = cycle;
    this.newestCycle = newestCycle;
    this.lastIndex = lastIndex;
  }

  /** Shows the entries after {@code index}, and tells what was passed over. */
  Missed run(long index, Journal.Visitor visitor) {
    begin(index);
    while (true) {
      Found found = next();
      if (found != null) {
        boolean more = found.index() <= index || show(index, found, visitor);
        seenIndex = Math.max(seenIndex, found.index());
        if (!more) {
          return new Missed(places, missed);
        }
      } else if (seenIndex >= lastIndex || !goOnBehindDamage()) {
        noteGap(Math.max(seenIndex, index), lastIndex + 1);
        places += seenIndex < lastIndex ? 1 : 0;
        return new Missed(places, missed);
      }
    }
  }

  private boolean show(long index, Found found, Journal.Visitor visitor) {
    noteGap(Math.max(seenIndex, index), found.index());
    return visitor.visit(found.index(), found.entry());
  }

  /** Indexes rise by one within a file: what is not there between two was passed over. */
  private void noteGap(long before, long next) {
    boolean oneFile = cycle.toCycle(before) == cycle.toCycle(next);
    missed += Math.max(0, oneFile ? next - before - 1 : cycle.toSequenceNumber(next));
  }

  private record Found(long index, SealedEntry entry) {}

  private void begin(long index) {
    boolean there = index > 0 && (moveTo(index) || moveTo(index + 1));
    if (!there) {
      tailer.toStart();
    }
    seenIndex = there ? index : 0;
    triedIndex = 0;
  }

  /** The next entry; null if there is none, or none that can be read. */
  private @Nullable Found next() {
    try (DocumentContext document = tailer.readingDocument()) {
      Wire wire = document.isPresent() ? document.wire() : null;
      if (wire == null) {
        return null;
      }
      Bytes<?> bytes = wire.bytes();
      return bytes.readRemaining() > MOST_ENTRY_BYTES
          ? null
          : new Found(document.index(), new SealedEntry(bytes.toByteArray()));
    } catch (RuntimeException | InternalError | AssertionError unreadable) {
      return null;
    }
  }

  private boolean goOnBehindDamage() {
    long from = Math.max(seenIndex, triedIndex);
    int file = from == 0 ? cycle.toCycle(tailer.index()) : cycle.toCycle(from);
    long sequence = from == 0 ? 0 : cycle.toSequenceNumber(from);
    boolean found = inFile(file, sequence);
    for (int next = file + 1; !found && next <= newestCycle; next++) {
      found = moveTo(cycle.toIndex(next, 0)) || inFile(next, 0);
    }
    if (found) {
      places++;
      log.warn("The journal is damaged after entry {}; reading goes on at {}", from, triedIndex);
    }
    return found;
  }

  private boolean inFile(int file, long sequence) {
    int spacing = cycle.defaultIndexSpacing();
    long next = (sequence / spacing + 1) * spacing;
    for (int tries = 0; tries < MOST_TRIES; tries++, next += spacing) {
      long index = cycle.toIndex(file, next);
      if (index > lastIndex) {
        return false;
      }
      if (moveTo(index)) {
        return true;
      }
    }
    return false;
  }

  private boolean moveTo(long index) {
    try {
      if (tailer.moveToIndex(index)) {
        triedIndex = index;
        return true;
      }
    } catch (RuntimeException | InternalError | AssertionError unreadable) {
      // not there, then
    }
    return false;
  }
}
