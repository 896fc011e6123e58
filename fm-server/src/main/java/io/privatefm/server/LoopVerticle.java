package io.privatefm.server;

import io.privatefm.server.air.Air;
import io.privatefm.server.web.Front;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One event loop of the server: it joins the air and, where a port is open, listens. */
final class LoopVerticle extends VerticleBase {
  private final Air air;
  private final @Nullable Front front;
  private final int askedPort;
  private final AtomicInteger port;

  /**
   * A loop that is yet to be deployed.
   *
   * @param front what to listen with; null: nothing
   * @param askedPort a port, or a negative number shared by all loops of a server: any free port
   * @param port takes the port that is listened on
   */
  LoopVerticle(Air air, @Nullable Front front, int askedPort, AtomicInteger port) {
    this.air = air;
    this.front = front;
    this.askedPort = askedPort;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    return air.join(context)
        .compose(
            loop ->
                front == null
                    ? Future.succeededFuture()
                    : front
                        .listen(loop, askedPort)
                        .onSuccess(server -> port.set(server.actualPort()))
                        .mapEmpty());
  }
}
