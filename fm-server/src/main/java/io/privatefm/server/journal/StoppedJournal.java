package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.nio.file.Path;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** The {@link Journal} of a server that has stopped, to be read and left as it is. */
public final class StoppedJournal implements AutoCloseable {
  private final SingleChronicleQueue queue;

  private StoppedJournal(SingleChronicleQueue queue) {
    this.queue = queue;
  }

  /** Opens the journal in a directory. */
  public static StoppedJournal open(Path directory) {
    Chronicle.hush();
    try {
      return new StoppedJournal(
          SingleChronicleQueueBuilder.binary(directory).readOnly(true).build());
    } catch (RuntimeException e) {
      throw new StorageException(Reason.DISK, "must open: journal=" + directory + ": " + e, e);
    }
  }

  /** How many entries there are. */
  public long count() {
    return queue.lastIndex() < 0 ? 0 : queue.entryCount();
  }

  /** The index of the last entry; 0 if there is none. */
  public long lastIndex() {
    return Math.max(0, queue.lastIndex());
  }

  /** Shows every entry in order, and tells what it had to pass over. */
  public Missed read(Journal.Visitor visitor) {
    return Journal.read(queue, 0, visitor);
  }

  @Override
  public void close() {
    queue.close();
  }
}
