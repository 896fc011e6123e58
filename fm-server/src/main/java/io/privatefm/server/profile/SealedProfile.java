package io.privatefm.server.profile;

import io.privatefm.server.journal.FieldReader;
import io.privatefm.server.journal.FieldWriter;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.Sealer;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.privatefm.server.journal.Tag;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What is saved of a listener, as it lies in the map.
 *
 * <pre>
 * offset  bytes
 *      0      1  format version
 *      1     16  tag of the listener's key
 *     17      8  the journal's index up to which the station shows every entry of the listener
 *     25         nonce, sealed personal part, authentication tag; see {@link Sealer}
 * </pre>
 *
 * @param record all of it, as drawn
 */
@SuppressWarnings("ArrayRecordComponent") // a view of bytes; never compared
record SealedProfile(byte[] record) {
  private static final int VERSION = 1;
  private static final int COVERED_OFFSET = 1 + Tag.BYTES;
  private static final int CLEAR_BYTES = COVERED_OFFSET + Long.BYTES;

  /** How much longer a sealed profile is than the station in it, but for ids. */
  static final int OVERHEAD_BYTES = CLEAR_BYTES + Sealer.OVERHEAD_BYTES;

  SealedProfile {
    if (record.length < OVERHEAD_BYTES) {
      throw new StorageException(
          Reason.DAMAGED, "must be at least " + OVERHEAD_BYTES + ": profileBytes=" + record.length);
    }
  }

  static SealedProfile of(Saved saved, long coveredIndex, ListenerKey key, Sealer sealer) {
    byte[] clear = new byte[CLEAR_BYTES];
    clear[0] = VERSION;
    key.tag().put(clear, 1);
    ByteBuffer.wrap(clear).putLong(COVERED_OFFSET, coveredIndex);
    return new SealedProfile(sealer.seal(key.key(), clear, encode(saved)));
  }

  private static byte[] encode(Saved saved) {
    FieldWriter out = new FieldWriter();
    out.integer(saved.lastSeq().size());
    saved
        .lastSeq()
        .forEach(
            (device, seq) -> {
              out.text(device);
              out.longer(seq);
            });
    out.blob(saved.station());
    return out.toBytes();
  }

  Tag tag() {
    return Tag.at(record, 1);
  }

  long coveredIndex() {
    return ByteBuffer.wrap(record).getLong(COVERED_OFFSET);
  }

  /** Opens it with the listener's key. */
  Saved open(ListenerKey key, Sealer sealer) {
    if (record[0] != VERSION) {
      throw new StorageException(
          Reason.DAMAGED, "must be " + VERSION + ": profile version=" + record[0]);
    }
    return decode(new FieldReader(sealer.open(key.key(), record, CLEAR_BYTES)));
  }

  private static Saved decode(FieldReader in) {
    Map<String, Long> lastSeq = new HashMap<>();
    int devices = in.integer();
    for (int i = 0; i < devices; i++) {
      lastSeq.put(in.text(), in.longer());
    }
    byte[] station = in.blob();
    in.end();
    return new Saved(station, lastSeq);
  }
}
