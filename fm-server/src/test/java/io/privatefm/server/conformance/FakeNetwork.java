package io.privatefm.server.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of network between clients and a server, which does what networks do: cuts, refuses,
 * holds answers back, loses a message. Any thread.
 */
final class FakeNetwork implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final Pattern BYE = Pattern.compile("\"reconnectAfterMs\":(\\d+)");

  private final ServerSocket entrance;
  private final int serverPort;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;
  private volatile boolean holding;
  private volatile boolean losing;
  private volatile long byeDelayMs = -1;

  FakeNetwork(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.entrance = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** New connections are closed at once. */
  void refuse() {
    refusing = true;
  }

  /** What the server sends is kept back until the network flows; a cut throws it away. */
  void hold() {
    holding = true;
  }

  /** The next message that a client sends gets lost. */
  void lose() {
    losing = true;
  }

  /** Everything passes again, what was kept back first. */
  void flow() {
    refusing = false;
    holding = false;
    links.forEach(Link::release);
  }

  /** Every connection ends without a word. */
  void cut() {
    links.forEach(Link::end);
  }

  /** The delay of the last {@code bye} that passed; -1: none. */
  long byeDelayMs() {
    return byeDelayMs;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        if (refusing) {
          client.close();
        } else {
          connect(client);
        }
      } catch (IOException closed) {
        // or the server is not there: the client is told by the end of its connection
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      Link link = new Link(client, server);
      links.add(link);
      Thread.ofVirtual().start(link::up);
      Thread.ofVirtual().start(link::down);
    } catch (IOException noServer) {
      client.close();
    }
  }

  /** One connection through. */
  private final class Link {
    private final Socket client;
    private final Socket server;
    private final List<byte[]> held = new ArrayList<>();

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void up() {
      byte[] chunk = new byte[CHUNK_BYTES];
      try {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
          int lost = losing ? Math.min(count, frameBytes(chunk)) : 0;
          losing &= lost == 0;
          out.write(chunk, lost, count - lost);
        }
      } catch (IOException ended) {
        // so does the other side
      }
      end();
    }

    /** The length of the masked frame that begins a chunk; what a client sends is short. */
    private static int frameBytes(byte[] chunk) {
      int length = chunk[1] & 0x7F;
      return length < 126 ? 6 + length : 8 + ((chunk[2] & 0xFF) << 8 | (chunk[3] & 0xFF));
    }

    void down() {
      byte[] chunk = new byte[CHUNK_BYTES];
      try {
        InputStream in = server.getInputStream();
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
          byte[] answer = new byte[count];
          System.arraycopy(chunk, 0, answer, 0, count);
          note(answer);
          pass(answer);
        }
      } catch (IOException ended) {
        // so does the other side
      }
      end();
    }

    private synchronized void pass(byte[] answer) throws IOException {
      held.add(answer);
      if (!holding) {
        release();
      }
    }

    synchronized void release() {
      try {
        for (byte[] each : held) {
          client.getOutputStream().write(each);
        }
      } catch (IOException ended) {
        // nobody hears it any more
      }
      held.clear();
    }

    private void note(byte[] answer) {
      Matcher bye = BYE.matcher(new String(answer, StandardCharsets.ISO_8859_1));
      if (bye.find()) {
        byeDelayMs = Long.parseLong(bye.group(1));
      }
    }

    void end() {
      links.remove(this);
      for (Socket each : List.of(client, server)) {
        try {
          each.close();
        } catch (IOException gone) {
          // it is
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }
}
