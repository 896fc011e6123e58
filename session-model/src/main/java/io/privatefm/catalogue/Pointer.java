package io.privatefm.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which base of a catalogue directory is the one in force, kept in it as {@value #FILE}: one line,
 * the base's name and the checksum of its manifest.
 */
record Pointer(int number, String manifestCrc32c) {
  static final String FILE = "current";
  static final Pattern BASE = Pattern.compile("base-(\\d{6})");

  private static final Pattern LINE = Pattern.compile("base-(\\d{6}) ([0-9a-f]{8})\n");

  static String base(int number) {
    return String.format("base-%06d", number);
  }

  String base() {
    return base(number);
  }

  byte[] encode() {
    return (base() + " " + manifestCrc32c + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  static Pointer read(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      String line = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new CatalogueException(
            "must name a base and its checksum: file=" + file + " section=" + FILE);
      }
      return new Pointer(Integer.parseInt(matcher.group(1)), matcher.group(2));
    } catch (NoSuchFileException e) {
      throw new CatalogueException(
          "must be a catalogue directory with a file named current: directory=" + directory, e);
    } catch (IOException e) {
      throw new CatalogueException("must be readable: file=" + file, e);
    }
  }

  /** The manifest of the base, after its checksum was compared. */
  Manifest manifest(Path directory) throws IOException {
    Path file = directory.resolve(base()).resolve(Manifest.FILE);
    byte[] bytes = Files.readAllBytes(file);
    if (!Checksum.of(bytes).equals(manifestCrc32c)) {
      throw new CatalogueException(
          "must have the checksum that current tells, "
              + manifestCrc32c
              + ": file="
              + file
              + " section="
              + Manifest.FILE
              + " value="
              + Checksum.of(bytes));
    }
    return Manifest.decode(bytes, file);
  }
}
