package io.privatefm.server.profile;

import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A backup as a file: frames, one after another, and at the end what they are and their checksum. A
 * file that is not whole has no such end. Big-endian.
 *
 * <pre>
 * "FMBACKUP"  version (1 byte)
 * frame       kind (1 byte)  length (4 bytes)  payload
 * …
 * last frame  of kind END: {@link BackupReport}
 * checksum    CRC-32C of all before it (8 bytes)
 * </pre>
 */
final class BackupFile {
  private static final long MAGIC = 0x464D4241434B5550L;
  private static final int VERSION = 1;
  private static final int MOST_BYTES = 64 << 20;
  private static final int BUFFER_BYTES = 1 << 16;

  private BackupFile() {}

  /** What a frame holds. */
  enum Kind {
    END(0),
    CHECKPOINT(1),
    STATION(2),
    ENTRY(3),
    KEYS(4),
    ERASED(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static @Nullable Kind of(int code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst().orElse(null);
    }
  }

  /** Takes frames. */
  @FunctionalInterface
  interface Frames {
    void take(Kind kind, byte[] payload);
  }

  /** What fills a backup, and tells at the end what is in it. */
  @FunctionalInterface
  interface Filling {
    BackupReport into(Frames frames);
  }

  /** Writes a file, which takes its place when it is whole; readable by its owner only. */
  static BackupReport write(Path file, Filling filling) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      BackupReport report;
      try (FileChannel channel = ofItsOwner(unfinished)) {
        report = write(channel, filling);
        channel.force(true);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(unfinished);
        throw e;
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      SafeFile.forceDirectory(file.toAbsolutePath().resolveSibling(""));
      return report;
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: backup=" + file + ": " + e, e);
    }
  }

  private static FileChannel ofItsOwner(Path file) throws IOException {
    Files.deleteIfExists(file);
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().resolveSibling(""))
            .supportsFileAttributeView("posix");
    FileAttribute<?>[] owners =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owners);
  }

  private static BackupReport write(FileChannel channel, Filling filling) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES),
            new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeLong(MAGIC);
    out.writeByte(VERSION);
    BackupReport report = filling.into((kind, payload) -> frame(out, kind, payload));
    frame(out, Kind.END, report.encode());
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
    return report;
  }

  private static void frame(DataOutputStream out, Kind kind, byte[] payload) {
    try {
      out.writeByte(kind.code);
      out.writeInt(payload.length);
      out.write(payload);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: backup: " + e, e);
    }
  }

  /**
   * Shows every frame but the end.
   *
   * @throws StorageException when it is no backup, of a newer release, or not whole
   */
  static BackupReport read(Path file, Frames frames) {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), new CRC32C());
        DataInputStream in = new DataInputStream(checked)) {
      if (in.readLong() != MAGIC) {
        throw new StorageException(Reason.DAMAGED, "must begin with FMBACKUP: " + file);
      }
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new StorageException(
            Reason.NEWER_FORMAT, "must be " + VERSION + ": backup version=" + version);
      }
      return read(file, checked, in, frames);
    } catch (EOFException e) {
      throw notWhole(file, "it ends too early");
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: backup=" + file + ": " + e, e);
    }
  }

  private static BackupReport read(
      Path file, CheckedInputStream checked, DataInputStream in, Frames frames) throws IOException {
    while (true) {
      Kind kind = Kind.of(in.readUnsignedByte());
      int length = in.readInt();
      if (kind == null || length < 0 || length > MOST_BYTES) {
        throw notWhole(file, "a frame of kind " + kind + " and " + length + " bytes");
      }
      byte[] payload = in.readNBytes(length);
      if (payload.length < length) {
        throw new EOFException();
      }
      if (kind == Kind.END) {
        long sum = checked.getChecksum().getValue();
        if (in.readLong() != sum || in.read() >= 0) {
          throw notWhole(file, "its checksum differs");
        }
        return BackupReport.decode(payload);
      }
      frames.take(kind, payload);
    }
  }

  private static StorageException notWhole(Path file, String why) {
    return new StorageException(
        Reason.DAMAGED, "must be a whole backup: " + file + " is not, " + why);
  }
}
