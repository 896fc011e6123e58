package io.privatefm.catalogue;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The name of one base of a catalogue directory: its number, which rises with every publication,
 * and the checksum of its manifest, which tells it from another of that number.
 *
 * @param manifestCrc32c eight hexadecimal digits
 */
public record Base(int number, String manifestCrc32c) {

  /**
   * The base in force. Cheap: reads one small file.
   *
   * @throws CatalogueException when the directory is not a catalogue
   */
  public static Base inForce(Path directory) {
    return Pointer.read(directory).inForce();
  }

  /** The name of its folder in the catalogue directory. */
  String folder() {
    return folder(number);
  }

  static String folder(int number) {
    return String.format(Locale.ROOT, "base-%06d", number);
  }
}
