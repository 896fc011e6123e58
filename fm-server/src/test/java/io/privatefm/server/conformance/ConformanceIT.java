package io.privatefm.server.conformance;

import io.privatefm.server.conformance.Script.Scenario;
import io.privatefm.server.player.Browser;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every client does what the script says, on a real server and a network that is disturbed. */
class ConformanceIT {
  private static final AtomicInteger LISTENERS = new AtomicInteger();

  @TempDir static Path folder;
  private static Vertx vertx;
  private static OwnServer server;
  private static FakeNetwork network;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    server = new OwnServer(vertx, folder);
    network = new FakeNetwork(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    network.close();
    server.close();
    vertx.close().await();
  }

  static List<Scenario> scenarios() {
    return Script.scenarios();
  }

  private static String url() {
    return "ws://127.0.0.1:" + network.port() + "/v1/fm";
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theJavaClientDoesWhatTheScriptSays(Scenario scenario) throws Exception {
    String listener = "java-" + LISTENERS.incrementAndGet();
    play(scenario, listener, name -> new JavaDevice(vertx, URI.create(url()), name));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theJavaScriptClientDoesWhatTheScriptSays(Scenario scenario) throws Exception {
    String listener = "javascript-" + LISTENERS.incrementAndGet();
    try (Browser browser = Browser.open()) {
      browser.blank(network.port());
      play(scenario, listener, name -> new JavaScriptDevice(browser, url(), listener, name));
    }
  }

  private static void play(Scenario scenario, String listener, Function<String, Device> devices)
      throws Exception {
    server.isThere();
    try (Stage stage = new Stage(server, network, listener, devices)) {
      for (String step : scenario.steps()) {
        stage.play(step);
      }
    }
  }
}
