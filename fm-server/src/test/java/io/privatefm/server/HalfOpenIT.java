package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.CloseCode;
import io.privatefm.server.air.Limits;
import io.privatefm.server.security.Proxies;
import io.privatefm.server.security.Proxies.Header;
import io.privatefm.server.security.SelfSigned;
import io.privatefm.server.security.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets that are opened and then do little, or nothing. */
class HalfOpenIT {
  private static final String HEAD = "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n";

  /** A record of a TLS handshake, 200 bytes long, of which 6 come. */
  private static final byte[] HALF_A_CLIENT_HELLO = {22, 3, 1, 0, (byte) 200, 1};

  /** So that this machine's addresses are limited as others are. */
  private static final Proxies NO_PROXIES = new Proxies(List.of(), Header.X_FORWARDED_FOR);

  private static Radio radio;

  @BeforeAll
  static void start() {
    radio = Radio.on(builder -> builder.limits(Radio.tight()).proxies(NO_PROXIES));
  }

  @AfterAll
  static void stop() {
    radio.close();
  }

  @Test
  void aSocketThatSaysNothingIsClosed() throws Exception {
    try (Socket silent = socket(radio)) {
      assertEquals(-1, silent.getInputStream().read());
      awaitMeasure(radio, "fm_visitors_timed_out_total [1-9]");
    }
  }

  @Test
  void aRequestThatDripsIsClosedHoweverBusyItLooks() throws IOException {
    try (Socket slow = socket(radio)) {
      say(slow, HEAD);
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Caller.PATIENCE_MS);
      boolean open = true;
      while (open) {
        assertTrue(System.nanoTime() < deadline, "still open");
        open = drip(slow);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  /** Another header; false when nobody takes it any more. */
  private static boolean drip(Socket slow) {
    try {
      say(slow, "X: 1\r\n");
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void aHandshakeThatStopsHalfWayIsClosed() throws IOException {
    try (Socket half = socket(radio)) {
      say(half, "GET /v1/fm HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: webso");
      assertEquals(-1, half.getInputStream().read());
    }
  }

  @Test
  void aHandshakeWithoutHelloIsClosedWithItsOwnCode() throws IOException {
    try (DeafSocket mute = DeafSocket.connect(radio.fm.port())) {
      assertEquals(CloseCode.NO_HELLO.code(), mute.readUntilClosed());
    }
  }

  @Test
  void whoeverAskedMayThinkBeforeItAsksAgain() throws IOException {
    try (Socket visitor = socket(radio)) {
      for (int i = 0; i < 3; i++) {
        say(visitor, HEAD + "\r\n");
        readAnswer(visitor);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2L * Radio.tight().helloWithinMs()));
      }
    }
  }

  @Test
  void aSocketThatShakesNoHandsOverTlsIsClosed(@TempDir Path folder) throws Exception {
    try (Radio encrypted = encrypted(folder, Radio.tight());
        Socket silent = socket(encrypted)) {
      assertEquals(-1, silent.getInputStream().read());
    }
  }

  @Test
  void aHandshakeOverTlsThatStopsHalfWayIsClosedAndCounted(@TempDir Path folder) throws Exception {
    try (Radio encrypted = encrypted(folder, Radio.tight());
        Socket half = socket(encrypted)) {
      half.getOutputStream().write(HALF_A_CLIENT_HELLO);
      assertEquals(-1, half.getInputStream().read());
      awaitMeasure(encrypted, "fm_visitors_timed_out_total [1-9]");
      awaitMeasure(encrypted, "fm_visitors 0");
    }
  }

  @Test
  void thoseThatShakeHandsOverTlsAreVisitorsAndNoMoreThanMayBeAre(@TempDir Path folder)
      throws Exception {
    Limits patient = Radio.tightOncePlaying(); // nobody is closed for time
    List<AutoCloseable> guests = new ArrayList<>();
    try (Radio encrypted = encrypted(folder, patient);
        Caller station = Caller.connectEncrypted(Radio.CALLERS, encrypted.fm.port())) {
      station.hello("ada", "phone");
      for (int i = 0; i < patient.visitorsPerAddress(); i++) {
        Socket guest = socket(encrypted);
        guest.getOutputStream().write(HALF_A_CLIENT_HELLO);
        guests.add(guest);
      }
      awaitMeasure(encrypted, "fm_visitors " + patient.visitorsPerAddress());
      try (Socket oneMore = socket(encrypted)) {
        assertEquals(-1, readOrReset(oneMore));
      }
      awaitMeasure(encrypted, "fm_visitors_refused_total 1");

      for (AutoCloseable guest : guests) {
        guest.close();
      }
      awaitMeasure(encrypted, "fm_visitors 0");
      try (Caller late = Caller.connectEncrypted(Radio.CALLERS, encrypted.fm.port())) {
        late.hello("late", "phone");
      }
    } finally {
      for (AutoCloseable guest : guests) {
        guest.close();
      }
    }
  }

  private static Radio encrypted(Path folder, Limits limits) throws Exception {
    TlsFiles files = SelfSigned.in(folder, "one", "EC");
    return Radio.on(
        builder ->
            builder.limits(limits).proxies(NO_PROXIES).tls(files.certificate(), files.key()));
  }

  @Test
  void theVisitorsOfAnAddressAreBoundedAndStationsAreNone() throws Exception {
    Limits patient = Radio.tightOncePlaying(); // nobody is closed for time
    List<AutoCloseable> guests = new ArrayList<>();
    try (Radio open = Radio.on(builder -> builder.limits(patient).proxies(NO_PROXIES));
        Caller caller = open.caller()) {
      caller.hello("ada", "phone");
      for (int i = 0; i < patient.visitorsPerAddress(); i++) {
        guests.add(socket(open));
      }
      awaitMeasure(open, "fm_visitors " + patient.visitorsPerAddress());
      try (Socket oneMore = socket(open)) {
        assertEquals(-1, readOrReset(oneMore));
      }
      awaitMeasure(open, "fm_visitors_refused_total 1");
    } finally {
      for (AutoCloseable guest : guests) {
        guest.close();
      }
    }
  }

  private static int readOrReset(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  private static Socket socket(Radio radio) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), radio.fm.port());
    socket.setSoTimeout((int) Caller.PATIENCE_MS);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void readAnswer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\nlive\n") < 0) {
      int read = socket.getInputStream().read();
      assertTrue(read >= 0, answer.toString());
      answer.append((char) read);
    }
  }

  /** Waits until the measures have a line that begins with this expression. */
  private static void awaitMeasure(Radio radio, String line) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + radio.fm.adminPort() + "/metrics");
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Caller.PATIENCE_MS);
    try (HttpClient client = HttpClient.newHttpClient()) {
      String page = "";
      while (!page.matches("(?sm).*^" + line + ".*")) {
        assertTrue(System.nanoTime() < deadline, page);
        page = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
      }
    }
  }
}
