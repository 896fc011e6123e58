package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.server.Caller;
import io.privatefm.server.security.SelfSigned;
import io.privatefm.server.security.TlsFiles;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that encrypts, and whose certificate is replaced while it plays. */
class TlsIT {
  private static final long PATIENCE_S = 60;
  @TempDir private Path folder;

  @Test
  void aNewCertificateIsShownToNewConnectionsWhileTheOldOnesPlayOn() throws Exception {
    TlsFiles one = SelfSigned.in(folder, "one", "EC");
    TlsFiles two = SelfSigned.in(folder, "two", "RSA");
    Vertx vertx = Vertx.vertx();
    try (var fm = serve(one)) {
      assertEquals("https", fm.ready().getScheme(), fm.told());
      int port = fm.ready().getPort();
      try (Caller before = Caller.connectEncrypted(vertx, port)) {
        Play play = hello(before, "before");
        assertEquals("CN=one", shownAt(port));

        Files.copy(two.certificate(), one.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(two.key(), one.key(), StandardCopyOption.REPLACE_EXISTING);
        await("certificate in force: subject=CN=two", fm);
        assertEquals("CN=two", shownAt(port));
        try (Caller after = Caller.connectEncrypted(vertx, port)) {
          hello(after, "after");
        }

        Files.writeString(one.certificate(), "rubbish");
        await("certificate refused, the one of before stays in force: must be a PEM with", fm);
        assertEquals("CN=two", shownAt(port));
        before.say(new Skipped(1, play.spin(), 5_000, System.currentTimeMillis()));
        before.next(Play.class);
      }
      assertEquals(1, fm.err().stream().filter(line -> line.contains(" refused, ")).count());
      assertFalse(fm.told().contains("PRIVATE"), "a key is in what was told");
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void filesThatDoNotBelongTogetherAreOneLineAndCodeTwo() throws Exception {
    TlsFiles one = SelfSigned.in(folder, "one", "EC");
    TlsFiles two = SelfSigned.in(folder, "two", "EC");
    try (var fm = serve(new TlsFiles(one.certificate(), two.key()))) {
      assertEquals(2, fm.exitCode(), fm.told());
      assertEquals(
          List.of("fm serve: must be the private key of the certificate: tls-key"), fm.err());
    }
  }

  private FmProcess serve(TlsFiles files) throws Exception {
    return FmProcess.serve(
        SmallDemo.in(folder, 500),
        folder.resolve("data"),
        "--tls-certificate=" + files.certificate(),
        "--tls-key=" + files.key());
  }

  private static Play hello(Caller caller, String listener) {
    caller.say(new Hello(listener, "phone", null, false));
    return caller.next(Play.class);
  }

  private static void await(String line, FmProcess fm) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!fm.told().contains(line)) {
      assertTrue(System.nanoTime() < deadline, fm.told());
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** The subject of the certificate that a handshake is made with now. */
  private static String shownAt(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    }
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
