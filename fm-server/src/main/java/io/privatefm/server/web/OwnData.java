package io.privatefm.server.web;

import io.privatefm.server.air.Air;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.profile.Held;
import io.privatefm.server.profile.Store;
import io.privatefm.server.security.BadToken;
import io.privatefm.server.security.Identity;
import io.privatefm.server.security.Tokens;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener's own data: to see in words, to take along, to erase. Whoever asks is known by {@code
 * Authorization: Bearer} alone, so nobody can ask about another.
 */
public final class OwnData {
  private static final Logger LOG = LoggerFactory.getLogger(OwnData.class);
  private static final String BEARER = "bearer ";
  private final Air air;
  private final Store store;
  private final Tokens tokens;
  private final InstantSource clock;

  public OwnData(Air air, Store store, Tokens tokens, InstantSource clock) {
    this.air = air;
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
  }

  void mount(Router router) {
    router.get("/v1/me").handler(context -> answer(context, this::words));
    router.get("/v1/me/export").handler(context -> answer(context, this::export));
    router.delete("/v1/me").handler(context -> answer(context, this::erase));
  }

  /** What is done for whoever asks; empty: nothing is held. */
  private interface Deed {
    Future<JsonObject> of(Identity identity);
  }

  private void answer(RoutingContext context, Deed deed) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      unauthorized(context, "must be sent as Bearer: authorization");
      return;
    }
    tokens
        .verify(header.substring(BEARER.length()).strip())
        .compose(deed::of)
        .onSuccess(told -> tell(context, told))
        .onFailure(why -> fail(context, why));
  }

  private Future<JsonObject> words(Identity identity) {
    String listener = identity.listener();
    return held(identity)
        .compose(
            held ->
                air.held(listener)
                    .map(
                        station -> HeldJson.words(listener, held, station, air.isOnAir(listener))));
  }

  private Future<JsonObject> export(Identity identity) {
    String listener = identity.listener();
    return held(identity)
        .compose(
            held ->
                air.held(listener)
                    .map(station -> HeldJson.export(listener, held, station, clock.millis())));
  }

  private Future<Held> held(Identity identity) {
    String listener = identity.listener();
    return air.save(listener).compose(_ -> store.export(listener));
  }

  private Future<JsonObject> erase(Identity identity) {
    return air.erase(identity.listener()).map(_ -> new JsonObject());
  }

  private static void tell(RoutingContext context, JsonObject told) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    if (context.request().method().equals(HttpMethod.DELETE)) {
      context.response().setStatusCode(204).end();
    } else if (told.isEmpty()) {
      context.response().setStatusCode(404).end("nothing is held\n");
    } else {
      context
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(told.toBuffer());
    }
  }

  private static void fail(RoutingContext context, Throwable why) {
    switch (why) {
      case BadToken bad -> unauthorized(context, "must be valid: " + bad.getMessage());
      case StorageException refused -> {
        LOG.warn("a listener's own data could not be served: {}", refused.getMessage());
        context.response().setStatusCode(503).end("must be asked again later\n");
      }
      default -> {
        LOG.error("a listener's own data could not be served", why);
        context.response().setStatusCode(500).end("a fault of the server\n");
      }
    }
  }

  private static void unauthorized(RoutingContext context, String why) {
    context.response().setStatusCode(401).putHeader("WWW-Authenticate", "Bearer").end(why + "\n");
  }
}
