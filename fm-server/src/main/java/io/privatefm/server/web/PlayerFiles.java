package io.privatefm.server.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The player page and what belongs to it, out of the class path. Only plain names under {@code
 * /player/} are looked up, each once; what is not there is not remembered.
 */
final class PlayerFiles implements Handler<RoutingContext> {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  private static final Map<String, Resource> READ = new ConcurrentHashMap<>();

  @Override
  public void handle(RoutingContext context) {
    String path = context.normalizedPath();
    String name = path.endsWith("/") ? path + "index.html" : path;
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    Optional<Resource> file = type == null ? Optional.empty() : find(name);
    if (type != null && file.isPresent()) {
      FileAnswer.send(context, file.get(), type);
    } else {
      context.next();
    }
  }

  private static Optional<Resource> find(String name) {
    if (!name.matches("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+")) {
      return Optional.empty();
    }
    Resource known = READ.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Resource> read = Resource.read("/player" + name);
    read.ifPresent(file -> READ.put(name, file));
    return read;
  }
}
