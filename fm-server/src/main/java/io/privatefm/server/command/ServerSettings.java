package io.privatefm.server.command;

import io.privatefm.engine.PlayRules;
import io.privatefm.rank.Prior;
import io.privatefm.rank.PriorFile;
import io.privatefm.server.Configuration;
import io.privatefm.server.air.Limits;
import io.privatefm.server.air.Upkeep;
import io.privatefm.server.command.Setting.Kind;
import io.privatefm.server.profile.Durability;
import io.privatefm.server.profile.Retention;
import io.privatefm.server.security.Proxies;
import io.privatefm.server.security.TlsFiles;
import io.privatefm.server.web.Listen;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every setting of the server, and the {@link Configuration} that their values make. */
final class ServerSettings {
  static final Setting CATALOGUE =
      Setting.of(
              "catalogue", Kind.DIRECTORY, null, "the catalogue to play, as fm catalogue made it")
          .withEnvironment("FM_CATALOGUE_DIR");

  static final Setting VERIFY =
      Setting.of(
          "verify",
          Kind.SWITCH,
          "false",
          "compare the catalogue's checksums before the first answer; else they are after it");

  /** FM_DATA is taken: the tests find the real listening data through it. */
  static final Setting DATA =
      Setting.of("data", Kind.DIRECTORY, null, "journal and profiles; without it: in memory only")
          .withEnvironment("FM_DATA_DIR");

  static final Setting DURABILITY =
      Setting.of(
          "durability",
          Kind.TEXT,
          "process",
          "what an acknowledged reaction survives: the end of the process, or loss of power");

  static final Setting RETENTION =
      Setting.of(
          "retention",
          Kind.DURATION,
          Retention.DEFAULT.journal().toDays() + "d",
          "how long the journal keeps what is saved");

  static final Setting LISTENER_RETENTION =
      Setting.of(
          "listener-retention",
          Kind.DURATION,
          Retention.DEFAULT.listeners().toDays() + "d",
          "how long a listener who is not heard is remembered");

  static final Setting SETS =
      Setting.of("sets", Kind.DIRECTORY, null, "named sets of tracks: a file each, one id a line")
          .withEnvironment("FM_SETS_DIR");

  static final Setting HLOG =
      Setting.of("hlog", Kind.FILE, null, "where to write latencies of feedback to next (.hlog)");

  static final Setting HOST =
      Setting.of("host", Kind.TEXT, "127.0.0.1", "the address to listen on; 0.0.0.0: every one");

  static final Setting PORT =
      Setting.of("port", Kind.NUMBER, "8080", "the port to listen on; 0: one that is free");

  static final Setting ORIGINS =
      Setting.of("origins", Kind.LIST, null, "pages that may connect, https://host; none: its own");

  static final Setting TLS_CERTIFICATE =
      Setting.of(
          "tls-certificate",
          Kind.FILE,
          null,
          "the certificate and its chain, in PEM; none: no TLS");

  static final Setting TLS_KEY =
      Setting.of("tls-key", Kind.FILE, null, "the private key of the certificate, in PEM (PKCS#8)");

  static final Setting TRUSTED_PROXIES =
      Setting.of(
          "trusted-proxies",
          Kind.LIST,
          String.join(",", Proxies.LOOPBACK),
          "addresses and networks of proxies that are believed about their clients' addresses");

  static final Setting FORWARDED_BY =
      Setting.of(
          "forwarded-by",
          Kind.TEXT,
          "x-forwarded-for",
          "the header in which they tell: x-forwarded-for or forwarded");

  static final Setting ADMIN_HOST =
      Setting.of("admin-host", Kind.TEXT, "127.0.0.1", "the address of measures and health");

  static final Setting ADMIN_PORT =
      Setting.of(
          "admin-port",
          Kind.NUMBER,
          Integer.toString(Listen.Admin.DEFAULT_PORT),
          "the port of measures and health, for the operator; 0: one that is free");

  static final Setting LOOPS =
      Setting.of("loops", Kind.NUMBER, "0", "event loops with stations; 0: one a processor");

  static final Setting SEED =
      Setting.of("seed", Kind.NUMBER, "0", "where the random numbers of every draw start");

  static final Setting POLICY =
      Setting.of(
          "policy",
          Kind.TEXT,
          Configuration.DEFAULT_POLICY,
          "what picks: uniform, greedy, epsilon-greedy, lin-ucb, thompson or square-cb");

  static final Setting MODELS =
      Setting.of(
          "models",
          Kind.LIST,
          null,
          "a prior.json of fm train by name, usual=FILE,…: what a ranker believes at first");

  static final Setting EXPERIMENT =
      Setting.of(
          "experiment",
          Kind.TEXT,
          null,
          "splits the listeners: \"name: thompson 50, bold=thompson floor=0.2 50\"");

  static final Setting RULES =
      Setting.of(
          "rules",
          Kind.TEXT,
          null,
          "of every draw, whatever the policy: \"diversity=0.2 long-tail=0.1 fresh=0.05\"");

  static final Setting RANKER =
      Setting.of(
          "ranker", Kind.FILE, null, "a model in ONNX that scores in the linear one's place");

  static final Setting RANKER_BUDGET =
      Setting.of(
          "ranker-budget-us",
          Kind.NUMBER,
          Integer.toString(Configuration.DEFAULT_RANKER_BUDGET_MICROS),
          "most µs that the model may take for 99 of 100 draws, or it is refused");

  private static final RecordSettings<Limits> LIMITS =
      new RecordSettings<>(
          Limits.defaults(),
          Map.ofEntries(
              Map.entry("frameBytes", "the largest WebSocket frame that is read"),
              Map.entry("messageBytes", "the largest message, over all its frames"),
              Map.entry("connections", "open connections of the whole server"),
              Map.entry("stations", "stations in memory, those included that will be evicted"),
              Map.entry("connectionsPerListener", "open connections of one listener"),
              Map.entry("devicesPerListener", "devices of a listener whose seq is remembered"),
              Map.entry(
                  "helloWithinMs",
                  "how long a connection may stay without a request, and then without hello"),
              Map.entry("progressEveryMs", "the least time between two progress that count"),
              Map.entry("messagesPerSecond", "messages of one connection in the long run"),
              Map.entry("messagesAtOnce", "messages of one connection that may come at once"),
              Map.entry(
                  "pendingMessages", "messages that wait for the journal; then reading rests"),
              Map.entry("outboundMessages", "messages that wait for a slow client; then it goes"),
              Map.entry("outboundBytes", "bytes handed to a socket before messages wait"),
              Map.entry("clockSkewMs", "how far a client's clock may be ahead"),
              Map.entry("badFrames", "frames in a row that are no message; then it is closed"),
              Map.entry("connectionsPerAddress", "open connections of one address of clients"),
              Map.entry(
                  "handshakesPerSecondPerAddress",
                  "connections that one address may open a second"),
              Map.entry("messagesPerSecondPerAddress", "messages of one address in the long run"),
              Map.entry("visitors", "connections that are no stations, or not yet"),
              Map.entry("visitorsPerAddress", "those of one address of clients"),
              Map.entry(
                  "loopLagMs", "how long work may wait on an event loop before newcomers have to"),
              Map.entry("stationsPerSecond", "stations that are brought into memory in a second"),
              Map.entry("idleAfterMs", "the longest silence, pongs included, of a connection")));

  private static final RecordSettings<Upkeep> UPKEEP =
      new RecordSettings<>(
          Upkeep.defaults(),
          Map.of(
              "checkpointEveryMs", "how often a station that changed is saved",
              "evictAfterMs", "how long a station without a connection stays in memory",
              "exchangeEveryMs", "how often event loops share what their rankers learned",
              "stopWithinMs", "how long a graceful stop may take",
              "reconnectSpreadMs", "over which time a stop spreads the reconnects",
              "catalogueEveryMs", "how often to look whether another catalogue is in force"));

  /** All of them, in the order of the help. */
  static final List<Setting> ALL =
      Stream.of(
              List.of(
                  CATALOGUE,
                  VERIFY,
                  DATA,
                  DURABILITY,
                  RETENTION,
                  LISTENER_RETENTION,
                  SETS,
                  HLOG,
                  HOST,
                  PORT,
                  ORIGINS),
              List.of(
                  TLS_CERTIFICATE, TLS_KEY, TRUSTED_PROXIES, FORWARDED_BY, ADMIN_HOST, ADMIN_PORT),
              TokenSettings.ALL,
              List.of(LOOPS, SEED, POLICY, MODELS, EXPERIMENT, RULES, RANKER, RANKER_BUDGET),
              LIMITS.settings(),
              UPKEEP.settings())
          .flatMap(List::stream)
          .toList();

  private ServerSettings() {}

  /** The configuration that the sources describe, or a {@link UserError} about the first flaw. */
  static Configuration configuration(Sources sources) {
    Value catalogue =
        sources
            .value(CATALOGUE)
            .orElseThrow(() -> new UserError("must be named: --catalogue=DIR is missing"));
    Limits limits = LIMITS.read(sources);
    Upkeep upkeep = UPKEEP.read(sources);
    try {
      return new Configuration(
          catalogue.path(),
          required(sources, VERIFY).isTrue(),
          path(sources, DATA),
          durability(required(sources, DURABILITY)),
          new Retention(
              required(sources, RETENTION).duration(),
              required(sources, LISTENER_RETENTION).duration()),
          path(sources, SETS),
          path(sources, HLOG),
          listen(sources),
          TokenSettings.rules(sources),
          required(sources, LOOPS).number(0, 256),
          required(sources, SEED).number(),
          required(sources, POLICY).text(),
          models(sources),
          sources.value(EXPERIMENT).map(Value::text).orElse(null),
          sources.value(RULES).map(Value::text).map(PlayRules::parse).orElse(PlayRules.NONE),
          path(sources, RANKER),
          required(sources, RANKER_BUDGET).number(1, 1_000_000),
          limits,
          upkeep);
    } catch (IllegalArgumentException e) {
      throw new UserError(Failures.oneLine(e), e);
    }
  }

  private static Durability durability(Value value) {
    return switch (value.text()) {
      case "process" -> Durability.PROCESS;
      case "power" -> Durability.POWER;
      default -> throw value.wrong("must be process or power");
    };
  }

  private static Map<String, Prior> models(Sources sources) {
    Map<String, Prior> models = new LinkedHashMap<>();
    for (String model : sources.value(MODELS).map(Value::list).orElse(List.of())) {
      int equals = model.indexOf('=');
      if (equals < 1 || equals == model.length() - 1) {
        throw new IllegalArgumentException("must be like usual=prior.json: models=" + model);
      }
      models.put(model.substring(0, equals), PriorFile.read(Path.of(model.substring(equals + 1))));
    }
    return models;
  }

  private static Listen listen(Sources sources) {
    List<String> origins = sources.value(ORIGINS).map(Value::list).orElse(List.of());
    return new Listen(
        required(sources, HOST).text(),
        required(sources, PORT).number(0, 65_535),
        origins,
        tls(sources),
        proxies(sources),
        new Listen.Admin(
            required(sources, ADMIN_HOST).text(), required(sources, ADMIN_PORT).number(0, 65_535)));
  }

  private static Proxies proxies(Sources sources) {
    Value by = required(sources, FORWARDED_BY);
    Proxies.Header header =
        Arrays.stream(Proxies.Header.values())
            .filter(known -> known.header().equalsIgnoreCase(by.text()))
            .findFirst()
            .orElseThrow(() -> by.wrong("must be x-forwarded-for or forwarded"));
    Value networks = required(sources, TRUSTED_PROXIES);
    try {
      return new Proxies(networks.text().equals("none") ? List.of() : networks.list(), header);
    } catch (IllegalArgumentException e) {
      throw networks.wrong("must be addresses or networks like 10.0.0.0/8, or none");
    }
  }

  /** The files are looked at now, for their mistakes. */
  private static @Nullable TlsFiles tls(Sources sources) {
    Path certificate = path(sources, TLS_CERTIFICATE);
    Path key = path(sources, TLS_KEY);
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new UserError("must be given both or neither: tls-certificate and tls-key");
    }
    TlsFiles files = new TlsFiles(certificate, key);
    files.read().checked();
    return files;
  }

  private static @Nullable Path path(Sources sources, Setting setting) {
    return sources.value(setting).map(Value::path).orElse(null);
  }

  private static Value required(Sources sources, Setting setting) {
    return sources.value(setting).orElseThrow();
  }
}
