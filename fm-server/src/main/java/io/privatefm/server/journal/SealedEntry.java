package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;

/**
 * An entry as it lies in the journal: what may be read by anyone, and the sealed rest.
 *
 * <pre>
 * offset  bytes
 *      0      1  format version
 *      1      1  kind of the entry
 *      2     16  tag of the listener's key
 *     18         nonce, sealed personal part, authentication tag; see {@link Sealer}
 * </pre>
 *
 * @param record all of it, as drawn
 */
@SuppressWarnings("ArrayRecordComponent") // a view of bytes just read; never compared
public record SealedEntry(byte[] record) {
  /** The version written today; all since the first can be read. */
  public static final int VERSION = 2;

  private static final int FIRST_VERSION = 1;

  private static final int TAG_OFFSET = 2;
  private static final int CLEAR_BYTES = TAG_OFFSET + Tag.BYTES;

  public SealedEntry {
    if (record.length < CLEAR_BYTES + Sealer.OVERHEAD_BYTES) {
      throw new StorageException(
          Reason.DAMAGED,
          "must be at least "
              + (CLEAR_BYTES + Sealer.OVERHEAD_BYTES)
              + ": recordBytes="
              + record.length);
    }
  }

  /** Seals an entry. */
  public static SealedEntry of(Entry entry, ListenerKey key, Sealer sealer) {
    byte[] clear = new byte[CLEAR_BYTES];
    clear[0] = VERSION;
    clear[1] = (byte) EntryCodec.kind(entry);
    key.tag().put(clear, TAG_OFFSET);
    return new SealedEntry(sealer.seal(key.key(), clear, EntryCodec.encode(entry)));
  }

  /** An entry that nobody's key opens. */
  static SealedEntry ofNobody() {
    byte[] record = new byte[CLEAR_BYTES + Sealer.OVERHEAD_BYTES];
    record[0] = VERSION;
    return new SealedEntry(record);
  }

  /** Whose it is, as far as anyone can tell. */
  public Tag tag() {
    return Tag.at(record, TAG_OFFSET);
  }

  /** Whether it is of nobody, and only begins a file. */
  public boolean isMark() {
    return record[1] == 0;
  }

  /** Whether it is a spin; anybody may know. */
  public boolean isSpin() {
    return record[1] == EntryCodec.SPUN;
  }

  /** Whether its version is one that can be read. */
  boolean isOfKnownVersion() {
    return record[0] >= FIRST_VERSION && record[0] <= VERSION;
  }

  /** Opens it with the listener's key. */
  public Entry open(ListenerKey key, Sealer sealer) {
    if (!isOfKnownVersion()) {
      throw new StorageException(
          Reason.NEWER_FORMAT,
          "must be " + FIRST_VERSION + " to " + VERSION + ": version=" + record[0]);
    }
    byte[] personal = sealer.open(key.key(), record, CLEAR_BYTES);
    return EntryCodec.decode(record[0], record[1], personal);
  }
}
