package io.privatefm.server.profile;

import io.privatefm.server.journal.FieldReader;
import io.privatefm.server.journal.FieldWriter;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far saved stations cover the journal, and the shared ranker as it was then. Replaced as a
 * whole.
 *
 * <p>The file: "FMCP", version 1, the index, whether there is a model and its length and bytes, and
 * a CRC-32C of all before it.
 *
 * @param coveredIndex no entry up to it has to be replayed
 * @param model the shared ranker; null if none was saved
 */
@SuppressWarnings("ArrayRecordComponent") // handed through; never compared
record Checkpoint(long coveredIndex, byte @Nullable [] model) {
  /** Before anything was covered. */
  static final Checkpoint NONE = new Checkpoint(0, null);

  private static final int MAGIC = 0x464D4350;
  private static final int VERSION = 1;

  /** The checkpoint in a file; {@link #NONE} if there is no file. */
  static Checkpoint read(Path file) {
    if (Files.notExists(file)) {
      return NONE;
    }
    try {
      return decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: " + file, e);
    }
  }

  static Checkpoint decode(byte[] bytes) {
    int end = Math.max(0, bytes.length - Integer.BYTES);
    FieldReader in = new FieldReader(Arrays.copyOf(bytes, end));
    int checksum = new FieldReader(Arrays.copyOfRange(bytes, end, bytes.length)).integer();
    if (checksum != checksum(Arrays.copyOf(bytes, end)) || in.integer() != MAGIC) {
      throw in.damaged("a checkpoint with its checksum");
    }
    int version = in.octet();
    if (version != VERSION) {
      throw new StorageException(
          Reason.NEWER_FORMAT, "must be " + VERSION + ": checkpoint version=" + version);
    }
    return new Checkpoint(in.longer(), in.optional(FieldReader::blob));
  }

  /** Replaces the file. */
  void write(Path file) {
    try {
      SafeFile.replace(file, encode());
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: " + file, e);
    }
  }

  byte[] encode() {
    FieldWriter out = new FieldWriter();
    out.integer(MAGIC);
    out.octet(VERSION);
    out.longer(coveredIndex);
    out.optional(model, FieldWriter::blob);
    out.integer(checksum(out.toBytes()));
    return out.toBytes();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
