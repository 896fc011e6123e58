package io.privatefm.bench;

import java.nio.file.Path;

/** Where prepared data and built systems are kept between runs. */
final class Cache {
  private Cache() {}

  /** Under {@code $XDG_CACHE_HOME}, or {@code ~/.cache} where that is not set. */
  static Path ofTheUser() {
    String set = System.getenv("XDG_CACHE_HOME");
    Path caches =
        set == null || set.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(set);
    return caches.resolve("private-fm").resolve("bench");
  }
}
