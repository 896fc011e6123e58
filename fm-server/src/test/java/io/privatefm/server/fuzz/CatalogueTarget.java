package io.privatefm.server.fuzz;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.vector.IndexFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whatever happens to a file of a catalogue, opening and verifying it works or is refused by name.
 */
public final class CatalogueTarget {
  private static final int TRACKS = 50;
  private static @Nullable CatalogueTarget target;

  private final Path catalogue;
  private final List<Path> files;

  private CatalogueTarget() throws IOException {
    catalogue = Files.createTempDirectory("fm-fuzz-").resolve("catalogue");
    DemoCatalogue.of(TRACKS, DemoCatalogue.SEED).publish(catalogue);
    try (Stream<Path> all = Files.walk(catalogue)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * The first byte names the file, the second whether it is cut; every three after it change a
   * byte: two for the place, one for the change.
   */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (target == null) {
      target = new CatalogueTarget();
    }
    if (input.length >= 5) {
      target.damage(input);
    }
  }

  private void damage(byte[] input) throws IOException {
    Path file = files.get(Math.floorMod(input[0], files.size()));
    byte[] whole = Files.readAllBytes(file);
    if (whole.length == 0) {
      return;
    }
    try {
      Files.write(file, damaged(whole, input));
      open();
    } finally {
      Files.write(file, whole);
    }
  }

  private static byte[] damaged(byte[] whole, byte[] input) {
    byte[] bytes = whole.clone();
    int at = 0;
    for (int i = 2; i + 2 < input.length; i += 3) {
      at = (((input[i] & 0xff) << 8) | (input[i + 1] & 0xff)) % bytes.length;
      bytes[at] ^= input[i + 2];
    }
    return input[1] < 0 ? Arrays.copyOf(bytes, at) : bytes;
  }

  private void open() {
    try (Catalogue opened = Catalogue.open(catalogue)) {
      opened.verify(Progress.NONE);
    } catch (CatalogueException | IndexFormatException refused) { // by name
    }
  }
}
