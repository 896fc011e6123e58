package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of the listeners' keys: whoever's key is gone from it can never be read again. Owned by
 * one thread, but for {@link #pseudonyms}.
 *
 * <p>The file is a head and slots of 64 bytes each, drawn at {@link KeySlot}; a free slot is zeros.
 * A new key is written at once, which survives the death of the process, and forced to the disk
 * with {@link #force}. Erasing overwrites the slot with zeros and forces them.
 *
 * <pre>
 * offset  bytes
 *      0      8  "FMKEYS", version 0, 1
 *      8     32  secret of the installation
 *     40     24  zeros
 *     64     64  slot 1, and so on
 * </pre>
 */
public final class KeyVault implements AutoCloseable {
  private static final long MAGIC = 0x464D4B455953_0001L;
  private static final int SECRET_OFFSET = 8;
  private static final int SECRET_BYTES = 32;

  private final Path file;
  private final FileChannel channel;
  private final SecureRandom random;
  private final Pseudonyms pseudonyms;
  private final Map<Tag, ListenerKey> keyByListener = new HashMap<>();
  private final Map<Tag, ListenerKey> keyByTag = new HashMap<>();
  private final Deque<Integer> freeSlots = new ArrayDeque<>();
  private final List<Integer> damagedSlots = new ArrayList<>();
  private int slotCount;
  private boolean unforced;

  private KeyVault(Path file, FileChannel channel, SecureRandom random) throws IOException {
    this.file = file;
    this.channel = channel;
    this.random = random;
    if (channel.size() == 0) {
      writeHead();
    }
    this.pseudonyms = new Pseudonyms(readSecret());
    readSlots();
  }

  /** Opens the vault in {@code file}, which is made if it is not there. */
  public static KeyVault open(Path file, SecureRandom random) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return read(file, channel, random);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable and writable: " + file, e);
    }
  }

  /**
   * Opens the vault in {@code file} to be read alone; it must not be changed.
   *
   * @throws StorageException when there is none
   */
  public static KeyVault openToRead(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      if (channel.size() == 0) {
        channel.close();
        throw new StorageException(Reason.DAMAGED, "must not be empty: " + file);
      }
      return new KeyVault(file, channel, new SecureRandom());
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: " + file + ": " + e, e);
    }
  }

  private static KeyVault read(Path file, FileChannel channel, SecureRandom random)
      throws IOException {
    try {
      keepFromOthers(file);
      return new KeyVault(file, channel, random);
    } catch (IOException | StorageException e) {
      channel.close();
      throw e;
    }
  }

  private static void keepFromOthers(Path file) throws IOException {
    if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** The keyed hashes of this installation. */
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /** The listener's key; null if the listener is not known. */
  public @Nullable ListenerKey find(String listener) {
    return keyByListener.get(pseudonyms.tag(listener));
  }

  /** The key of the records that carry this tag; null if it was erased. */
  public @Nullable ListenerKey withTag(Tag tag) {
    return keyByTag.get(tag);
  }

  /** Every key there is. */
  public Collection<ListenerKey> all() {
    return Collections.unmodifiableCollection(keyByTag.values());
  }

  /**
   * The listener's key, made if there is none; {@link #force} is due before anything is promised.
   */
  public ListenerKey findOrCreate(String listener, long lastIndex) {
    Tag listenerTag = pseudonyms.tag(listener);
    ListenerKey known = keyByListener.get(listenerTag);
    return known == null ? create(listenerTag, lastIndex) : known;
  }

  private ListenerKey create(Tag listenerTag, long lastIndex) {
    byte[] bytes = new byte[KeySlot.KEY_BYTES];
    random.nextBytes(bytes);
    Integer free = freeSlots.peek();
    int slot = free == null ? slotCount + 1 : free;
    write(slot, KeySlot.encode(listenerTag, bytes, lastIndex));
    unforced = true;
    if (free == null) {
      slotCount = slot;
    } else {
      freeSlots.remove();
    }
    return remember(KeySlot.key(slot, listenerTag, bytes, lastIndex));
  }

  /**
   * Notes that no entry up to an index is of this key's listener, so that nobody looks there again.
   */
  public void settle(ListenerKey key, long index) {
    byte[] bytes = key.key().getEncoded();
    write(key.slot(), KeySlot.encode(key.listenerTag(), bytes, index));
    remember(KeySlot.key(key.slot(), key.listenerTag(), bytes, index));
  }

  /** Forces the keys made since the last call to the disk; nothing to do, nothing done. */
  public void force() {
    if (unforced) {
      forceFile();
      unforced = false;
    }
  }

  /** Overwrites a key with zeros, on the disk too. */
  public void erase(ListenerKey key) {
    write(key.slot(), new byte[KeySlot.BYTES]);
    forceFile();
    keyByListener.remove(key.listenerTag());
    keyByTag.remove(key.tag());
    freeSlots.add(key.slot());
  }

  /** The file as it is: whoever has it can read what these keys have sealed. */
  public byte[] bytes() {
    try {
      ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      int count = 0;
      while (count >= 0 && all.hasRemaining()) {
        count = channel.read(all, all.position());
      }
      return all.array();
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: " + file + ": " + e, e);
    }
  }

  /** The slots that hold something other than a key, by number; they are left as they are. */
  public List<Integer> damagedSlots() {
    return Collections.unmodifiableList(damagedSlots);
  }

  @Override
  public void close() {
    try {
      force();
      channel.close();
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must close: " + file, e);
    }
  }

  private void writeHead() throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    ByteBuffer head =
        ByteBuffer.allocate(KeySlot.BYTES).putLong(0, MAGIC).put(SECRET_OFFSET, secret);
    writeFully(head, 0);
    channel.force(true);
  }

  private byte[] readSecret() throws IOException {
    byte[] head = read(0);
    long magic = ByteBuffer.wrap(head).getLong(0);
    if (magic != MAGIC) {
      throw new StorageException(Reason.DAMAGED, "must begin with FMKEYS and version 1: " + file);
    }
    byte[] secret = new byte[SECRET_BYTES];
    System.arraycopy(head, SECRET_OFFSET, secret, 0, SECRET_BYTES);
    return secret;
  }

  private void readSlots() throws IOException {
    slotCount = Math.toIntExact((channel.size() - 1) / KeySlot.BYTES);
    for (int slot = 1; slot <= slotCount; slot++) {
      byte[] bytes = read(slot);
      if (KeySlot.isFree(bytes)) {
        freeSlots.add(slot);
      } else if (KeySlot.isWhole(bytes)) {
        remember(KeySlot.decode(slot, bytes));
      } else {
        damagedSlots.add(slot);
      }
    }
  }

  private ListenerKey remember(ListenerKey key) {
    keyByListener.put(key.listenerTag(), key);
    keyByTag.put(key.tag(), key);
    return key;
  }

  /** The slot's bytes; where the file ends early, zeros. */
  private byte[] read(int slot) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(KeySlot.BYTES);
    long offset = (long) slot * KeySlot.BYTES;
    int count = 0;
    while (count >= 0 && buffer.hasRemaining()) {
      count = channel.read(buffer, offset + buffer.position());
    }
    return buffer.array();
  }

  private void write(int slot, byte[] bytes) {
    try {
      writeFully(ByteBuffer.wrap(bytes), (long) slot * KeySlot.BYTES);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: " + file, e);
    }
  }

  private void writeFully(ByteBuffer bytes, long offset) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, offset + bytes.position());
    }
  }

  private void forceFile() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must reach the disk: " + file, e);
    }
  }
}
