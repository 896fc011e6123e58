package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.NavigableSet;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;

/**
 * The log on disk: a Chronicle Queue of {@linkplain SealedEntry sealed entries}. One thread
 * appends, any may read.
 *
 * <p>What was appended survives the death of the process at once, for it lies in the operating
 * system's page cache; it survives that of the machine after the system wrote it back. An entry's
 * index rises with every append and is never used again; 0 is before the first.
 */
public final class Journal implements AutoCloseable {
  /** Room mapped at a time; files are sparse, so only what is written takes space. */
  private static final int BLOCK_BYTES = 16 << 20;

  /** How long a dead process's lock may hold up an opening. */
  private static final int LOCK_WAIT_MS = 2_000;

  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;

  private Journal(SingleChronicleQueue queue, RisingTime time) {
    this.queue = queue;
    time.noEarlierThan(newestFileStartMs(queue));
    this.appender = queue.createAppender();
  }

  private static long newestFileStartMs(SingleChronicleQueue queue) {
    return Math.max(0L, queue.lastCycle()) * queue.rollCycle().lengthInMillis();
  }

  /**
   * Opens the journal in {@code directory}, which is made if it is not there; {@code clock} decides
   * the rolls.
   */
  public static Journal open(Path directory, JournalRoll roll, InstantSource clock) {
    Chronicle.hush();
    RisingTime time = new RisingTime(clock);
    try {
      return new Journal(
          SingleChronicleQueueBuilder.binary(directory)
              .rollCycle(cycle(roll))
              .blockSize(BLOCK_BYTES)
              .timeoutMS(LOCK_WAIT_MS)
              .timeProvider(time)
              .build(),
          time);
    } catch (RuntimeException e) {
      throw new StorageException(Reason.DISK, "must open: journal=" + directory + ": " + e, e);
    }
  }

  private static RollCycles cycle(JournalRoll roll) {
    return switch (roll) {
      case HOURLY -> RollCycles.FAST_HOURLY;
      case DAILY -> RollCycles.FAST_DAILY;
    };
  }

  /** Appends an entry and tells its index. */
  public long append(SealedEntry entry) {
    try (DocumentContext document = appender.writingDocument()) {
      bytesOf(document).write(entry.record());
      return document.index();
    }
  }

  /** The index of the last entry; 0 if there is none. */
  public long lastIndex() {
    return Math.max(0, queue.lastIndex());
  }

  /** What reads the journal. */
  public interface Visitor {
    /** Called for each entry; false ends the reading. */
    boolean visit(long index, SealedEntry entry);
  }

  /** Shows the entries after {@code index} in order, as far as there are some now. Any thread. */
  public void read(long index, Visitor visitor) {
    try (ExcerptTailer tailer = queue.createTailer()) {
      boolean there = index > 0 && (tailer.moveToIndex(index) || tailer.moveToIndex(index + 1));
      if (!there) {
        tailer.toStart();
      }
      boolean more = true;
      while (more) {
        more = readNext(tailer, index, visitor);
      }
    }
  }

  static boolean readNext(ExcerptTailer tailer, long index, Visitor visitor) {
    try (DocumentContext document = tailer.readingDocument()) {
      if (!document.isPresent()) {
        return false;
      }
      return document.index() <= index || visitor.visit(document.index(), entry(document));
    }
  }

  private static SealedEntry entry(DocumentContext document) {
    return new SealedEntry(bytesOf(document).toByteArray());
  }

  private static Bytes<?> bytesOf(DocumentContext document) {
    Wire wire = document.wire();
    if (wire == null) {
      throw new IllegalStateException("must have a wire: index=" + document.index());
    }
    return wire.bytes();
  }

  /**
   * Drops the files whose every entry has an index up to {@code coveredIndex} and was written
   * before {@code beforeMs}; tells how many.
   */
  public int drop(long coveredIndex, long beforeMs) {
    RollCycle cycle = queue.rollCycle();
    int dropped = 0;
    for (long each : cycles()) {
      boolean covered = cycle.toCycle(coveredIndex) > each;
      boolean old = (each + 1) * cycle.lengthInMillis() <= beforeMs;
      if (covered && old) {
        delete((int) each);
        dropped++;
      }
    }
    if (dropped > 0) {
      queue.refreshDirectoryListing();
    }
    return dropped;
  }

  /** Whether the newest file was written, all of it, before {@code beforeMs}. */
  public boolean endsBefore(long beforeMs) {
    RollCycle cycle = queue.rollCycle();
    long last = queue.lastIndex();
    return last > 0 && (cycle.toCycle(last) + 1L) * cycle.lengthInMillis() <= beforeMs;
  }

  /**
   * Appends an entry of nobody's, so that a newer file is begun and the indexes go on rising from
   * it.
   */
  public void mark() {
    append(SealedEntry.ofNobody());
  }

  private NavigableSet<Long> cycles() {
    int first = queue.firstCycle();
    int last = queue.lastCycle();
    return first > last ? Collections.emptyNavigableSet() : queue.listCyclesBetween(first, last);
  }

  private void delete(int cycle) {
    SingleChronicleQueueStore store = queue.storeForCycle(cycle, queue.epoch(), false, null);
    if (store == null) {
      return;
    }
    Path file = store.file().toPath();
    queue.closeStore(store);
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be deletable: " + file, e);
    }
  }

  @Override
  public void close() {
    appender.close();
    queue.close();
  }
}
