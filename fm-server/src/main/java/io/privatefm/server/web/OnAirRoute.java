package io.privatefm.server.web;

import io.privatefm.protocol.FrameCodec;
import io.privatefm.server.air.Address;
import io.privatefm.server.air.Air;
import io.privatefm.server.air.Loop;
import io.privatefm.server.security.Origins;
import io.privatefm.server.security.Proxies;
import io.privatefm.server.security.Tokens;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The door to the air, {@value #PATH}: a handshake is judged by its page's origin, the subprotocols
 * it offers, the room there is and the address it comes from, and refused with a body that says
 * why.
 */
final class OnAirRoute implements Handler<RoutingContext> {
  static final String PATH = "/v1/fm";
  static final List<String> SUBPROTOCOLS =
      Arrays.stream(FrameCodec.values()).map(FrameCodec::subprotocol).toList();
  private static final String RETRY_SECONDS = "5";

  private final Loop loop;
  private final Air air;
  private final Origins origins;
  private final Proxies proxies;
  private final Tokens tokens;
  private final Visits visits;

  OnAirRoute(Loop loop, Air air, Origins origins, Proxies proxies, Tokens tokens, Visits visits) {
    this.visits = visits;
    this.proxies = proxies;
    this.loop = loop;
    this.air = air;
    this.origins = origins;
    this.tokens = tokens;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<FrameCodec> codec = preferred(request);
    if (!isUpgrade(request)) {
      context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
      refuse(context, 426, "must be a WebSocket handshake: upgrade");
    } else if (!origins.allow(
        request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
      refuse(context, 403, "must be an origin that this server allows: origin");
    } else if (codec.isEmpty()) {
      refuse(context, 400, "must offer one of " + SUBPROTOCOLS + ": sec-websocket-protocol");
    } else if (!air.ready() || !air.roomForOneMore()) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      refuse(context, 503, "must wait: the server has no room now");
    } else {
      connect(context, codec.get());
    }
  }

  private void connect(RoutingContext context, FrameCodec codec) {
    HttpServerRequest request = context.request();
    Optional<String> client =
        proxies.client(
            request.remoteAddress().hostAddress(),
            request.headers().getAll(proxies.header().header()));
    Optional<Address> address = client.flatMap(air::connect);
    if (client.isPresent() && address.isEmpty()) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      refuse(context, 429, "must be fewer connections, or fewer a second: address");
    } else {
      upgrade(request, codec, address.orElse(null));
    }
  }

  private void upgrade(HttpServerRequest request, FrameCodec codec, @Nullable Address address) {
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              HttpConnection connection = request.connection();
              visits.ended(connection);
              air.accept(loop, connection, agreed(socket, codec), codec, tokens, address);
            })
        .onFailure(
            _ -> {
              if (address != null) {
                address.disconnect();
              }
            });
  }

  private static ServerWebSocket agreed(ServerWebSocket socket, FrameCodec codec) {
    if (!codec.subprotocol().equals(socket.subProtocol())) {
      throw new IllegalStateException("must be " + codec.subprotocol() + ": subprotocol");
    }
    return socket;
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }

  /** The first of the client's subprotocols that is spoken here. */
  private static Optional<FrameCodec> preferred(HttpServerRequest request) {
    return request.headers().getAll("Sec-WebSocket-Protocol").stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .flatMap(name -> Arrays.stream(FrameCodec.values()).filter(of(name)))
        .findFirst();
  }

  private static Predicate<FrameCodec> of(String subprotocol) {
    return codec -> codec.subprotocol().equals(subprotocol);
  }

  private static void refuse(RoutingContext context, int status, String why) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(why + "\n");
  }
}
