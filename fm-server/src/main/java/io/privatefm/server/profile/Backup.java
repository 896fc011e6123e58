package io.privatefm.server.profile;

import io.privatefm.server.journal.Journal;
import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.Missed;
import io.privatefm.server.journal.Tag;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a backup of open data, bit by bit, while it is written on.
 *
 * <p>The order makes it consistent. First how far stations cover the journal; then each station, as
 * it is at its turn, which may cover more, and says so itself; then the journal, up to the entry
 * that is the last one after all stations were taken: so no station knows of an entry that is not
 * there, and every entry that a station does not cover is there. The keys come last: those of every
 * entry are among them, and who was erased meanwhile is erased in the backup.
 *
 * @param vault of the keys
 * @param profiles the saved stations
 * @param journal shows the journal's entries from the first on
 * @param checkpoint how far the stations cover the journal now
 * @param lastIndex of the last entry now
 * @param erased the keys that were erased
 * @param turn does something on the thread that owns the files, and waits for it
 */
record Backup(
    KeyVault vault,
    Profiles profiles,
    Function<Journal.Visitor, Missed> journal,
    Supplier<Checkpoint> checkpoint,
    Supplier<Long> lastIndex,
    Erased erased,
    InstantSource clock,
    Turn turn) {
  /** Stations that are taken in one turn: a pause of well under a millisecond for the others. */
  private static final int STATIONS_A_TURN = 32;

  private static final int KEY_BYTES_A_FRAME = 1 << 20;

  /** Where work on the files is done. */
  interface Turn {
    <T> T take(Supplier<T> work);
  }

  /** Puts everything into a backup; of one thread, which is not the owner of the files. */
  BackupReport into(BackupFile.Frames frames) {
    frames.take(BackupFile.Kind.CHECKPOINT, turn.take(checkpoint).encode());
    long stations = stations(frames);
    long[] moment = turn.take(() -> new long[] {lastIndex.get(), clock.millis()});
    long[] entries = {0};
    Missed missed =
        journal.apply(
            (index, entry) -> {
              if (index > moment[0]) {
                return false;
              }
              frames.take(BackupFile.Kind.ENTRY, entry(index, entry.record()));
              entries[0]++;
              return index < moment[0];
            });
    long listeners = keys(frames);
    return new BackupReport(moment[1], listeners, stations, entries[0], moment[0], missed);
  }

  private long stations(BackupFile.Frames frames) {
    List<Tag> tags = turn.take(() -> vault.all().stream().map(ListenerKey::tag).toList());
    long taken = 0;
    for (int from = 0; from < tags.size(); from += STATIONS_A_TURN) {
      List<Tag> few = tags.subList(from, Math.min(tags.size(), from + STATIONS_A_TURN));
      List<byte[]> records = turn.take(() -> records(few));
      records.forEach(record -> frames.take(BackupFile.Kind.STATION, record));
      taken += records.size();
    }
    return taken;
  }

  private List<byte[]> records(List<Tag> tags) {
    List<byte[]> records = new ArrayList<>();
    for (Tag tag : tags) {
      @Nullable SealedProfile saved = profiles.get(tag);
      if (saved != null) {
        records.add(saved.record());
      }
    }
    return records;
  }

  private static byte[] entry(long index, byte[] record) {
    return ByteBuffer.allocate(Long.BYTES + record.length).putLong(index).put(record).array();
  }

  @SuppressWarnings("ArrayRecordComponent") // handed through; never compared
  private record Keys(byte[] bytes, List<Tag> erased, int listeners) {}

  private long keys(BackupFile.Frames frames) {
    Keys keys =
        turn.take(() -> new Keys(vault.bytes(), List.copyOf(erased.tags()), vault.all().size()));
    for (int at = 0; at < keys.bytes().length; at += KEY_BYTES_A_FRAME) {
      int end = Math.min(keys.bytes().length, at + KEY_BYTES_A_FRAME);
      frames.take(BackupFile.Kind.KEYS, Arrays.copyOfRange(keys.bytes(), at, end));
    }
    keys.erased().forEach(tag -> frames.take(BackupFile.Kind.ERASED, tag.toBytes()));
    return keys.listeners();
  }
}
