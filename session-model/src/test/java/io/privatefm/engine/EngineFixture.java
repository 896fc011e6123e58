package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The usual small catalogue, open for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineFixture {
  final SmallCatalogue small = SmallCatalogue.USUAL;
  Catalogue catalogue;

  @BeforeAll
  void open(@TempDir Path directory) {
    catalogue = small.open(directory, "a");
  }

  @AfterAll
  void close() {
    catalogue.close();
  }

  Engine engine() {
    return new Engine(catalogue, EngineOptions.DEFAULT.withSeed(42));
  }

  Listening listening() {
    return new Listening(engine(), "ann");
  }
}
