package io.privatefm.server.command.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.client.FmClientOptions;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.server.command.UserError;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.ListenerKey;
import io.privatefm.server.journal.Sealer;
import io.privatefm.server.journal.StoppedJournal;
import io.privatefm.server.profile.StoppedData;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Listeners who play on a server over one data directory, through its deaths. Of the thread that
 * made it, which waits here for what it wants to see.
 */
final class Trial implements AutoCloseable {
  private static final int MOST_UNACKNOWLEDGED = 100_000;
  private static final long PATIENCE_MS = 120_000;
  private static final long SECOND_MS = 1_000;
  private static final String NAME = "listener-";
  private static final long ANSWER_WITHIN_MS = 15_000;
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final Path data;
  private final Path log;
  private final List<String> arguments;
  private final int port = freePort();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Observations seen = new Observations();
  private final List<HonestListener> listeners = new ArrayList<>();
  private final Manner manner;
  private @Nullable ServerProcess server;

  /**
   * How its listeners behave.
   *
   * @param thinkingMs at most so long they hear a spin
   * @param firstReconnectMs about how long they wait before they come back; doubles
   * @param mostReconnectMs and at most
   */
  record Manner(int thinkingMs, long firstReconnectMs, long mostReconnectMs) {
    /** They cannot wait. */
    static final Manner EAGER = new Manner(20, 50, 400);
  }

  Trial(Path home, Path catalogue, Path data, Manner manner, List<String> settings) {
    this.home = home;
    this.data = data;
    this.log = data.resolveSibling(data.getFileName() + ".log");
    this.manner = manner;
    this.arguments = new ArrayList<>(settings);
    arguments.addAll(
        List.of(
            "--catalogue=" + catalogue,
            "--data=" + data,
            "--port=" + port,
            "--insecure-demo-auth",
            "--until-input-ends",
            "--checkpoint-every=2s",
            "--messages-per-second=1000",
            "--messages-at-once=100000"));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return data;
  }

  /** A server over the data; it need not become ready. */
  ServerProcess launch() {
    return ServerProcess.start(home, arguments, log);
  }

  /** Starts the server and tells after how many milliseconds it was ready. */
  long start(String... more) throws InterruptedException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    server = ServerProcess.start(home, all, log);
    return server.readyMs();
  }

  /** Starts a server whose clock goes back, by so much and after so long. */
  long startWithClockBack(int afterS, int byS) throws InterruptedException {
    return start("--clock-back=" + afterS + "," + byS);
  }

  /** Starts the server with its data on a {@link SmallDisk}. */
  long startOnSmallDisk() throws InterruptedException {
    server = ServerProcess.start(SmallDisk.at(data, ServerProcess.command(home, arguments)), log);
    return server.readyMs();
  }

  ServerProcess server() {
    if (server == null) {
      throw new IllegalStateException("must be started: server=none");
    }
    return server;
  }

  /** So many listeners come. */
  void invite(int count, SplittableRandom random) {
    URI station = URI.create("ws://127.0.0.1:" + port + "/v1/fm");
    for (int i = 0; i < count; i++) {
      listeners.add(
          new HonestListener(
              vertx,
              options(station, i, random.split()),
              manner.thinkingMs(),
              seen,
              random.split()));
    }
  }

  /** Every other one speaks CBOR. */
  private FmClientOptions options(URI station, int number, SplittableRandom jitter) {
    return new FmClientOptions(
        station,
        () -> name(number),
        HonestListener.DEVICE,
        number % 2 == 0 ? FrameCodec.JSON : FrameCodec.CBOR,
        false,
        null,
        -1,
        MOST_UNACKNOWLEDGED,
        manner.firstReconnectMs(),
        manner.mostReconnectMs(),
        ANSWER_WITHIN_MS,
        InstantSource.system(),
        jitter);
  }

  private static String name(int number) {
    return NAME + number;
  }

  /** Reactions acknowledged so far, those included that were lost later. */
  long acknowledged() {
    return listeners.stream().mapToLong(each -> each.acknowledged() + each.lost()).sum();
  }

  /** Returns when so many more reactions were acknowledged. */
  void awaitAcknowledged(long more) throws InterruptedException {
    long enough = acknowledged() + more;
    await("acknowledge what is told", () -> acknowledged() >= enough);
  }

  /** Returns when the server has said something with these words. */
  void awaitLine(String words) throws InterruptedException {
    await("say \"" + words + "\"", () -> server().line(words) != null);
  }

  /** Returns when every listener was welcomed since {@code before}. */
  void awaitWelcomes(List<Integer> before) throws InterruptedException {
    await(
        "welcome everybody again",
        () -> {
          for (int i = 0; i < before.size(); i++) {
            if (listeners.get(i).welcomes() <= before.get(i)) {
              return false;
            }
          }
          return true;
        });
  }

  /** What its listeners see of the server. */
  Observations seen() {
    return seen;
  }

  int port() {
    return port;
  }

  /**
   * The most stations that came on air within any second since then, as the journal has it: by the
   * server's own clock, which no pause of the clients touches. Stops the server for it.
   */
  long mostOnAirInASecond(long sinceMs) throws InterruptedException {
    server().stop();
    NavigableMap<Long, Long> times = new TreeMap<>();
    Sealer opener = new Sealer(new SecureRandom());
    try (StoppedData stopped = StoppedData.open(data);
        KeyVault vault = KeyVault.openToRead(stopped.keys());
        StoppedJournal journal = StoppedJournal.open(stopped.journal())) {
      journal.read(
          (_, entry) -> {
            ListenerKey key = vault.withTag(entry.tag());
            if (key != null
                && entry.open(key, opener) instanceof Entry.TunedIn tunedIn
                && tunedIn.atMs() > sinceMs) {
              times.merge(tunedIn.atMs(), 1L, Long::sum);
            }
            return true;
          });
    }
    return times.keySet().stream()
        .mapToLong(from -> sum(times.subMap(from, from + SECOND_MS).values()))
        .max()
        .orElse(0);
  }

  private static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Reactions that were acknowledged and were gone later, of all listeners. */
  long lost() {
    return listeners.stream().mapToLong(HonestListener::lost).sum();
  }

  /** Has everybody fall silent and waits for the last acknowledgement. */
  void hush() throws InterruptedException {
    listeners.forEach(HonestListener::pause);
    await(
        "acknowledge all that was told",
        () -> listeners.stream().allMatch(HonestListener::settled));
  }

  /** What {@link #welcomes} was before anybody was. */
  List<Integer> none() {
    return Collections.nCopies(listeners.size(), 0);
  }

  /** How many times each listener was welcomed. */
  List<Integer> welcomes() {
    return listeners.stream().map(HonestListener::welcomes).toList();
  }

  private void await(String what, BooleanSupplier seen) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (!seen.getAsBoolean()) {
      if (System.nanoTime() > deadlineNanos) {
        throw new UserError(
            "must "
                + what
                + " within "
                + PATIENCE_MS / 1_000
                + " s: "
                + troubles()
                + System.lineSeparator()
                + server().told());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Has everybody fall silent, waits for the last acknowledgement, and draws up the account. */
  Ledger settle() throws InterruptedException {
    hush();
    Ledger sum = Ledger.EMPTY;
    for (int i = 0; i < listeners.size(); i++) {
      HonestListener each = listeners.get(i);
      sum = sum.and(Ledger.of(each.told(), each.acknowledged(), export(name(i))));
      sum = sum.withLost(each.lost());
    }
    return sum;
  }

  /** Everybody goes on after {@link #settle}. */
  void resume() {
    listeners.forEach(HonestListener::resume);
  }

  private JsonNode export(String listener) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/me/export"))
            .header("authorization", "Bearer " + listener)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new UserError("must export: status=" + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What should not have been, each once; that a server's log names a listener, too. */
  List<String> troubles() {
    return Stream.concat(
            listeners.stream().flatMap(each -> each.troubles().stream()),
            naming().map(line -> "a listener is named: " + line))
        .distinct()
        .toList();
  }

  /** Lines that name a listener, of all that its servers told so far. */
  private Stream<String> naming() {
    try {
      return Files.exists(log)
          ? Files.readAllLines(log).stream().filter(line -> line.contains(NAME))
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    listeners.forEach(HonestListener::leave);
    if (server != null) {
      server.kill();
    }
    vertx.close().await();
    http.close();
  }
}
