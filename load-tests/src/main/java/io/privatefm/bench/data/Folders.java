package io.privatefm.bench.data;

import io.privatefm.bench.BenchError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Folders of the cache: named by checksums, filled beside and then renamed, so always whole; and
 * the end of those that were made for a while.
 */
public final class Folders {
  private static final int SHORT_CHARS = 12;
  private static final int BUFFER_BYTES = 1 << 20;

  private Folders() {}

  /** What fills a folder. */
  @FunctionalInterface
  public interface Filling {
    void into(Path folder) throws IOException;
  }

  /** Fills the folder, unless it is there. Returns whether it had to. */
  public static boolean fillOnce(Path folder, Filling filling) throws IOException {
    if (Files.isDirectory(folder)) {
      return false;
    }
    Path building = folder.resolveSibling(folder.getFileName() + ".building");
    delete(building);
    Files.createDirectories(building);
    filling.into(building);
    Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** Removes a folder with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The bytes of all files in the folder. */
  public static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** A checksum to add files and words to. */
  public static MessageDigest checksum() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Adds the bytes of a file. */
  public static void add(Path file, MessageDigest checksum) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BenchError("must be a file that exists: file=" + file);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
  }

  /** The checksum in so many characters that no two meet. */
  public static String name(MessageDigest checksum) {
    return HexFormat.of().formatHex(checksum.digest()).substring(0, SHORT_CHARS);
  }
}
