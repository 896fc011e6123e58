package io.privatefm.server.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.server.conformance.Device.Act;
import io.privatefm.server.conformance.Device.State;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the steps of one scenario, for one listener. Of the test's thread. */
final class Stage implements AutoCloseable {
  private static final long PATIENCE_S = 60;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Pattern OF_A_DEVICE = Pattern.compile("(phone|second) (.+)");
  private static final Pattern KNOWN = Pattern.compile("the server knows of (\\w+):(.*)");

  private final OwnServer server;
  private final FakeNetwork network;
  private final String listener;
  private final Function<String, Device> devices;
  private final Map<String, Device> known = new HashMap<>();
  private String spin = "none";
  private String announced = "none";

  Stage(OwnServer server, FakeNetwork network, String listener, Function<String, Device> devices) {
    this.server = server;
    this.network = network;
    this.listener = listener;
    this.devices = devices;
  }

  void play(String step) throws Exception {
    Matcher ofDevice = OF_A_DEVICE.matcher(step);
    Matcher knows = KNOWN.matcher(step);
    if (ofDevice.matches()) {
      play(ofDevice.group(1), ofDevice.group(2), step);
    } else if (knows.matches()) {
      awaitKnown(knows.group(1), knows.group(2).strip());
    } else {
      switch (step) {
        case "the network holds answers" -> network.hold();
        case "the network cuts" -> network.cut();
        case "the network refuses" -> network.refuse();
        case "the network loses a message" -> network.lose();
        case "the network flows" -> network.flow();
        case "the server is killed" -> server.kill();
        case "the server stops" -> server.stop();
        case "the server starts" -> server.start();
        default -> throw new AssertionError("no such step: " + step);
      }
    }
  }

  private void play(String name, String what, String step) throws Exception {
    Device device = known.computeIfAbsent(name, devices);
    switch (what) {
      case "connects" -> device.connect(server.token(listener, LONG));
      case "connects with a token of 4 s" ->
          device.connect(server.token(listener, Duration.ofSeconds(4)));
      case "renews its token" -> device.renew(server.token(listener, LONG));
      case "outlives 6 s" -> TimeUnit.SECONDS.sleep(6);
      case "leaves" -> device.leave();
      case "hands in its backlog" -> {
        device.handIn(server.token(listener, LONG));
        until(step, device, state -> state.connected() && state.unacknowledged() == 0);
      }
      case "plays" -> spin = spin(until(step, device, state -> state.spin() != null));
      case "has the next" ->
          announced = Objects.requireNonNull(until(step, device, s -> s.upNext() != null).upNext());
      case "plays what was announced" ->
          until(step, device, state -> announced.equals(state.spin()));
      case "never played another" ->
          assertEquals(List.of(spin, announced), device.state().played(), step);
      case "plays another" ->
          until(
              step,
              device,
              s -> s.spin() != null && !s.spin().equals(spin) && !s.spin().equals(announced));
      case "plays the same", "plays the same as phone" ->
          until(step, device, state -> spin.equals(state.spin()));
      case "is settled" ->
          until(step, device, state -> state.connected() && state.unacknowledged() == 0);
      case "is connected" -> until(step, device, State::connected);
      case "is waiting" -> until(step, device, State::waiting);
      case "is waiting as it was told" -> {
        State state = until(step, device, State::waiting);
        assertEquals(4000, state.closedWith(), step);
        assertEquals(network.byeDelayMs(), state.retryMs(), step);
      }
      case "is closed with 4500" ->
          until(step, device, s -> s.closedWith() == 4500 && !s.connected() && !s.waiting());
      case "was refused unknown-set" ->
          assertEquals(List.of("unknown-set"), device.state().refused(), step);
      case "was never disconnected" -> assertEquals(0, device.state().losses(), step);
      default -> device.tell(Act.valueOf(what.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }
  }

  private static String spin(State state) {
    return Objects.requireNonNull(state.spin());
  }

  private static State until(String step, Device device, Predicate<State> seen)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    State state = device.state();
    while (!seen.test(state)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(step + ": " + state);
      }
      TimeUnit.MILLISECONDS.sleep(10);
      state = device.state();
    }
    return state;
  }

  private void awaitKnown(String device, String expected) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    String known = known(device);
    while (!known.equals(expected) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
      known = known(device);
    }
    assertEquals(expected, known, "what the server knows of " + device);
  }

  /** The feedback that the server holds of a device, in its order, past the network. */
  private String known(String device) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(server.address() + "/v1/me/export"))
              .header("authorization", "Bearer " + server.token(listener, LONG))
              .build();
      JsonObject held = new JsonObject(http.send(request, BodyHandlers.ofString()).body());
      return String.join(
          " ",
          held.getJsonArray("journal").stream()
              .map(JsonObject.class::cast)
              .filter(entry -> device.equals(entry.getString("device")))
              .map(entry -> entry.getString("feedback"))
              .filter(Objects::nonNull)
              .toList());
    }
  }

  @Override
  public void close() {
    network.flow();
    known.values().forEach(Device::close);
  }
}
