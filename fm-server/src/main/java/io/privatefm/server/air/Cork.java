package io.privatefm.server.air;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Has what is written to one socket {@link Flushes#together} leave in one go. Vert.x flushes every
 * frame that is written outside of a read, which costs a call of the system each: for a welcome and
 * its play, for an ack and its play. Of one loop.
 */
final class Cork extends ChannelOutboundHandlerAdapter {
  private final Flushes flushes;
  private boolean waiting;

  Cork(Flushes flushes) {
    this.flushes = flushes;
  }

  /**
   * Puts one into a connection that has just become a WebSocket: next to the handler of Vert.x,
   * above encoders and TLS, so that these see one flush too.
   */
  static void into(HttpConnection connection, Flushes flushes) {
    if (connection instanceof HttpServerConnection served) {
      ChannelPipeline pipeline = served.channelHandlerContext().pipeline();
      ChannelHandlerContext last = pipeline.lastContext();
      if (last != null) { // null when the peer has gone
        pipeline.addBefore(last.name(), null, new Cork(flushes));
      }
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    if (!flushes.held()) {
      context.flush();
    } else if (!waiting) {
      waiting = true;
      flushes.later(() -> release(context));
    }
  }

  private void release(ChannelHandlerContext context) {
    waiting = false;
    context.flush();
  }
}
