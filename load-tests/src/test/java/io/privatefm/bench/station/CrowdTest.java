package io.privatefm.bench.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.bench.BenchError;
import io.privatefm.bench.station.crowd.ClosedLoop;
import io.privatefm.bench.station.crowd.Crowd;
import io.privatefm.bench.station.crowd.Exchanges;
import io.privatefm.bench.station.crowd.OpenLoop;
import io.privatefm.bench.station.crowd.Phase;
import io.privatefm.bench.station.server.FlightRecording;
import io.privatefm.bench.station.server.Jvm;
import io.privatefm.bench.station.server.Pinned;
import io.privatefm.bench.station.server.ServerProcess;
import io.privatefm.bench.station.server.Wires;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load against the echo, which is a process here as it is in the measurement. */
class CrowdTest {
  private static final String ACK = "{\"type\":\"ack\",\"seq\":1}";
  private static final String PLAY =
      "{\"type\":\"play\",\"spin\":\"p-000001\",\"track\":{\"id\":\"demo-1\"}}";
  private static final int LISTENERS = 20;

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private Catalogue catalogue;

  @BeforeEach
  void makeMusic() {
    DemoCatalogue.of(1_000, 1).publish(folder.resolve("music"));
    catalogue = Catalogue.open(folder.resolve("music"));
  }

  @AfterEach
  void close() {
    catalogue.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void inAClosedLoopEveryListenerGoesOnAsLongAsItIsAnswered() throws IOException {
    try (ServerProcess echo = echo(answers());
        Crowd crowd = crowd(echo)) {
      Phase.Measured measured = crowd.run(new ClosedLoop(crowd, 2), 2);
      assertTrue(measured.messages() > 2 * LISTENERS, "messages=" + measured.messages());
      assertEquals(2, measured.seconds());
    }
  }

  @Test
  void whatIsAnsweredIsRecordedByKindTheHelloBeforeItIncluded() throws IOException {
    Path recorded = folder.resolve("recorded.json");
    try (ServerProcess echo = echo(answers());
        Crowd crowd = crowd(echo)) {
      Exchanges exchanges = new Exchanges();
      crowd.record(exchanges);
      crowd.run(new OpenLoop(crowd, 1_000, 1), 1);
      crowd.record(null);
      exchanges.write(recorded);
    }
    assertEquals(answers().get("hello"), Exchanges.read(recorded).get("hello"));
    assertEquals(answers().get("started"), Exchanges.read(recorded).get("started"));
  }

  @Test
  void inAnOpenLoopAsManyMessagesAreSaidAsBecomeDue() throws IOException {
    try (ServerProcess echo = echo(answers());
        Crowd crowd = crowd(echo)) {
      Phase.Measured measured = crowd.run(new OpenLoop(crowd, 1_000, 1), 1);
      assertEquals(1_000, measured.messages());
      assertTrue(measured.latency().getTotalCount() > 900, "only likes wait for no next spin");
      assertTrue(measured.latency().getMinValue() > 0);
    }
  }

  @Test
  void messagesThatBecomeDueFasterThanTheyAreAnsweredCountTheirWait() throws IOException {
    try (ServerProcess echo = echo(answers());
        Crowd crowd = crowd(echo)) {
      double seconds = 0.2;
      Phase.Measured measured = crowd.run(new OpenLoop(crowd, 2_000_000, seconds), seconds);
      assertEquals(400_000, measured.messages());
      double worstMs = measured.latency().getMaxValue() / 1e6;
      assertTrue(worstMs > seconds * 1e3, "longer than all was due: ms=" + worstMs);
    }
  }

  @Test
  void aServerThatRefusesEndsTheMeasurementWithItsWords() throws IOException {
    Map<String, List<String>> answers = answers();
    answers.put("started", List.of("{\"type\":\"error\",\"code\":\"too-many\"}"));
    try (ServerProcess echo = echo(answers);
        Crowd crowd = crowd(echo)) {
      BenchError refused =
          assertThrows(BenchError.class, () -> crowd.run(new ClosedLoop(crowd, 1), 1));
      assertTrue(String.valueOf(refused.getMessage()).contains("too-many"), refused::getMessage);
    }
  }

  @Test
  void anIdleConnectionCostsHeapAndKernelMemoryOfTheServer() throws IOException {
    try (ServerProcess echo = echo(answers());
        Jvm jvm = new Jvm(echo.pid())) {
      long allocatedBefore = jvm.allocatedBytes();
      Idle idle =
          Idle.measure(
              echo,
              jvm,
              StationPlan.quick().withIdleLot(100),
              lot ->
                  Crowd.connect(
                      vertx, vertx.getOrCreateContext(), echo.address(), 100, catalogue, lot));
      assertTrue(idle.heapBytes() > 2_000 && idle.heapBytes() < 100_000, idle::toString);
      assertTrue(idle.comingPerSecond() > 1, idle::toString);
      assertTrue(jvm.allocatedBytes() > allocatedBefore + 300 * 1_000, "by 300 connections");
    }
  }

  @Test
  void aRecordingTellsThatAnEchoSpendsItsTimeOnTransport() throws IOException {
    Path recording = folder.resolve("echo.jfr");
    try (ServerProcess echo = echo(answers());
        Jvm jvm = new Jvm(echo.pid());
        Crowd crowd = crowd(echo)) {
      FlightRecording running = jvm.record();
      long messages = crowd.run(new ClosedLoop(crowd, 1), 1).messages();
      running.end(recording);
      WhereTimeGoes where = WhereTimeGoes.read(recording);
      assertTrue(where.micros() > 10_000, "µs=" + where.micros());
      String table = where.table(messages);
      assertTrue(table.contains("| transport, as the echo has it"), table);
      assertTrue(!table.contains("| draw"), table);
    }
  }

  private static Map<String, List<String>> answers() {
    String welcome = "{\"type\":\"welcome\",\"station\":\"s-1\",\"lastSeq\":0,\"limits\":{}}";
    String upNext = PLAY.replace("play", "upnext");
    Map<String, List<String>> answers = new HashMap<>();
    answers.put("hello", List.of(welcome, PLAY));
    answers.put("started", List.of(ACK, upNext));
    answers.put("tune", List.of(ACK, upNext));
    answers.put("liked", List.of(ACK, upNext));
    for (String ending : List.of("completed", "skipped", "disliked")) {
      answers.put(ending, List.of(ACK, PLAY));
    }
    return answers;
  }

  private ServerProcess echo(Map<String, List<String>> answers) throws IOException {
    Path file = folder.resolve("exchanges.json");
    new ObjectMapper().writeValue(file.toFile(), answers);
    ServerProcess echo = ServerProcess.echo(new Pinned(), List.of("-Xmx64m"), file, Wires.EPOLL);
    assertTrue(echo.readyMs() > 0);
    return echo;
  }

  private Crowd crowd(ServerProcess echo) {
    return Crowd.connect(
        vertx, vertx.getOrCreateContext(), echo.address(), LISTENERS, catalogue, 1);
  }
}
