package io.privatefm.server.web;

import io.privatefm.server.air.Air;
import io.privatefm.server.air.Limits;
import io.privatefm.server.air.Loop;
import io.privatefm.server.security.Origins;
import io.privatefm.server.security.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP front of one loop: a server that shares its port with those of the other loops, and the
 * routes behind it.
 */
public final class Front {
  private static final int MAX_BODY_BYTES = 1_024;
  private static final int FRAME_SLACK = 2;

  /** Whoever was said goodbye may flood on no longer than that. */
  private static final int CLOSING_SECONDS = 2;

  /**
   * What waits in the kernel for a slow client is bounded too; less than this would slow the quick.
   */
  private static final int LEAST_SEND_BUFFER_BYTES = 32 * 1_024;

  /**
   * The most that is read at once, and that waits in the kernel. Left to itself a read takes 64 KB
   * of whoever floods, and the buffers for that are never given back.
   */
  private static final int RECEIVE_BUFFER_BYTES = 16 * 1_024;

  private final Vertx vertx;
  private final Listen listen;
  private final Limits limits;
  private final Air air;
  private final Tokens tokens;
  private final OwnData ownData;
  private final Visitors visitors;
  private final @Nullable Certificates certificates;

  /**
   * A front of these parts.
   *
   * @param certificates what to encrypt with; null: nothing is encrypted
   */
  public Front(
      Vertx vertx,
      Listen listen,
      Limits limits,
      Air air,
      Tokens tokens,
      OwnData ownData,
      Visitors visitors,
      @Nullable Certificates certificates) {
    this.vertx = vertx;
    this.listen = listen;
    this.limits = limits;
    this.air = air;
    this.tokens = tokens;
    this.ownData = ownData;
    this.visitors = visitors;
    this.certificates = certificates;
  }

  /**
   * Listens for a loop; called on it.
   *
   * @param port a port, or a negative number that all loops of this server share: any free port
   */
  public Future<HttpServer> listen(Loop loop, int port) {
    HttpServerOptions options = options(limits);
    if (certificates != null) {
      certificates.encrypt(
          options, limits.helloWithinMs(), new TlsVisits(visitors, listen.proxies()));
    }
    Visits visits = new Visits(visitors, listen.proxies());
    visits.sweepOn(vertx);
    return vertx
        .createHttpServer(options)
        .connectionHandler(visits::opened)
        .requestHandler(routes(loop, visits))
        .listen(port, listen.host())
        .onSuccess(this::keepUp);
  }

  private void keepUp(HttpServer server) {
    if (certificates != null) {
      certificates.watch(server);
    }
  }

  /**
   * Compression stays off: what a client compresses would be inflated without bound. Frames a
   * little longer than ours are read to be refused with our own code.
   */
  static HttpServerOptions options(Limits limits) {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setSendBufferSize(Math.max(limits.outboundBytes(), LEAST_SEND_BUFFER_BYTES))
        .setReceiveBufferSize(RECEIVE_BUFFER_BYTES)
        .setReuseAddress(true)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(limits.frameBytes() * FRAME_SLACK)
        .setMaxWebSocketMessageSize(limits.messageBytes() * FRAME_SLACK)
        .setWebSocketSubProtocols(OnAirRoute.SUBPROTOCOLS)
        .setWebSocketClosingTimeout(CLOSING_SECONDS)
        .setMaxInitialLineLength(2_048)
        .setMaxHeaderSize(16 * 1_024)
        .setMaxFormAttributeSize(MAX_BODY_BYTES)
        .setIdleTimeout(0); // the sweeps of visits and stations are the time-outs
  }

  private Router routes(Loop loop, Visits visits) {
    Router router = Router.router(vertx);
    router.route().handler(visits::asked);
    router
        .route(OnAirRoute.PATH)
        .handler(
            new OnAirRoute(
                loop, air, new Origins(listen.origins()), listen.proxies(), tokens, visits));
    router.route().handler(SecurityHeaders::set);
    Health.mount(router, air);
    router.get("/asyncapi.yaml").handler(new Contract());
    ownData.mount(router);
    router.get().handler(new PlayerFiles());
    return router;
  }
}
