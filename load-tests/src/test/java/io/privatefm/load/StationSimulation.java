package io.privatefm.load;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.WsFrameCheck;
import io.privatefm.load.LoadPlan.Usual;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What listeners of every simulation do. Each reacts at a fixed pace, whether or not the server
 * keeps up; {@link PushLatency} counts from the due times.
 */
abstract class StationSimulation extends Simulation {
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final long SKIPPED_AT_MS = 4_000;

  final LoadPlan plan;
  final PushLatency latency = new PushLatency();
  private final String name;

  /**
   * A simulation.
   *
   * @param name of its histogram
   */
  StationSimulation(String name, Usual usual) {
    this.name = name;
    this.plan = LoadPlan.fromProperties(usual);
  }

  @Override
  public void before() {
    System.out.println(name + ": " + plan.describe());
  }

  @Override
  public void after() {
    latency.report(System.out, Path.of("target", "gatling", name + ".hlog"));
  }

  final HttpProtocolBuilder protocol() {
    return http.wsBaseUrl(plan.base())
        .wsUnmatchedInboundMessageBufferSize(8); // acks and upnexts are not looked at
  }

  /** Listeners who come within the ramp, and react at their pace from their first spin on. */
  final PopulationBuilder listening(ChainBuilder reaction) {
    return scenario(name)
        .exec(connect(firstPlay()))
        .exec(dueNow())
        .during(plan.lasts())
        .on(exec(untilDue()).exec(reaction))
        .exec(ws("close").close())
        .injectOpen(rampUsers(plan.listeners()).during(plan.ramp()));
  }

  /** Mostly hears a spin out, sometimes skips it, rarely likes it. */
  final ChainBuilder reacts() {
    return exec(starts())
        .exec(
            randomSwitch()
                .on(
                    percent(70.0).then(exec(completes())),
                    percent(25.0).then(exec(skips())),
                    percent(5.0).then(exec(likes()).exec(completes()))));
  }

  /** Connects, says hello and waits for a spin. */
  final ChainBuilder connect(WsFrameCheck spin) {
    return exec(
        ws("connect")
            .connect(plan.url().getPath())
            .subprotocol(FrameCodec.JSON.subprotocol())
            .onConnected(
                exec(
                    ws("hello")
                        .sendText(session -> frame(hello(session)))
                        .await(ANSWER_WITHIN)
                        .on(welcome(), spin))));
  }

  private static Hello hello(Session session) {
    return new Hello("load-" + session.userId(), "load", resume(session), false);
  }

  private static @Nullable Resume resume(Session session) {
    return session.contains("spin")
        ? new Resume(session.getString("station"), session.getString("spin"), SKIPPED_AT_MS)
        : null;
  }

  private static WsFrameCheck welcome() {
    return ws.checkTextMessage("welcome")
        .matching(substring("\"type\":\"welcome\"").exists())
        .check(
            jsonPath("$.lastSeq").ofLong().saveAs("seq"), jsonPath("$.station").saveAs("station"));
  }

  /** A play that answers no reaction. */
  static WsFrameCheck firstPlay() {
    return ws.checkTextMessage("first play")
        .matching(substring("\"type\":\"play\"").exists())
        .check(jsonPath("$.spin").saveAs("spin"));
  }

  /** The play that answers what was due; the time it came is taken before anything else. */
  final WsFrameCheck nextPlay() {
    return ws.checkTextMessage("play")
        .matching(substring("\"type\":\"play\"").exists())
        .check(
            bodyString()
                .transformWithSession(
                    (body, session) -> {
                      latency.record(session.getLong("due"), System.nanoTime());
                      return body;
                    })
                .exists(),
            jsonPath("$.spin").saveAs("spin"));
  }

  /** What follows is due now. */
  static ChainBuilder dueNow() {
    return exec(session -> session.set("due", System.nanoTime()));
  }

  /** Waits for the next due time, or not at all if it is over already. */
  final ChainBuilder untilDue() {
    return exec(session -> session.set("due", session.getLong("due") + plan.pace().toNanos()))
        .pause(
            session -> Duration.ofNanos(Math.max(0, session.getLong("due") - System.nanoTime())));
  }

  static ChainBuilder starts() {
    return say("started", Started::new);
  }

  static ChainBuilder likes() {
    return say("liked", Liked::new);
  }

  final ChainBuilder completes() {
    return ask("completed", Completed::new);
  }

  final ChainBuilder skips() {
    return ask("skipped", (seq, spin, atMs) -> new Skipped(seq, spin, SKIPPED_AT_MS, atMs));
  }

  /** A message, but for what the session knows. */
  private interface Saying {
    ClientMessage of(long seq, String spin, long atMs);
  }

  private static ChainBuilder say(String name, Saying saying) {
    return exec(countUp()).exec(ws(name).sendText(session -> frame(saying, session)));
  }

  private ChainBuilder ask(String asked, Saying saying) {
    return exec(countUp())
        .exec(
            ws(asked)
                .sendText(session -> frame(saying, session))
                .await(ANSWER_WITHIN)
                .on(nextPlay()));
  }

  private static ChainBuilder countUp() {
    return exec(session -> session.set("seq", session.getLong("seq") + 1));
  }

  private static String frame(Saying saying, Session session) {
    return frame(
        saying.of(
            session.getLong("seq"),
            String.valueOf(session.getString("spin")),
            System.currentTimeMillis()));
  }

  private static String frame(ClientMessage message) {
    return new String(FrameCodec.JSON.encode(message), StandardCharsets.UTF_8);
  }
}
