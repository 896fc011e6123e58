package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the catalogue that a directory means: itself, or what a training left in it. */
final class ComparedCatalogue {
  private static final String POINTER = "current";
  private static final String OF_TRAINING = "catalogue";

  private ComparedCatalogue() {}

  /** Opens it; the caller closes it. */
  static Catalogue open(Path directory) {
    Path trained = directory.resolve(OF_TRAINING);
    if (!Files.exists(directory.resolve(POINTER)) && Files.exists(trained.resolve(POINTER))) {
      return Catalogue.open(trained);
    }
    if (!Files.exists(directory.resolve(POINTER))) {
      throw new CatalogueException(
          "must be a catalogue, or a training with one in it: directory=" + directory);
    }
    return Catalogue.open(directory);
  }
}
