package io.privatefm.server.profile;

import io.privatefm.server.journal.Chronicle;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.privatefm.server.journal.Tag;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import net.openhft.chronicle.hash.ChronicleHashCorruption;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The saved stations: a Chronicle Map of {@linkplain SealedProfile sealed profiles}. Owned by one
 * thread.
 *
 * <p><b>A kill in the middle of a put costs nothing.</b> Chronicle writes a value in place, and
 * recovery drops an entry whose checksum fails, so a profile overwritten at the wrong moment would
 * be gone. Each listener therefore has two keys, the tag with a 0 or a 1 behind it: a save writes
 * the one that is not there, then removes the other. At every moment one of them is whole; where
 * both are, the one that covers more of the journal holds.
 *
 * <p>Chronicle leaves the bytes of removed entries in the file. They are sealed, so that erasing
 * their key is what makes them unreadable; they are overwritten and forced all the same.
 */
final class Profiles implements AutoCloseable {
  private static final int KEY_BYTES = Tag.BYTES + 1;

  private final Path file;
  private final StoreOptions options;
  private final ChronicleMap<byte[], byte[]> map;
  private int count;

  private Profiles(Path file, StoreOptions options, ChronicleMap<byte[], byte[]> map) {
    this.file = file;
    this.options = options;
    this.map = map;
    this.count = Math.toIntExact(map.longSize());
  }

  /** Opens a map that was closed cleanly, or makes one. */
  static Profiles open(Path file, StoreOptions options) {
    Chronicle.hush();
    try {
      return new Profiles(file, options, builder(options).createPersistedTo(file.toFile()));
    } catch (IOException | RuntimeException e) {
      throw new StorageException(Reason.DISK, "must open: profiles=" + file + ": " + e, e);
    }
  }

  /**
   * Repairs a map whose holder died; what it was stays beside it as {@code
   * profiles.before-recovery}.
   */
  static Profiles recover(
      Path file, StoreOptions options, ChronicleHashCorruption.Listener corruption) {
    Chronicle.hush();
    try {
      SafeFile.copySparse(file, file.resolveSibling(file.getFileName() + ".before-recovery"));
      return whole(
          file, options, builder(options).recoverPersistedTo(file.toFile(), true, corruption));
    } catch (IOException | RuntimeException | Error e) { // of a damaged map it may be anything
      throw new StorageException(
          Reason.DAMAGED, "must be repairable: profiles=" + file + ": " + e, e);
    }
  }

  /** Reads all of it once: what throws on the way is beyond repair. */
  private static Profiles whole(Path file, StoreOptions options, ChronicleMap<byte[], byte[]> map) {
    try {
      Profiles repaired = new Profiles(file, options, map);
      for (Tag tag : repaired.tags()) {
        repaired.get(tag);
      }
      return repaired;
    } catch (RuntimeException | Error e) {
      map.close(); // or the next one at this path would be the same
      throw e;
    }
  }

  /** One entry more than profiles: the second of the two while a save is under way. */
  private static ChronicleMapBuilder<byte[], byte[]> builder(StoreOptions options) {
    return ChronicleMap.of(byte[].class, byte[].class)
        .name("profiles")
        .entries(options.profiles() + 1L)
        .constantKeySizeBySample(new byte[KEY_BYTES])
        .averageValueSize((double) options.profileBytes() + SealedProfile.OVERHEAD_BYTES);
  }

  /** How many listeners are saved. */
  int count() {
    return count;
  }

  boolean contains(Tag tag) {
    return map.containsKey(key(tag, 0)) || map.containsKey(key(tag, 1));
  }

  /** What is saved under a tag; null if nothing is. */
  @Nullable SealedProfile get(Tag tag) {
    SealedProfile one = get(tag, 0);
    SealedProfile other = get(tag, 1);
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.coveredIndex() > other.coveredIndex() ? one : other;
  }

  /** What is saved under one of a tag's two keys; null if nothing is. */
  @Nullable SealedProfile get(Tag tag, int side) {
    byte[] record = map.get(key(tag, side));
    return record == null ? null : new SealedProfile(record);
  }

  /**
   * Saves a profile in place of the one before; {@code FULL} if there is no room, and then that one
   * stays.
   */
  void put(SealedProfile profile) {
    Tag tag = profile.tag();
    boolean zero = map.containsKey(key(tag, 0));
    boolean fresh = !zero && !map.containsKey(key(tag, 1));
    if (fresh && count >= options.profiles()) {
      throw full("must hold no more than were configured: profiles=" + options.profiles(), null);
    }
    write(key(tag, zero ? 1 : 0), profile.record());
    if (!fresh) {
      map.remove(key(tag, zero ? 0 : 1));
    }
    count += fresh ? 1 : 0;
  }

  private void write(byte[] key, byte[] record) {
    try {
      map.put(key, record);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw full(
          "must fit into the space that was configured: profileBytes="
              + options.profileBytes()
              + ", this one is of "
              + record.length,
          e);
    }
  }

  private static StorageException full(String message, @Nullable Exception cause) {
    return cause == null
        ? new StorageException(Reason.FULL, message)
        : new StorageException(Reason.FULL, message, cause);
  }

  /** Removes one of a tag's two keys. */
  void remove(Tag tag, int side) {
    if (map.remove(key(tag, side)) != null && !contains(tag)) {
      count--;
    }
  }

  /** Overwrites what is saved under a tag with zeros, on the disk too, and removes it. */
  void erase(Tag tag) {
    if (!contains(tag)) {
      return;
    }
    for (int side = 0; side < 2; side++) {
      SealedProfile profile = get(tag, side);
      if (profile != null) {
        map.put(key(tag, side), new byte[profile.record().length]);
      }
    }
    force();
    for (int side = 0; side < 2; side++) {
      map.remove(key(tag, side));
    }
    count--;
  }

  /** Every tag that something is saved under. */
  Set<Tag> tags() {
    Set<Tag> tags = new HashSet<>();
    for (byte[] key : map.keySet()) {
      tags.add(Tag.at(key, 0));
    }
    return tags;
  }

  /** Counts anew, after both keys of a listener may have been there. */
  void recount() {
    count = tags().size();
  }

  /** Forces what was saved to the disk; may be called from any thread. */
  void force() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must reach the disk: " + file, e);
    }
  }

  static boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public void close() {
    map.close();
  }

  private static byte[] key(Tag tag, int side) {
    byte[] key = new byte[KEY_BYTES];
    tag.put(key, 0);
    key[Tag.BYTES] = (byte) side;
    return key;
  }
}
