package io.privatefm.server.command;

import io.privatefm.catalogue.demo.DemoCatalogue;
import java.nio.file.Path;

/** A small demo catalogue for servers under test. */
final class SmallDemo {
  private SmallDemo() {}

  static Path in(Path folder, int tracks) {
    Path catalogue = folder.resolve("catalogue");
    DemoCatalogue.of(tracks, DemoCatalogue.SEED).publish(catalogue);
    return catalogue;
  }
}
