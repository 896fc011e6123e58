package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Bye;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.processors.UnicastProcessor;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The streams of a listener inside the process. */
class ReceiverTest {
  private static PrivateFm fm;

  @BeforeAll
  static void start() {
    fm = PrivateFm.builder().catalogue(Radio.CATALOGUE).start();
  }

  @AfterAll
  static void stop() {
    fm.close();
  }

  private static <T extends ServerMessage> T last(
      TestSubscriber<ServerMessage> heard, Class<T> kind) {
    return heard.values().stream().filter(kind::isInstance).map(kind::cast).toList().getLast();
  }

  private static void await(TestSubscriber<ServerMessage> heard, int messages) {
    heard.awaitCount(messages);
    assertTrue(heard.values().size() >= messages, () -> "only " + heard.values());
  }

  @Test
  void aStationPlaysWithoutASocket() {
    UnicastProcessor<ClientMessage> tells = UnicastProcessor.create();
    TestSubscriber<ServerMessage> heard = fm.listener("ada").connect("kitchen", tells).test();
    await(heard, 2);
    assertInstanceOf(Welcome.class, heard.values().get(0));
    Play first = assertInstanceOf(Play.class, heard.values().get(1));
    tells.onNext(new Started(1, first.spin(), 0));
    await(heard, 4);
    assertEquals(new Ack(1), heard.values().get(2));
    assertInstanceOf(UpNext.class, heard.values().get(3));
    tells.onNext(new Skipped(2, first.spin(), 1_000, 0));
    await(heard, 6);
    assertInstanceOf(Play.class, heard.values().get(5));
    heard.cancel();
    assertEquals(-1, fm.port());
  }

  @Test
  void whoeverHasToldAllLeavesWhenAllIsAnswered() throws Exception {
    Flowable<ClientMessage> tells =
        Flowable.just(
            new Hello("unread", "kitchen", null, false),
            new Started(1, "p-000001", 0),
            new Liked(2, "p-000001", 0));
    TestSubscriber<ServerMessage> heard = fm.listener("bob").connect(tells).test();
    assertTrue(heard.await(10, TimeUnit.SECONDS));
    heard.assertComplete();
    assertEquals(new Ack(2), last(heard, Ack.class));
  }

  @Test
  void nothingIsSentThatWasNotAskedFor() {
    UnicastProcessor<ClientMessage> tells = UnicastProcessor.create();
    TestSubscriber<ServerMessage> heard = fm.listener("cleo").connect("kitchen", tells).test(1);
    await(heard, 1);
    heard.assertValueCount(1);
    heard.request(1);
    await(heard, 2);
    Play first = assertInstanceOf(Play.class, heard.values().get(1));
    tells.onNext(new Started(1, first.spin(), 0));
    heard.request(2);
    await(heard, 4);
    heard.cancel();
  }

  @Test
  void aSecondDeviceTakesOverAndTheFirstStreamEnds() throws Exception {
    TestSubscriber<ServerMessage> first =
        fm.listener("dan").connect("kitchen", Flowable.never()).test();
    await(first, 2);
    TestSubscriber<ServerMessage> second =
        fm.listener("dan").connect("bath", Flowable.never()).test();
    await(second, 2);
    assertTrue(first.await(10, TimeUnit.SECONDS));
    assertEquals(CloseCode.TAKEN_OVER.code(), last(first, Bye.class).code());
    assertEquals(last(first, Play.class).spin(), last(second, Play.class).spin());
    second.cancel();
  }

  @Test
  void anErrorOfTheCallersStreamEndsTheConnection() {
    TestSubscriber<ServerMessage> heard =
        fm.listener("eve")
            .connect("kitchen", Flowable.error(new IllegalStateException("broken")))
            .test();
    heard.awaitDone(10, TimeUnit.SECONDS).assertError(IllegalStateException.class);
  }

  @Test
  void theCallersVertxIsUsedAndLeftOpen() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (PrivateFm own =
        PrivateFm.builder().catalogue(Radio.CATALOGUE).vertx(vertx).loops(1).start()) {
      TestSubscriber<ServerMessage> heard =
          own.listener("ada").connect("kitchen", Flowable.never()).test();
      await(heard, 2);
      heard.cancel();
    }
    assertEquals(
        List.of(), List.copyOf(vertx.deploymentIDs()), "everything of the server is undeployed");
    assertEquals(
        "alive",
        vertx
            .executeBlocking(() -> "alive")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS));
    vertx.close();
  }
}
