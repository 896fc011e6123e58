package io.privatefm.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.http.action.ws.WsInboundMessage;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listeners listen, the server says goodbye to all of them as it restarts, and each comes back
 * after the delay that it was given, with what it knows of its spin. Counted is from the time that
 * a listener was told to come back to the spin that continues.
 */
public final class ReconnectStorm extends StationSimulation {
  private static final Pattern BYE =
      Pattern.compile("\"type\":\"bye\".*\"reconnectAfterMs\":(\\d+)");
  private static final String SOCKET = "gatling.http.webSocket"; // where the session keeps it
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration TRY_EVERY = Duration.ofMillis(500);
  private static final int TRIES = 240;
  private static final long SETTLE_MS = 2_000;

  public ReconnectStorm() {
    super("reconnect-storm", LoadPlan.USUAL);
    var stations =
        scenario("reconnect-storm")
            .exec(connect(firstPlay()))
            .exec(starts())
            .exec(untilBye())
            .exec(comesBack())
            .exec(ws("close").close());
    setUp(stations.injectOpen(rampUsers(plan.listeners()).during(plan.ramp())))
        .protocols(protocol());
  }

  @Override
  public void before() {
    super.before();
    long afterMs = plan.ramp().toMillis() + SETTLE_MS;
    CompletableFuture.runAsync(
            this::restart, CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS))
        .exceptionally(
            why -> {
              System.out.println("the restart failed: " + why);
              return null;
            });
  }

  private void restart() {
    String command = plan.restart();
    if (command == null) {
      System.out.println("Restart the server now (SIGTERM, so that it says goodbye).");
      return;
    }
    System.out.println("restarting: " + command);
    try {
      new ProcessBuilder("sh", "-c", command).inheritIO().start();
    } catch (IOException e) {
      throw new IllegalStateException("must be a command: restart=" + command, e);
    }
  }

  private static ChainBuilder untilBye() {
    return exec(session -> session.set("backAfterMs", -1L))
        .exec(
            asLongAs(session -> session.getLong("backAfterMs") < 0)
                .on(
                    exec(ws.processUnmatchedMessages(ReconnectStorm::lookForBye))
                        .pause(LOOK_EVERY)));
  }

  private static Session lookForBye(List<WsInboundMessage> messages, Session session) {
    for (WsInboundMessage message : messages) {
      if (message instanceof WsInboundMessage.Text text) {
        Matcher bye = BYE.matcher(text.message());
        if (bye.find()) {
          return session.set("backAfterMs", Long.parseLong(bye.group(1)));
        }
      }
    }
    return session;
  }

  /** A server that is still starting refuses: the listener tries again, and its time runs on. */
  private ChainBuilder comesBack() {
    return pause(session -> Duration.ofMillis(session.getLong("backAfterMs")))
        .exec(dueNow())
        .exec(tryMax(TRIES, "tries").on(restIfRefused().exec(connect(nextPlay()))))
        .exec(
            session -> {
              if (session.isFailed()) {
                System.out.println(
                    String.format(Locale.ROOT, "listener %d never came back", session.userId()));
              }
              return session;
            });
  }

  /** Gatling opens no second socket under a name, also when the first has failed. */
  private static Session forget(Session session) {
    return session.remove(SOCKET);
  }

  /** A try that failed leaves its loop at once, so the rest stands before the next one. */
  private static ChainBuilder restIfRefused() {
    return pause(session -> session.getInt("tries") == 0 ? Duration.ZERO : TRY_EVERY)
        .exec(ReconnectStorm::forget);
  }
}
