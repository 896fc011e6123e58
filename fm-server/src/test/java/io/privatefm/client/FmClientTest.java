package io.privatefm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ErrorCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.LimitsInfo;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Bye;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.privatefm.protocol.TrackInfo;
import io.privatefm.protocol.Why;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server whose every answer the test gives itself. */
class FmClientTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<ServerWebSocket> connections = new LinkedBlockingQueue<>();
  private final BlockingQueue<ClientMessage> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
  private FmClientOptions options = FmClientOptions.of(URI.create("ws://none"), "ada", "phone");

  @BeforeEach
  void listen() {
    var server =
        vertx
            .createHttpServer(
                new HttpServerOptions().addWebSocketSubProtocol(FrameCodec.CBOR.subprotocol()))
            .webSocketHandler(this::connected)
            .listen(0, "127.0.0.1")
            .await();
    options =
        FmClientOptions.of(
                URI.create("ws://127.0.0.1:" + server.actualPort() + "/v1/fm"), "ada", "phone")
            .withCodec(FrameCodec.CBOR)
            .withFirstReconnectMs(1);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void whatWasNotAcknowledgedIsSentAgainAfterAReconnect() throws InterruptedException {
    FmClient client = FmClient.connect(vertx, options, new Telling());
    ServerWebSocket first = welcomed(0, false);
    say(first, play("p-1"));
    assertEquals("play p-1", told());
    client.tell((seq, atMs) -> new Started(seq, "p-1", 1));
    client.tell((seq, atMs) -> new Completed(seq, "p-1", 2));
    assertEquals(new Started(1, "p-1", 1), said());
    assertEquals(new Completed(2, "p-1", 2), said());
    say(first, new Ack(1));
    assertEquals("ack 1", told());
    first.close((short) CloseCode.GOING_AWAY.code());
    assertEquals("disconnected 4000", told());

    ServerWebSocket second = next(connections);
    Hello hello = assertInstanceOf(Hello.class, said());
    assertEquals(new ClientMessage.Resume("s-1", "p-1", 0), hello.resume());
    say(second, welcome(1, true));
    assertEquals("welcome 1", told());
    assertEquals(new Completed(2, "p-1", 2), said());
  }

  @Test
  void aConnectionThatDoesNotAcknowledgeIsGivenUpAndTheRestSentAgain() throws InterruptedException {
    FmClient client = FmClient.connect(vertx, options.withAnswerWithinMs(300), new Telling());
    ServerWebSocket first = welcomed(0, false);
    say(first, play("p-1"));
    assertEquals("play p-1", told());
    client.tell((seq, atMs) -> new Started(seq, "p-1", 1));
    client.tell((seq, atMs) -> new Completed(seq, "p-1", 2));
    assertEquals(new Started(1, "p-1", 1), said());
    assertEquals(new Completed(2, "p-1", 2), said());
    say(first, new Ack(1));
    assertEquals("ack 1", told());
    assertEquals("disconnected 1006", told()); // the second was never acknowledged

    ServerWebSocket second = next(connections);
    assertInstanceOf(Hello.class, said());
    say(second, welcome(1, true));
    assertEquals("welcome 1", told());
    assertEquals(new Completed(2, "p-1", 2), said());
  }

  @Test
  void aConnectionThatIsNotWelcomedInTimeIsGivenUp() throws InterruptedException {
    FmClient.connect(vertx, options.withAnswerWithinMs(300), new Telling());
    next(connections);
    assertInstanceOf(Hello.class, said());
    assertEquals("disconnected 1006", told());
    next(connections);
  }

  @Test
  void aTerminalCodeEndsTheClient() throws InterruptedException {
    FmClient.connect(vertx, options, new Telling());
    ServerWebSocket socket = welcomed(0, false);
    say(socket, Bye.of(CloseCode.TAKEN_OVER, "another device", 0));
    socket.close((short) CloseCode.TAKEN_OVER.code(), "another device");
    assertEquals("ended 4500", told());
  }

  @Test
  void theUpNextIsStartedWithoutWaitingAndOlderPlaysArePassedOver() throws InterruptedException {
    FmClient client = FmClient.connect(vertx, options, new Telling());
    ServerWebSocket socket = welcomed(7, false);
    say(socket, play("p-1"));
    say(socket, new UpNext("p-2", track()));
    assertEquals("play p-1", told());
    assertEquals("upnext p-2", told());
    client.startUpNext();
    Started started = assertInstanceOf(Started.class, said());
    assertEquals(8, started.seq());
    assertEquals("p-2", started.spin());
    say(socket, play("p-3")); // was in flight
    say(socket, new Ack(8));
    say(socket, play("p-2"));
    assertEquals("ack 8", told());
    assertEquals("play p-2", told());
  }

  @Test
  void aGapIsMendedByTheNextWelcome() throws InterruptedException {
    FmClient client = FmClient.connect(vertx, options, new Telling());
    ServerWebSocket socket = welcomed(0, false);
    client.tell((seq, atMs) -> new Started(seq, "p-1", 1));
    said();
    say(socket, ServerMessage.Error.gap(1, 4));
    assertEquals("refused " + ErrorCode.SEQ_GAP.code(), told());
    told(); // disconnected
    ServerWebSocket second = next(connections);
    said(); // hello
    say(second, welcome(3, true));
    told();
    assertEquals(new Started(4, "p-1", 1), said());
  }

  @Test
  void aClosedClientTellsSoOnceAndStaysAway() throws InterruptedException {
    FmClient client = FmClient.connect(vertx, options, new Telling());
    welcomed(0, false);
    client.close().await();
    assertEquals("ended 1000", told());
  }

  private ServerWebSocket welcomed(long lastSeq, boolean resumed) throws InterruptedException {
    ServerWebSocket socket = next(connections);
    assertInstanceOf(Hello.class, said());
    say(socket, welcome(lastSeq, resumed));
    assertEquals("welcome " + lastSeq, told());
    return socket;
  }

  private void connected(ServerWebSocket socket) {
    socket.binaryMessageHandler(
        frame -> received.add((ClientMessage) FrameCodec.CBOR.decodeClient(frame.getBytes())));
    connections.add(socket);
  }

  private static void say(ServerWebSocket socket, ServerMessage message) {
    socket.writeBinaryMessage(Buffer.buffer(FrameCodec.CBOR.encode(message)));
  }

  private ClientMessage said() throws InterruptedException {
    return next(received);
  }

  private String told() throws InterruptedException {
    return (String) next(told);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T element = queue.poll(10, TimeUnit.SECONDS);
    if (element == null) {
      throw new AssertionError("nothing came within 10 s");
    }
    return element;
  }

  private static Welcome welcome(long lastSeq, boolean resumed) {
    return new Welcome("s-1", resumed, lastSeq, new LimitsInfo(1, 1, 1, 1, 1, 1, 1), null);
  }

  private static Play play(String spin) {
    return new Play(spin, track(), new Why("popular", false, 0.5, null, List.of()), 0);
  }

  private static TrackInfo track() {
    return new TrackInfo("t", "Title", "Artist", null, 1_000, List.of(), null, 0, null, Map.of());
  }

  /** Turns every call into a line. */
  private final class Telling implements FmListener {
    @Override
    public void welcomed(FmClient client, Welcome welcome) {
      told.add("welcome " + welcome.lastSeq());
    }

    @Override
    public void play(FmClient client, Play play) {
      told.add("play " + play.spin());
    }

    @Override
    public void upNext(FmClient client, UpNext upNext) {
      told.add("upnext " + upNext.spin());
    }

    @Override
    public void acknowledged(FmClient client, long seq) {
      told.add("ack " + seq);
    }

    @Override
    public void refused(FmClient client, ServerMessage.Error error) {
      told.add("refused " + error.code());
    }

    @Override
    public void disconnected(FmClient client, int code, String reason, long reconnectAfterMs) {
      told.add("disconnected " + code);
    }

    @Override
    public void ended(FmClient client, int code, String reason) {
      told.add("ended " + code);
    }
  }
}
