package io.privatefm.server.web;

import io.privatefm.server.air.Limits;
import io.vertx.core.http.HttpServerOptions;

/** How the server's own sockets are set up, for tests of what they then do. */
public final class StationHttp {
  private StationHttp() {}

  public static HttpServerOptions options(Limits limits) {
    return Front.options(limits);
  }
}
