package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
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
 * system's page cache; it survives that of the machine after {@link #force}, or after the system
 * wrote it back. An entry's index rises with every append and is never used again; 0 is before the
 * first.
 */
public final class Journal implements AutoCloseable {
  /** Room mapped at a time; files are sparse, so only what is written takes space. */
  private static final int BLOCK_BYTES = 16 << 20;

  /** How long a dead process's lock may hold up an opening. */
  private static final int LOCK_WAIT_MS = 2_000;

  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;
  private final RisingTime time;
  private final JournalFiles files;
  private final List<Rescue.Rescued> setAside;
  private final int lostCycle; // of the newest file that was ever set aside; -1: none
  private final boolean cutShort;
  private int forcedCycle = -1;
  private long firstAppendedIndex;
  private long appendedIndex;
  private volatile long forcedIndex;

  private Journal(
      SingleChronicleQueue queue,
      RisingTime time,
      JournalFiles files,
      List<Rescue.Rescued> setAside,
      long newestFileBytes) {
    this.queue = queue;
    this.time = time;
    this.files = files;
    this.setAside = setAside;
    this.lostCycle = newestAside();
    boolean newestLost = lostCycle >= 0 && lostCycle >= queue.lastCycle();
    this.cutShort = newestLost || isCutShort(queue, newestFileBytes);
    time.noEarlierThan(newestFileStartMs(queue));
    this.appender = queue.createAppender();
  }

  /** Whether the newest file was shorter than what was written to it; opening makes it longer. */
  private static boolean isCutShort(SingleChronicleQueue queue, long newestFileBytes) {
    int newest = queue.lastCycle();
    SingleChronicleQueueStore store =
        newest < queue.firstCycle()
            ? null
            : queue.storeForCycle(newest, queue.epoch(), false, null);
    if (store == null) {
      return false;
    }
    boolean shorter = store.writePosition() > newestFileBytes;
    queue.closeStore(store);
    return shorter;
  }

  private int newestAside() {
    List<Path> aside = files.aside();
    return aside.isEmpty() ? -1 : JournalFiles.cycle(aside.getLast(), queue.rollCycle());
  }

  /**
   * What was found without a header when this was opened, and set aside: names of files, each with
   * how many entries were saved out of it.
   */
  public Map<String, Long> setAside() {
    Map<String, Long> saved = new TreeMap<>();
    setAside.forEach(each -> saved.put(each.file().getFileName().toString(), each.entries()));
    return saved;
  }

  /** Whether the newest file, if it was set aside now, lost nothing. */
  private boolean newestSaved() {
    return !setAside.isEmpty() && setAside.getLast().whole() && lostCycle >= queue.lastCycle();
  }

  private static long newestFileStartMs(SingleChronicleQueue queue) {
    return Math.max(0L, queue.lastCycle()) * queue.rollCycle().lengthInMillis();
  }

  /**
   * Opens the journal in {@code directory}, which is made if it is not there; {@code clock} decides
   * the rolls. Files without a header are set aside, and made anew of the entries behind it as far
   * as their numbers are certain.
   */
  public static Journal open(Path directory, JournalRoll roll, InstantSource clock) {
    Chronicle.hush();
    RisingTime time = new RisingTime(clock);
    try {
      JournalFiles files = new JournalFiles(directory);
      List<Rescue.Rescued> rescued = new Rescue(directory, files, roll).run();
      files.forgetTable();
      long newestFileBytes = files.newestBytes();
      return new Journal(
          builder(directory, roll).timeProvider(time).build(),
          time,
          files,
          rescued,
          newestFileBytes);
    } catch (IOException | RuntimeException e) {
      throw new StorageException(Reason.DISK, "must open: journal=" + directory + ": " + e, e);
    }
  }

  static SingleChronicleQueueBuilder builder(Path directory, JournalRoll roll) {
    return SingleChronicleQueueBuilder.binary(directory)
        .rollCycle(cycle(roll))
        .blockSize(BLOCK_BYTES)
        .timeoutMS(LOCK_WAIT_MS);
  }

  static RollCycles cycle(JournalRoll roll) {
    return switch (roll) {
      case HOURLY -> RollCycles.FAST_HOURLY;
      case DAILY -> RollCycles.FAST_DAILY;
    };
  }

  /** Appends an entry and tells its index. What it throws means that the entry is not there. */
  public long append(SealedEntry entry) {
    try {
      appendedIndex = write(entry);
    } catch (RuntimeException | InternalError | AssertionError e) {
      if (!isLast(entry)) {
        throw e;
      }
      appendedIndex = lastIndex(); // what failed came after the entry itself
    }
    firstAppendedIndex = firstAppendedIndex == 0 ? appendedIndex : firstAppendedIndex;
    return appendedIndex;
  }

  private long write(SealedEntry entry) {
    try (DocumentContext document = appender.writingDocument()) {
      try {
        bytesOf(document).write(entry.record());
        return document.index();
      } catch (RuntimeException | Error e) {
        document.rollbackOnClose(); // half an entry would hide those behind it
        throw e;
      }
    }
  }

  /** No two entries are alike: each seal has a nonce of its own. */
  private boolean isLast(SealedEntry entry) {
    try (ExcerptTailer tailer = queue.createTailer()) {
      if (!tailer.moveToIndex(lastIndex())) {
        return false;
      }
      try (DocumentContext document = tailer.readingDocument()) {
        return document.isPresent()
            && Arrays.equals(entry.record(), bytesOf(document).toByteArray());
      }
    } catch (RuntimeException | InternalError | AssertionError unreadable) {
      return false;
    }
  }

  /**
   * Forces to the disk what was appended since the last time; for the thread that appends. Costs a
   * write of the disk, whatever was appended.
   */
  public void force() {
    if (appendedIndex == forcedIndex) {
      return;
    }
    for (int each = queue.rollCycle().toCycle(Math.max(forcedIndex, firstAppendedIndex));
        each <= queue.rollCycle().toCycle(appendedIndex);
        each++) {
      forceFile(each);
    }
    forcedIndex = appendedIndex;
  }

  private void forceFile(int cycle) {
    SingleChronicleQueueStore store = queue.storeForCycle(cycle, queue.epoch(), false, null);
    if (store == null) {
      if (cycle == queue.rollCycle().toCycle(appendedIndex)) {
        throw new StorageException(Reason.DISK, "must be there: the newest file of the journal");
      }
      return; // no entry came in that hour
    }
    Path file = store.file().toPath();
    queue.closeStore(store);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileChannel directory = FileChannel.open(file.resolveSibling("."))) {
      channel.force(true);
      if (cycle != forcedCycle) { // a file that is new: its name has to last too
        directory.force(true);
        forcedCycle = cycle;
      }
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must reach the disk: " + file, e);
    }
  }

  /** The last entry that {@link #force} has brought to the disk; 0 before the first. Any thread. */
  public long forcedIndex() {
    return forcedIndex;
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

  /**
   * Shows the entries after {@code index} in order, as far as there are some now, and tells what it
   * had to pass over. Any thread.
   */
  public Missed read(long index, Visitor visitor) {
    return read(queue, index, visitor);
  }

  static Missed read(SingleChronicleQueue queue, long index, Visitor visitor) {
    long last = Math.max(0, queue.lastIndex());
    try (ExcerptTailer tailer = queue.createTailer()) {
      return new JournalReading(tailer, queue.rollCycle(), queue.lastCycle(), last)
          .run(index, visitor);
    }
  }

  /**
   * Looks whether the end is as it was left or could be saved, and whether what is appended there
   * can be read again, which an entry of nobody's tries. Where not, another file is begun, whose
   * indexes are above all that were ever used: entries must not get the numbers of lost ones, which
   * saved stations call covered.
   *
   * @param knownIndex an entry that was there once; 0: none is known
   * @return whether the end was as it should be
   */
  public boolean proveEnd(long knownIndex) {
    int newest =
        Math.max(Math.max(queue.lastCycle(), lostCycle), queue.rollCycle().toCycle(knownIndex));
    boolean nothingYet = queue.lastCycle() < queue.firstCycle() && knownIndex == 0 && lostCycle < 0;
    if (nothingYet || (!cutShort && lastIndex() >= knownIndex && proven())) {
      return true;
    }
    boolean whole = newestSaved() && lastIndex() >= knownIndex;
    time.noEarlierThan((newest + 1L) * queue.rollCycle().lengthInMillis());
    markAside();
    return whole;
  }

  private boolean proven() {
    try (ExcerptTailer tailer = queue.createTailer()) {
      long before = queue.lastIndex();
      long mark = markAside();
      return mark > before && reads(tailer, before) && reads(tailer, mark);
    } catch (RuntimeException | InternalError | AssertionError unreadable) {
      return false;
    }
  }

  /** The appender itself belongs to the thread that will append. */
  private long markAside() {
    try (ExcerptAppender aside = queue.createAppender();
        DocumentContext document = aside.writingDocument()) {
      bytesOf(document).write(SealedEntry.ofNobody().record());
      return document.index();
    }
  }

  private static boolean reads(ExcerptTailer tailer, long index) {
    if (index <= 0) {
      return true;
    }
    if (!tailer.moveToIndex(index)) {
      return false;
    }
    try (DocumentContext document = tailer.readingDocument()) {
      return document.isPresent() && document.index() == index;
    }
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
   * before {@code beforeMs}; tells how many. Of those that were set aside, the age alone counts.
   */
  public int drop(long coveredIndex, long beforeMs) {
    RollCycle cycle = queue.rollCycle();
    for (Path aside : files.aside()) {
      if ((JournalFiles.cycle(aside, cycle) + 1L) * cycle.lengthInMillis() <= beforeMs) {
        delete(aside);
      }
    }
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
    return endsBefore(queue.lastIndex(), beforeMs);
  }

  /** Whether the file of the entry at {@code index} was written, all of it, before then. */
  public boolean endsBefore(long index, long beforeMs) {
    RollCycle cycle = queue.rollCycle();
    return index > 0 && (cycle.toCycle(index) + 1L) * cycle.lengthInMillis() <= beforeMs;
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
    delete(file);
  }

  private static void delete(Path file) {
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
