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
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.WsFrameCheck;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Stations that connect, play, complete, skip and like. Each listener reacts at a fixed pace from
 * its first spin on, whether or not the server keeps up; {@link PushLatency} counts from the due
 * times.
 */
public final class StationLoad extends Simulation {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final long SKIPPED_AT_MS = 4_000;

  private final LoadPlan plan = LoadPlan.fromProperties();
  private final PushLatency latency = new PushLatency();

  public StationLoad() {
    var protocol =
        http.wsBaseUrl(plan.base())
            .wsUnmatchedInboundMessageBufferSize(1); // acks and upnexts are not looked at
    var stations =
        scenario("stations")
            .exec(connect())
            .exec(session -> session.set("due", System.nanoTime()))
            .during(plan.lasts())
            .on(exec(untilDue()).exec(reaction()))
            .exec(ws("close").close());
    setUp(stations.injectOpen(rampUsers(plan.listeners()).during(plan.ramp()))).protocols(protocol);
  }

  @Override
  public void before() {
    System.out.println(plan.describe());
  }

  @Override
  public void after() {
    latency.report(System.out, Path.of("target", "gatling", "reaction-to-play.hlog"));
  }

  private ChainBuilder connect() {
    return exec(
        ws("connect")
            .connect(plan.url().getPath())
            .subprotocol(FrameCodec.JSON.subprotocol())
            .onConnected(
                exec(
                    ws("hello")
                        .sendText(session -> frame(new Hello(name(session), "load", null, false)))
                        .await(ANSWER_WITHIN)
                        .on(welcome(), firstPlay()))));
  }

  private static WsFrameCheck welcome() {
    return ws.checkTextMessage("welcome")
        .matching(substring("\"type\":\"welcome\"").exists())
        .check(jsonPath("$.lastSeq").ofLong().saveAs("seq"));
  }

  private static WsFrameCheck firstPlay() {
    return ws.checkTextMessage("first play")
        .matching(substring("\"type\":\"play\"").exists())
        .check(jsonPath("$.spin").saveAs("spin"));
  }

  /** The play that answers a reaction; the time it came is taken before anything else. */
  private WsFrameCheck nextPlay() {
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

  /** Waits for the next due time, or not at all if it is over already. */
  private ChainBuilder untilDue() {
    return exec(session -> session.set("due", session.getLong("due") + plan.pace().toNanos()))
        .pause(
            session -> Duration.ofNanos(Math.max(0, session.getLong("due") - System.nanoTime())));
  }

  private ChainBuilder reaction() {
    return exec(say("started", (seq, spin, atMs) -> new Started(seq, spin, atMs)))
        .exec(
            randomSwitch()
                .on(
                    percent(70.0).then(exec(completes())),
                    percent(25.0).then(exec(skips())),
                    percent(5.0)
                        .then(
                            exec(say("liked", (seq, spin, atMs) -> new Liked(seq, spin, atMs)))
                                .exec(completes()))));
  }

  private ChainBuilder completes() {
    return ask("completed", (seq, spin, atMs) -> new Completed(seq, spin, atMs));
  }

  private ChainBuilder skips() {
    return ask("skipped", (seq, spin, atMs) -> new Skipped(seq, spin, SKIPPED_AT_MS, atMs));
  }

  /** A message, but for what the session knows. */
  private interface Saying {
    ClientMessage of(long seq, String spin, long atMs);
  }

  private static ChainBuilder say(String name, Saying saying) {
    return exec(countUp()).exec(ws(name).sendText(session -> frame(saying, session)));
  }

  private ChainBuilder ask(String name, Saying saying) {
    return exec(countUp())
        .exec(
            ws(name)
                .sendText(session -> frame(saying, session))
                .await(ANSWER_WITHIN)
                .on(nextPlay()));
  }

  private static ChainBuilder countUp() {
    return exec(session -> session.set("seq", session.getLong("seq") + 1));
  }

  private static String name(Session session) {
    return "load-" + session.userId();
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
