package io.privatefm.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which bases of a catalogue directory are kept, in it as {@value #FILE}: a line each, the base's
 * folder and the checksum of its manifest. The first is in force; the others follow in the order in
 * which a roll-back takes them.
 */
record Pointer(List<Base> kept) {
  static final String FILE = "current";
  static final Pattern BASE = Pattern.compile("base-(\\d{6})");

  private static final Pattern LINE = Pattern.compile("base-(\\d{6}) ([0-9a-f]{8})\n");
  private static final Pattern LINES = Pattern.compile("(" + LINE + ")+");

  Pointer {
    kept = List.copyOf(kept);
  }

  /** The only base there is. */
  static Pointer of(Base base) {
    return new Pointer(List.of(base));
  }

  Base inForce() {
    return kept.getFirst();
  }

  /** With a new base in force; of the others the first stay, so that at most so many are kept. */
  Pointer published(Base base, int most) {
    return new Pointer(Stream.concat(Stream.of(base), kept.stream()).limit(most).toList());
  }

  /**
   * With an earlier base in force. The one that is left goes to the end: the next roll-back goes
   * further back, and the next publication gives up first what was rolled back from.
   */
  Pointer rolledBackTo(Base base) {
    List<Base> turned = new ArrayList<>(List.of(base));
    kept.stream().skip(1).filter(other -> !other.equals(base)).forEach(turned::add);
    turned.add(inForce());
    return new Pointer(turned);
  }

  byte[] encode() {
    return kept.stream()
        .map(base -> base.folder() + " " + base.manifestCrc32c() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }

  static Pointer read(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (!LINES.matcher(text).matches()) {
        throw new CatalogueException(
            "must name a base and its checksum: file=" + file + " section=" + FILE);
      }
      return new Pointer(LINE.matcher(text).results().map(Pointer::base).toList());
    } catch (NoSuchFileException e) {
      throw new CatalogueException(
          "must be a catalogue directory with a file named current: directory=" + directory, e);
    } catch (IOException e) {
      throw new CatalogueException("must be readable: file=" + file, e);
    }
  }

  private static Base base(MatchResult line) {
    return new Base(Integer.parseInt(line.group(1)), line.group(2));
  }

  /** The manifest of a base, after its checksum was compared. */
  static Manifest manifest(Path directory, Base base) throws IOException {
    Path file = directory.resolve(base.folder()).resolve(Manifest.FILE);
    byte[] bytes = Files.readAllBytes(file);
    if (!Checksum.of(bytes).equals(base.manifestCrc32c())) {
      throw new CatalogueException(
          "must have the checksum that current tells, "
              + base.manifestCrc32c()
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
