package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * The {@link Journal} of a server that has stopped, to be read and left as it is. A file whose
 * header is damaged has to be made anew before, by a start of the server.
 */
public final class StoppedJournal implements AutoCloseable {
  private final SingleChronicleQueue queue;

  private final int lost;

  private StoppedJournal(SingleChronicleQueue queue, int lost) {
    this.queue = queue;
    this.lost = lost;
  }

  /** Opens the journal in a directory. */
  public static StoppedJournal open(Path directory) {
    Chronicle.hush();
    JournalFiles files = new JournalFiles(directory);
    List<Path> headless = files.headless();
    if (!headless.isEmpty()) {
      throw new StorageException(
          Reason.DAMAGED,
          "must have its header: "
              + headless.getFirst()
              + " is damaged; a start of the server saves what lies behind it, and keeps the others");
    }
    try {
      return new StoppedJournal(
          SingleChronicleQueueBuilder.binary(directory).readOnly(true).build(),
          files.lost().size());
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

  /** Shows every entry in order, and tells what it had to pass over: lost files, too. */
  public Missed read(Journal.Visitor visitor) {
    Missed missed = Journal.read(queue, 0, visitor);
    return new Missed(missed.places() + lost, missed.entries());
  }

  @Override
  public void close() {
    queue.close();
  }
}
