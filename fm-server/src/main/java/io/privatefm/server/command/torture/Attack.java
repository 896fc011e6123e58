package io.privatefm.server.command.torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Hostile clients, each doing one thing over and over, until closed. They come from loopback. */
final class Attack implements AutoCloseable {
  private static final int BIG_BYTES = 60_000; // just within the largest message
  private static final int FRAGMENT_BYTES = 1_000;
  private static final int MANY = 1_000;
  private static final long BREATH_MS = 20;

  private final int port;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong tries = new AtomicLong();
  private volatile boolean over;

  private Attack(int port) {
    this.port = port;
  }

  /** One thing that a hostile client does with a socket. */
  private interface Deed {
    void with(HostileSocket socket) throws IOException, InterruptedException;
  }

  /** Nobody misbehaves. */
  static Attack none() {
    return new Attack(0);
  }

  /** So many clients that react and never read. */
  static Attack stalled(int port, int clients) {
    Attack attack = new Attack(port);
    for (int i = 0; i < clients; i++) {
      String listener = "stalled-" + i;
      attack.begin(1, socket -> attack.neverRead(socket, listener));
    }
    return attack;
  }

  /** Everything at once, {@code scale} clients of the cheap kinds and a few of the others. */
  static Attack everything(int port, int scale) {
    Attack attack = new Attack(port);
    int few = Math.max(1, scale / 50);
    attack.begin(scale, HostileSocket::readOut); // half-open: says nothing
    attack.begin(scale, attack::drip);
    attack.begin(few, Attack::oversized);
    attack.begin(few, Attack::fragmented);
    attack.begin(few, Attack::deep);
    attack.begin(few, Attack::beforeHello);
    attack.begin(few, socket -> attack.neverRead(socket, "deaf"));
    return attack;
  }

  private void begin(int clients, Deed deed) {
    for (int i = 0; i < clients; i++) {
      threads.add(Thread.ofVirtual().start(() -> goOn(deed)));
    }
  }

  private void goOn(Deed deed) {
    while (!over) {
      try (HostileSocket socket = new HostileSocket(port)) {
        tries.incrementAndGet();
        deed.with(socket);
      } catch (IOException closed) {
        // as it should be
      } catch (InterruptedException e) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(BREATH_MS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void drip(HostileSocket socket) throws IOException, InterruptedException {
    socket.say("GET /v1/fm HTTP/1.1\r\nHost: a\r\n");
    while (!over) {
      socket.say("X: 1\r\n");
      TimeUnit.MILLISECONDS.sleep(50 * BREATH_MS);
    }
  }

  private static void oversized(HostileSocket socket) throws IOException {
    socket.shakeHands();
    socket.announce(HostileSocket.LAST | HostileSocket.TEXT, 1L << 40);
    socket.readOut();
  }

  private static void fragmented(HostileSocket socket) throws IOException {
    socket.shakeHands();
    byte[] fragment = new byte[FRAGMENT_BYTES];
    socket.frame(HostileSocket.TEXT, fragment);
    for (int i = 0; i < MANY; i++) {
      socket.frame(HostileSocket.CONTINUED, fragment);
    }
    socket.readOut();
  }

  private static void deep(HostileSocket socket) throws IOException {
    socket.shakeHands();
    for (int i = 0; i < MANY; i++) {
      socket.text("[".repeat(BIG_BYTES));
    }
    socket.readOut();
  }

  private static void beforeHello(HostileSocket socket) throws IOException {
    socket.shakeHands();
    for (int i = 0; i < MANY; i++) {
      socket.text("{\"type\":\"liked\",\"seq\":1,\"spin\":\"p-000001\",\"atMs\":1}");
    }
    socket.readOut();
  }

  private void neverRead(HostileSocket socket, String listener)
      throws IOException, InterruptedException {
    socket.shakeHands();
    socket.hello(listener);
    while (!over) {
      socket.text("{\"type\":\"liked\",\"seq\":99,\"spin\":\"p-000001\",\"atMs\":1}");
      TimeUnit.MILLISECONDS.sleep(BREATH_MS);
    }
  }

  /** How many connections were opened. */
  long tries() {
    return tries.get();
  }

  @Override
  public void close() {
    over = true;
    threads.forEach(Thread::interrupt);
  }
}
