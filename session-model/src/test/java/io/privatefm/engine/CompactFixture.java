package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that is searched in lists, open for each test. */
abstract class CompactFixture {
  static final SmallCatalogue SMALL = SmallCatalogue.USUAL.ofTracks(4_000);

  Catalogue catalogue;

  @BeforeEach
  void open(@TempDir Path directory) {
    catalogue = SMALL.openCompact(directory.resolve("c"));
  }

  @AfterEach
  void close() {
    catalogue.close();
  }
}
