package io.privatefm.server.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** How a file is answered: asked again each time, sent again only when it has changed. */
final class FileAnswer {
  private FileAnswer() {}

  static void send(RoutingContext context, Resource file, String contentType) {
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.ETAG, file.tag())
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
            .putHeader(HttpHeaders.CONTENT_TYPE, contentType);
    if (file.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
    } else {
      response.end(file.body());
    }
  }
}
