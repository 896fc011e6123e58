package io.privatefm.server.web;

import io.privatefm.server.air.Air;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/**
 * The HTTP front for the operator, on a port of its own that no listener needs to reach: measures
 * and health. Whoever reaches it is believed, and can read and not change.
 */
public final class AdminFront {
  private static final int IDLE_S = 30;
  private final Vertx vertx;
  private final Air air;
  private final MetricsPage metrics;

  public AdminFront(Vertx vertx, Air air, MetricsPage metrics) {
    this.vertx = vertx;
    this.air = air;
    this.metrics = metrics;
  }

  /** Listens there. */
  public Future<HttpServer> listen(Listen.Admin admin) {
    Router router = Router.router(vertx);
    router.route().handler(SecurityHeaders::set);
    Health.mount(router, air);
    router.get("/metrics").handler(metrics);
    return vertx
        .createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_S))
        .requestHandler(router)
        .listen(admin.port(), admin.host());
  }
}
