package io.privatefm.server.command;

import io.privatefm.catalogue.demo.DemoCatalogue;
import java.nio.file.Path;

/** A small demo catalogue for servers under test. */
public final class SmallDemo {
  private SmallDemo() {}

  public static Path in(Path folder, int tracks) {
    Path catalogue = folder.resolve("catalogue");
    DemoCatalogue.of(tracks, DemoCatalogue.SEED).publish(catalogue);
    return catalogue;
  }
}
