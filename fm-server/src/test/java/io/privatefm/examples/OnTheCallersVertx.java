package io.privatefm.examples;

import io.privatefm.server.PrivateFm;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** A server on event loops that are there already; closing it leaves them running. */
final class OnTheCallersVertx {
  private OnTheCallersVertx() {}

  static void serve(Vertx vertx, Path directory) {
    try (var fm = PrivateFm.builder().catalogue(directory).vertx(vertx).loops(1).start()) {
      fm.listener("ada");
    }
  }
}
