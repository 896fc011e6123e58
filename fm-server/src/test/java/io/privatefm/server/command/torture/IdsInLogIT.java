package io.privatefm.server.command.torture;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Renew;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.privatefm.server.Caller;
import io.privatefm.server.security.TokenIssuer;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust.SharedSecret;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a server process tells of a busy, faulty day, on its outputs and in its measures: no
 * listener, no device, no token, no forged spin, in whatever spelling.
 */
class IdsInLogIT {
  private static final String SECRET = "9c1de5f0a7b34688b2c90d1f7e6a5b4c";
  private static final List<String> LISTENERS =
      List.of(
          "ada.lovelace@example.org",
          "Ωmega-\"quoted\"-${jndi:ldap://x/y}-{}-%s",
          "7f3a'; drop table listeners; --",
          "z9".repeat(64));
  private static final String DEVICE = "phöne-\u2603-{}-7731";
  private static final String FORGED_SPIN = "p-forged-5521";
  private static final TokenRules RULES = TokenRules.of(new SharedSecret(SECRET));

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private final TreeSet<String> forbidden = new TreeSet<>();
  private List<String> arguments = List.of();

  @BeforeEach
  void make() throws Exception {
    Path catalogue = folder.resolve("catalogue");
    DemoCatalogue.of(500, DemoCatalogue.SEED).publish(catalogue);
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    arguments =
        List.of(
            "--catalogue=" + catalogue,
            "--data=" + data(),
            "--port=0",
            "--jwt-secret-file=" + secret,
            "--messages-per-second=1000",
            "--messages-at-once=100000",
            "--checkpoint-every=1s");
    forbidden.addAll(List.of(SECRET, DEVICE, "7731", FORGED_SPIN));
    for (String listener : LISTENERS) {
      byte[] bytes = listener.getBytes(StandardCharsets.UTF_8);
      forbidden.add(listener);
      forbidden.add(URLEncoder.encode(listener, StandardCharsets.UTF_8));
      forbidden.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  @AfterEach
  void close() {
    http.close();
    vertx.close().await();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("log");
  }

  private static Path home() {
    return Path.of(System.getProperty("fm.home"));
  }

  @Test
  void afterACrashAndOverDamagedFilesNobodyIsNamed() throws Exception {
    ServerProcess server = ServerProcess.start(home(), arguments, log());
    try {
      server.readyMs();
      busyDay(server);
      quiet(server);
    } finally {
      server.kill();
    }
    Damage.damageProfiles(data(), new SplittableRandom(1));
    ServerProcess again = ServerProcess.start(home(), arguments, log());
    try {
      again.readyMs();
      assertNotNull(again.line("rebuilding the stations from the journal"), again.told());
      busyDay(again);
      quiet(again);
    } finally {
      again.kill();
    }
  }

  @Test
  void whereAFaultIsOfOneListenerItIsNamedByAKeyedHash() throws Exception {
    assumeTrue(SmallDisk.possible(data()), "this machine lets nobody make a small disk");
    ServerProcess server =
        ServerProcess.start(SmallDisk.at(data(), ServerProcess.command(home(), arguments)), log());
    try {
      server.readyMs();
      busyDay(server);
      try (Caller caller = Caller.connect(vertx, port(server))) {
        caller.say(new Hello(issue(LISTENERS.getLast(), Duration.ofHours(1)), DEVICE, null, false));
        long seq = caller.next(Welcome.class).lastSeq();
        Play play = caller.next(Play.class);
        SmallDisk.fill(data(), server.pid());
        while (server.line("listener=") == null && !caller.isClosed()) {
          for (int i = 0; i < 20; i++) {
            seq++;
            caller.say(new Liked(seq, play.spin(), 1));
          }
          TimeUnit.MILLISECONDS.sleep(20); // as the rate of messages allows
        }
      }
      String told = String.valueOf(server.line("listener="));
      assertTrue(Pattern.compile("listener=[0-9a-f]{16} ").matcher(told).find(), told);
      quiet(server);
    } finally {
      server.kill();
    }
  }

  /** Everybody plays, errs, and asks for what it may not. */
  private void busyDay(ServerProcess server) throws Exception {
    for (String listener : LISTENERS) {
      String token = remembered(issue(listener, Duration.ofHours(1)));
      String ended = remembered(issue(listener, Duration.ofSeconds(-9)));
      String forged = remembered(token.substring(0, token.lastIndexOf('.')) + ".Zm9yZ2Vk");
      play(server, token);
      for (String wrong : List.of(ended, forged, "no-token-" + listener)) {
        strange(server, wrong);
        ask(server, "GET", "v1/me", wrong);
      }
      ask(server, "GET", "v1/me", token);
      ask(server, "GET", "v1/me/export?token=" + token, token);
      ask(server, "GET", "v1/fm?token=" + token, token);
    }
    ask(server, "DELETE", "v1/me", issue(LISTENERS.getFirst(), Duration.ofHours(1)));
  }

  private void play(ServerProcess server, String token) {
    try (Caller caller = Caller.connect(vertx, port(server))) {
      caller.say(new Hello(token, DEVICE, null, false));
      long seq = caller.next(Welcome.class).lastSeq() + 1;
      Play play = caller.next(Play.class);
      caller.say(new Liked(seq, play.spin(), 1));
      caller.next(Ack.class);
      caller.say(new Skipped(seq + 1, FORGED_SPIN, 2_000, 1));
      caller.next(Error.class);
      caller.say(new Renew(token + "x"));
      caller.next(Error.class);
      caller.raw("{\"type\":\"liked\",\"spin\":\"" + FORGED_SPIN + "\",\"" + DEVICE + "\":");
      caller.raw("\u0000" + DEVICE + token);
      caller.raw("{\"type\":\"" + DEVICE + "\",\"seq\":\"" + token + "\"}");
      caller.next(Error.class);
    }
  }

  private void strange(ServerProcess server, String token) {
    try (Caller caller = Caller.connect(vertx, port(server))) {
      caller.say(new Hello(token, DEVICE, null, false));
      caller.next(Error.class);
    }
  }

  private String issue(String listener, Duration validFor) {
    return TokenIssuer.sharedSecret(vertx, RULES).issue(listener, validFor);
  }

  private String remembered(String token) {
    forbidden.addAll(Arrays.asList(token.split("\\.", -1)).subList(1, 3));
    return token;
  }

  private static int port(ServerProcess server) {
    return address(server, "ready ").getPort();
  }

  private static URI address(ServerProcess server, String name) {
    return URI.create(String.valueOf(server.line(name)).substring(name.length()).strip());
  }

  private void ask(ServerProcess server, String method, String path, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address(server, "ready ").resolve("/" + path))
            .method(method, BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token.replaceAll("[^ -~]", "?"))
            .build();
    http.send(request, BodyHandlers.discarding());
  }

  /** Checks that nothing of it was told, in any line since the first server began. */
  private void quiet(ServerProcess server) throws Exception {
    String told = Files.readString(log());
    HttpRequest request = HttpRequest.newBuilder(address(server, "admin ")).build();
    String measures = http.send(request, BodyHandlers.ofString()).body();
    assertTrue(measures.contains("fm_messages_received_total"), measures);
    List<String> found = new ArrayList<>();
    for (String each : forbidden) {
      if (told.contains(each) || measures.contains(each)) {
        found.add(each);
      }
    }
    assertTrue(told.contains("ready "), told);
    assertTrue(found.isEmpty(), () -> found + " in " + told);
  }
}
