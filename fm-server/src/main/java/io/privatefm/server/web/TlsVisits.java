package io.privatefm.server.web;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.ssl.SslProvider;
import io.privatefm.server.security.Proxies;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * The JDK's TLS, in which a socket is a visitor from the moment that it is accepted, and not from
 * the end of its handshake: one too many is closed before a byte of it is read. When hands are
 * shaken, or it is closed, it is counted out; {@link Visits} counts it in again. Thread-safe.
 */
final class TlsVisits extends JdkSSLEngineOptions {
  private final Visitors visitors;
  private final Proxies proxies;

  TlsVisits(Visitors visitors, Proxies proxies) {
    this.visitors = visitors;
    this.proxies = proxies;
  }

  @Override
  public TlsVisits copy() {
    return new TlsVisits(visitors, proxies);
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return new DefaultSslContextFactory(SslProvider.JDK, false) {
      @Override
      public SslContext create() throws SSLException {
        return new Visited(super.create());
      }
    };
  }

  /** Makes a handler that counts for each socket. */
  private final class Visited extends DelegatingSslContext {
    private Visited(SslContext context) {
      super(context);
    }

    @Override
    protected SslHandler newHandler(ByteBufAllocator alloc, boolean startTls, Executor executor) {
      return new Handshake(newEngine(alloc), startTls, executor);
    }

    @Override
    protected SslHandler newHandler(
        ByteBufAllocator alloc, String host, int port, boolean startTls, Executor executor) {
      return new Handshake(newEngine(alloc, host, port), startTls, executor);
    }

    @Override
    protected void initEngine(SSLEngine engine) {
      // as the context that is wrapped made it
    }
  }

  /** Of one socket, and of its event loop. */
  private final class Handshake extends SslHandler {
    private Handshake(SSLEngine engine, boolean startTls, Executor executor) {
      super(engine, startTls, executor);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
      super.handlerAdded(context);
      Optional<String> address = client(context.channel());
      if (visitors.come(address)) {
        handshakeFuture().addListener(done -> over(address, done.cause()));
      } else {
        var _ = context.close(); // at once, without a goodbye in TLS
      }
    }

    private void over(Optional<String> address, Throwable failure) {
      visitors.go(address);
      if (failure instanceof SslHandshakeTimeoutException) {
        visitors.tooSlow();
      }
    }

    private Optional<String> client(Channel channel) {
      return channel.remoteAddress() instanceof InetSocketAddress from && !from.isUnresolved()
          ? proxies.client(from.getAddress().getHostAddress(), List.of())
          : Optional.empty();
    }
  }
}
