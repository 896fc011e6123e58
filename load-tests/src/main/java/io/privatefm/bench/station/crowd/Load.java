package io.privatefm.bench.station.crowd;

import io.privatefm.catalogue.Catalogue;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;

/** The one event loop of this process on which all crowds live, and the music that they know. */
public final class Load implements AutoCloseable {
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
  private final Context loop = vertx.getOrCreateContext();
  private final Catalogue music;

  public Load(Path catalogue) {
    music = Catalogue.open(catalogue);
  }

  public int tracks() {
    return music.size();
  }

  /**
   * Connects listeners whom the server does not know yet.
   *
   * @param server {@code http://host:port}
   * @param lot tells them from others on the same server
   */
  public Crowd crowd(URI server, int listeners, int lot) {
    return Crowd.connect(vertx, loop, server, listeners, music, lot);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    music.close();
  }
}
