package io.privatefm.server.web;

import io.privatefm.server.air.Air;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Whether the process lives, and whether it takes listeners: two different questions. */
final class Health {
  private Health() {}

  static void mount(Router router, Air air) {
    router.get("/livez").handler(Health::live);
    router.get("/readyz").handler(ready(air));
  }

  private static void live(RoutingContext context) {
    answer(context, 200, "live\n");
  }

  private static Handler<RoutingContext> ready(Air air) {
    return context -> {
      if (air.damaged()) {
        answer(context, 503, "not ready: the catalogue is damaged\n");
      } else if (air.ready()) {
        answer(context, 200, "ready\n");
      } else {
        answer(context, 503, "not ready\n");
      }
    };
  }

  private static void answer(RoutingContext context, int status, String body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }
}
