package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.InternalAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * A journal that is made anew, of entries that keep the indexes that they had. Of one thread.
 *
 * <p>Saved stations say which entries they show by index, so a copy has to have the same. Where
 * entries are missing, entries of nobody take their places.
 */
public final class JournalCopy implements AutoCloseable {
  private final SingleChronicleQueue queue;
  private final InternalAppender appender;
  private long lastIndex;

  private JournalCopy(SingleChronicleQueue queue) {
    this.queue = queue;
    this.appender = (InternalAppender) queue.createAppender();
  }

  /** Begins one in a directory, which is made. */
  public static JournalCopy make(Path directory, JournalRoll roll) {
    Chronicle.hush();
    try {
      return new JournalCopy(Journal.builder(directory, roll).build());
    } catch (RuntimeException e) {
      throw new StorageException(Reason.DISK, "must be writable: journal=" + directory, e);
    }
  }

  /** Appends an entry at its index, which must be above that of the one before. */
  public void append(long index, byte[] record) {
    if (index <= lastIndex) {
      throw new StorageException(
          Reason.DAMAGED, "must be above " + lastIndex + ": journal index=" + index);
    }
    for (long gap = firstGap(index); gap < index; gap++) {
      write(gap, SealedEntry.ofNobody().record());
    }
    write(index, record);
  }

  private long firstGap(long index) {
    RollCycle cycle = queue.rollCycle();
    return cycle.toCycle(index) == cycle.toCycle(lastIndex)
        ? lastIndex + 1
        : cycle.toIndex(cycle.toCycle(index), 0);
  }

  private void write(long index, byte[] record) {
    appender.writeBytes(index, Bytes.wrapForRead(record));
    lastIndex = index;
  }

  @Override
  public void close() {
    appender.close();
    queue.close();
  }
}
