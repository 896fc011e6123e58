package io.privatefm.bench.peer;

import io.privatefm.bench.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A system that is built from the data once and then searched with more and more effort. */
public interface Contender {
  /** The name in tables. */
  String system();

  /** The parameters of the build, as words {@code name=value}; builds are cached by them. */
  String parameters();

  /** How many queries a pass asks at most; few where one takes long. */
  default int queriesOfAPass() {
    return Integer.MAX_VALUE;
  }

  /** Whether a build may come from the cache; what is still being worked on is built anew. */
  default boolean keepsBuilds() {
    return true;
  }

  /** Builds the system into an empty folder. */
  void build(Dataset data, Path folder, int threads) throws IOException;

  /** Opens what was built. */
  Searching open(Dataset data, Path folder) throws IOException;

  /** The name of its folder in the cache. */
  default String folderName() {
    return (system() + " " + parameters())
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-");
  }
}
