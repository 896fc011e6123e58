package io.privatefm.vector;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The append-only log of what changed since a base; little-endian. One thread at a time.
 *
 * <pre>
 * header  bytes  0 …  7  magic      50 46 4d 4c 4f 47 0d 0a ("PFMLOG", CR, LF)
 *                8 … 11  version    1
 *               12 … 15  dimension
 * record  bytes  0 …  3  operation  1 put (insert or replace), 2 delete
 *                4 …  7  id
 *                8       vector     float32[dimension]; zeros for a delete
 *                        crc32c     of the record so far, begun with its offset as int64
 * </pre>
 *
 * <p>All records have one size. A record that is short, or whose checksum fails and behind which no
 * sound one follows, is the torn tail of a write that never returned: it is cut off. Any other that
 * fails is damage.
 */
final class LiveLog implements AutoCloseable {
  static final int PUT = 1;
  static final int DELETE = 2;
  static final int HEADER_BYTES = 16;
  static final String SECTION = "delta";

  private static final long MAGIC = 0x0a0d474f4c4d4650L;

  private final Path path;
  private final RandomAccessFile file;
  private final int dimension;
  private final ByteBuffer record;
  private volatile long bytes;

  /** Receives what is in a log. */
  interface Reader {
    /** Takes a record; throws IllegalArgumentException, rule then value, if it cannot be. */
    void take(int operation, int id, float[] vector);
  }

  @SuppressWarnings("MustBeClosedChecker")
  private LiveLog(Path path, int dimension, String mode) {
    this.path = path;
    this.dimension = dimension;
    record = ByteBuffer.allocate(recordBytes(dimension)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      file = new RandomAccessFile(path.toFile(), mode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int recordBytes(int dimension) {
    return 12 + 4 * dimension;
  }

  /** Begins an empty log, in place of any there is. */
  static LiveLog create(Path path, int dimension) {
    LiveLog log = new LiveLog(path, dimension, "rw");
    try {
      log.file.setLength(0);
      ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      log.file.write(header.putLong(MAGIC).putInt(1).putInt(dimension).array());
      log.bytes = HEADER_BYTES;
      return log;
    } catch (IOException e) {
      log.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a log, cuts off a torn tail and reads the rest. */
  static LiveLog open(Path path, int dimension, Reader reader) {
    LiveLog log = new LiveLog(path, dimension, "rw");
    try {
      log.checkHeader();
      log.bytes = log.soundBytes();
      log.file.setLength(log.bytes);
      log.read(HEADER_BYTES, log.bytes, reader);
      return log;
    } catch (IOException e) {
      log.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Reads the same records beside whoever writes; owned by the caller. */
  LiveLog secondReader() {
    return new LiveLog(path, dimension, "r");
  }

  private void checkHeader() throws IOException {
    if (file.length() < HEADER_BYTES) {
      throw damaged("must be >= " + HEADER_BYTES + ": logBytes=" + file.length());
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.seek(0);
    file.readFully(header.array());
    if (header.getLong(0) != MAGIC || header.getInt(8) != 1) {
      throw damaged("magic must be \"PFMLOG\\r\\n\" and version 1");
    }
    if (header.getInt(12) != dimension) {
      throw damaged("must be " + dimension + ": dimension=" + header.getInt(12));
    }
  }

  private long soundBytes() throws IOException {
    long size = record.capacity();
    long whole = (file.length() - HEADER_BYTES) / size;
    long failed = -1;
    for (long i = 0; i < whole; i++) {
      long at = HEADER_BYTES + i * size;
      boolean sound = load(at);
      if (sound && failed >= 0) {
        throw damaged("record must have its checksum: offsetBytes=" + failed);
      }
      failed = sound || failed >= 0 ? failed : at;
    }
    return failed >= 0 ? failed : HEADER_BYTES + whole * size;
  }

  /** Reads a record; returns whether its checksum holds. */
  private boolean load(long at) throws IOException {
    file.seek(at);
    file.readFully(record.array());
    return record.getInt(record.capacity() - 4) == crc(at);
  }

  private int crc(long at) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, at));
    crc.update(record.array(), 0, record.capacity() - 4);
    return (int) crc.getValue();
  }

  /** Gives the reader the records from one offset to another. */
  void read(long from, long to, Reader reader) {
    float[] vector = new float[dimension];
    try {
      for (long at = from; at < to; at += record.capacity()) {
        if (!load(at)) {
          throw damaged("record must have its checksum: offsetBytes=" + at);
        }
        for (int i = 0; i < dimension; i++) {
          vector[i] = record.getFloat(8 + 4 * i);
        }
        reader.take(record.getInt(0), record.getInt(4), vector);
      }
    } catch (IllegalArgumentException e) {
      throw damaged(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IndexFormatException damaged(String rule) {
    return new IndexFormatException(path, SECTION, rule);
  }

  /** Where the next record goes. */
  long bytes() {
    return bytes;
  }

  /** Writes a record again that was read. */
  void append(int operation, int id, float[] vector) {
    if (operation == DELETE) {
      delete(id);
    } else {
      put(id, vector);
    }
  }

  void put(int id, float[] vector) {
    record.putInt(0, PUT).putInt(4, id);
    for (int i = 0; i < dimension; i++) {
      record.putFloat(8 + 4 * i, vector[i]);
    }
    append();
  }

  void delete(int id) {
    java.util.Arrays.fill(record.array(), (byte) 0);
    record.putInt(0, DELETE).putInt(4, id);
    append();
  }

  /** Writes the record whole; what a failed write leaves is written over by the next. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time
  private void append() {
    record.putInt(record.capacity() - 4, crc(bytes));
    try {
      file.seek(bytes);
      file.write(record.array());
      bytes = bytes + record.capacity();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes what was written durable against a power failure. */
  void sync() {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
