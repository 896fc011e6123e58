package io.privatefm.server.web;

import io.privatefm.server.security.TlsFiles;
import io.privatefm.server.security.TlsPair;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that handshakes are made with, and its successors: the files are looked at every
 * {@value #EVERY_MS} ms, and a pair that has not changed between two looks is taken into force, so
 * that two files may be replaced one after the other. Connections that stand are not touched. What
 * is broken leaves the pair of before in force. The servers of all loops share one context.
 */
public final class Certificates implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
  private static final long EVERY_MS = 2_000;
  private final Vertx vertx;
  private final TlsFiles files;
  private final AtomicBoolean watching = new AtomicBoolean();
  private volatile TlsPair inForce;
  private volatile X509Certificate certificate;

  /** Of the one look that is under way: what the last one read, and what was refused. */
  private @Nullable TlsPair seen;

  private String refused = "";
  private long timer;

  /** Reads the first pair; takes time, and throws what {@link TlsPair#checked} throws. */
  public Certificates(Vertx vertx, TlsFiles files) {
    this.vertx = vertx;
    this.files = files;
    this.inForce = files.read();
    this.certificate = inForce.checked();
    tell();
  }

  /**
   * Has a server answer in TLS, and in HTTP/1.1, over which WebSockets are spoken.
   *
   * @param handshakeWithinMs how long a handshake may take, from the accepted socket on
   * @param visits counts who shakes hands
   */
  void encrypt(HttpServerOptions options, int handshakeWithinMs, TlsVisits visits) {
    options
        .setSsl(true)
        .setSslEngineOptions(visits)
        .setUseAlpn(false)
        .setSslHandshakeTimeout(handshakeWithinMs)
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setKeyCertOptions(keyCert(inForce));
  }

  private static PemKeyCertOptions keyCert(TlsPair pair) {
    return new PemKeyCertOptions().setCertValue(pair.certificate()).setKeyValue(pair.key());
  }

  /** Keeps a server's certificate up to date, and with it those of all that share its port. */
  void watch(HttpServer server) {
    if (watching.compareAndSet(false, true)) {
      timer = vertx.setPeriodic(EVERY_MS, _ -> look(server));
    }
  }

  /** When the certificate in force ends, in epoch milliseconds. */
  public long endsAtMs() {
    return certificate.getNotAfter().toInstant().toEpochMilli();
  }

  private void look(HttpServer server) {
    vertx
        .executeBlocking(this::settled)
        .compose(pair -> pair == null ? Future.succeededFuture() : update(server, pair))
        .onFailure(this::keep);
  }

  /** The pair that stands there and is another one than that in force; null: there is none yet. */
  private @Nullable TlsPair settled() {
    TlsPair pair = files.read();
    boolean same = pair.equals(seen);
    seen = pair;
    if (!same || pair.equals(inForce)) {
      return null;
    }
    pair.checked();
    return pair;
  }

  private Future<Void> update(HttpServer server, TlsPair pair) {
    ServerSSLOptions options = new ServerSSLOptions().setKeyCertOptions(keyCert(pair));
    return server
        .updateSSLOptions(options)
        .onSuccess(
            _ -> {
              inForce = pair;
              certificate = pair.checked();
              refused = "";
              tell();
            })
        .mapEmpty();
  }

  private void tell() {
    LOG.info(
        "certificate in force: subject={} until={}",
        certificate.getSubjectX500Principal(),
        certificate.getNotAfter().toInstant());
  }

  private void keep(Throwable why) {
    String reason = String.valueOf(why.getMessage());
    if (!reason.equals(refused)) {
      refused = reason;
      LOG.error("certificate refused, the one of before stays in force: {}", reason);
    }
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }
}
