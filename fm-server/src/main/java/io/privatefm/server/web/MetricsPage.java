package io.privatefm.server.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What is measured, in the text format of Prometheus; put together away from the loops. */
public final class MetricsPage implements Handler<RoutingContext> {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private final Vertx vertx;
  private final PrometheusMeterRegistry registry;
  private final Runnable refresh;

  /**
   * A page of this registry.
   *
   * @param refresh brings up to date what is not counted as it happens; called before each page
   */
  public MetricsPage(Vertx vertx, PrometheusMeterRegistry registry, Runnable refresh) {
    this.vertx = vertx;
    this.registry = registry;
    this.refresh = refresh;
  }

  @Override
  public void handle(RoutingContext context) {
    vertx
        .executeBlocking(
            () -> {
              refresh.run();
              return registry.scrape(CONTENT_TYPE);
            })
        .onSuccess(
            page ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(page))
        .onFailure(context::fail);
  }
}
