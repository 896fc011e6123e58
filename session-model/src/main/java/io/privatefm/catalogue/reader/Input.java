package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, unpacked when it is gzipped (told by its first bytes, whatever its name),
 * and how far the file has been read. Owned by one thread.
 */
final class Input implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_MAGIC = 0x1F8B;

  private final Path path;
  private final long fileBytes;
  private final Counted counted;
  private final BufferedInputStream bytes;

  Input(Path path) {
    this.path = path;
    try {
      if (!Files.isRegularFile(path)) {
        throw new NoSuchFileException(path.toString());
      }
      fileBytes = Files.size(path);
      counted = new Counted(Files.newInputStream(path));
      bytes =
          new BufferedInputStream(
              unpacked(new BufferedInputStream(counted, BUFFER_BYTES)), BUFFER_BYTES);
    } catch (NoSuchFileException e) {
      throw new CatalogueException("must be a file that exists: file=" + path, e);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** How messages name the file. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** The name without {@code .gz}, in lower case: what a format is known by. */
  String plainName() {
    String name = name().toLowerCase(java.util.Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  InputStream bytes() {
    return bytes;
  }

  /** The first bytes, fewer at the end; they are still there to read. */
  byte[] peek(int count) {
    try {
      bytes.mark(count);
      byte[] first = bytes.readNBytes(count);
      bytes.reset();
      return first;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The next bytes, fewer at the end. */
  byte[] read(int count) {
    try {
      return bytes.readNBytes(count);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Bytes of the file read so far, packed as they are. */
  long done() {
    return counted.count;
  }

  long total() {
    return fileBytes;
  }

  /** What to throw when reading fails. */
  CatalogueException failure(IOException e) {
    return new CatalogueException(
        "must be readable to its end: file=" + name() + " cause=" + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static InputStream unpacked(BufferedInputStream raw) throws IOException {
    raw.mark(2);
    int magic = raw.read() << 8 | raw.read();
    raw.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
  }

  /** Counts what is read from the file. */
  private static final class Counted extends java.io.FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
