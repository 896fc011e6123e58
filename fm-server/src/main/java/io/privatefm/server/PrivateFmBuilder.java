package io.privatefm.server;

import io.privatefm.engine.PlayRules;
import io.privatefm.rank.Prior;
import io.privatefm.server.air.Limits;
import io.privatefm.server.air.Upkeep;
import io.privatefm.server.profile.Durability;
import io.privatefm.server.profile.Retention;
import io.privatefm.server.security.Proxies;
import io.privatefm.server.security.TlsFiles;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.privatefm.server.web.Listen;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The choices for a server to be started; all but the catalogue have a default. Without a port the
 * server opens no socket, without a data directory it keeps nothing beyond its own life.
 */
public final class PrivateFmBuilder {
  private @Nullable Path catalogue;
  private boolean verify;
  private @Nullable Path data;
  private Durability durability = Durability.PROCESS;
  private Retention retention = Retention.DEFAULT;
  private @Nullable Path sets;
  private @Nullable Path hlog;
  private String host = "127.0.0.1";
  private int port = Listen.NO_PORT;
  private List<String> origins = List.of();
  private @Nullable TlsFiles tls;
  private Proxies proxies = Proxies.onThisMachine();
  private Listen.Admin admin = new Listen.Admin("127.0.0.1", Listen.NO_PORT);
  private TokenRules tokens = TokenRules.of(new TokenTrust.Nobody());
  private int loops;
  private long seed = 1;
  private String policy = Configuration.DEFAULT_POLICY;
  private final Map<String, Prior> models = new HashMap<>();
  private @Nullable String experiment;
  private PlayRules rules = PlayRules.NONE;
  private @Nullable Path ranker;
  private int rankerBudgetMicros = Configuration.DEFAULT_RANKER_BUDGET_MICROS;
  private Limits limits = Limits.defaults();
  private Upkeep upkeep = Upkeep.defaults();
  private @Nullable Vertx vertx;
  private InstantSource clock = InstantSource.system();

  PrivateFmBuilder() {}

  /** The directory of the catalogue to play; needed. */
  public PrivateFmBuilder catalogue(Path directory) {
    this.catalogue = directory;
    return this;
  }

  /**
   * Compares the checksums of the catalogue before the start, and not in the background after it.
   */
  public PrivateFmBuilder verify() {
    this.verify = true;
    return this;
  }

  /** What an acknowledged entry of the journal survives; without a choice the process's death. */
  public PrivateFmBuilder durability(Durability chosen) {
    this.durability = chosen;
    return this;
  }

  /** How long the journal keeps what saved stations cover; without a choice 30 days. */
  public PrivateFmBuilder retention(Duration age) {
    this.retention = new Retention(age, retention.listeners());
    return this;
  }

  /** How long a listener who is not heard is remembered; without a choice a year. */
  public PrivateFmBuilder listenerRetention(Duration age) {
    this.retention = new Retention(retention.journal(), age);
    return this;
  }

  /** The directory of journal and profiles; it needs the JVM flags of docs/embedding.md. */
  public PrivateFmBuilder data(Path directory) {
    this.data = directory;
    return this;
  }

  /** A directory of named sets of tracks, one id a line. */
  public PrivateFmBuilder sets(Path directory) {
    this.sets = directory;
    return this;
  }

  /** The file to write the latencies of feedback → next to. */
  public PrivateFmBuilder hlog(Path file) {
    this.hlog = file;
    return this;
  }

  /** Opens a socket on this port, or on any free one for 0. */
  public PrivateFmBuilder port(int port) {
    this.port = port;
    return this;
  }

  /** The address to bind; the loopback address unless told otherwise. */
  public PrivateFmBuilder host(String host) {
    this.host = host;
    return this;
  }

  /** Pages of other servers that may connect, as {@code https://host}. */
  public PrivateFmBuilder origins(List<String> origins) {
    this.origins = origins;
    return this;
  }

  /**
   * Encrypts, with a certificate that may be replaced while the server runs; both files are PEM.
   */
  public PrivateFmBuilder tls(Path certificate, Path key) {
    this.tls = new TlsFiles(certificate, key);
    return this;
  }

  /** Believes these about the address of a client; without it those of this machine. */
  public PrivateFmBuilder proxies(Proxies trusted) {
    this.proxies = trusted;
    return this;
  }

  /** Answers the operator with measures and health on this port of loopback; 0: any free one. */
  public PrivateFmBuilder adminPort(int port) {
    return admin("127.0.0.1", port);
  }

  /** Answers the operator at this address. */
  public PrivateFmBuilder admin(String host, int port) {
    this.admin = new Listen.Admin(host, port);
    return this;
  }

  /** What a token has to fulfil; without it no token is believed. */
  public PrivateFmBuilder tokens(TokenRules tokens) {
    this.tokens = tokens;
    return this;
  }

  /** Believes that every token is the listener's id: anybody may be anybody. */
  public PrivateFmBuilder insecureDemoAuth() {
    return tokens(TokenRules.of(new TokenTrust.InsecureDemo()));
  }

  /** Event loops, each with stations of its own; 0: one a processor. */
  public PrivateFmBuilder loops(int loops) {
    this.loops = loops;
    return this;
  }

  /** Where the random numbers of every draw start. */
  public PrivateFmBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** The name of the policy that picks. */
  public PrivateFmBuilder policy(String policy) {
    this.policy = policy;
    return this;
  }

  /**
   * What a ranker believes before it has seen anything: the {@code prior.json} of a training.
   * {@code usual} is everybody's; any other name is for arms of the experiment.
   */
  public PrivateFmBuilder model(String name, Prior prior) {
    models.put(name, prior);
    return this;
  }

  /** Splits the listeners among policies: {@code name: thompson 50, square-cb 50}. */
  public PrivateFmBuilder experiment(String experiment) {
    this.experiment = experiment;
    return this;
  }

  /** What every draw has to keep to, whatever the policy. */
  public PrivateFmBuilder rules(PlayRules rules) {
    this.rules = rules;
    return this;
  }

  /**
   * A model in ONNX that scores in place of the linear ranker; it needs the module {@code
   * onnx-ranker} on the class path.
   */
  public PrivateFmBuilder ranker(Path file) {
    this.ranker = file;
    return this;
  }

  /** Most microseconds that the ranker may take for 99 of 100 draws of 64 arms. */
  public PrivateFmBuilder rankerBudgetMicros(int micros) {
    this.rankerBudgetMicros = micros;
    return this;
  }

  /** The bounds of everything. */
  public PrivateFmBuilder limits(Limits limits) {
    this.limits = limits;
    return this;
  }

  /** How often stations are saved, evicted and taught. */
  public PrivateFmBuilder upkeep(Upkeep upkeep) {
    this.upkeep = upkeep;
    return this;
  }

  /** Runs on the caller's Vert.x, which the server then leaves open when it is closed. */
  public PrivateFmBuilder vertx(Vertx vertx) {
    this.vertx = vertx;
    return this;
  }

  /** The clock of the server's time rules. */
  public PrivateFmBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /** Takes every choice from a configuration. */
  public PrivateFmBuilder configuration(Configuration from) {
    this.catalogue = from.catalogue();
    this.verify = from.verify();
    this.data = from.data();
    this.sets = from.sets();
    this.hlog = from.hlog();
    this.host = from.listen().host();
    this.port = from.listen().port();
    this.origins = from.listen().origins();
    this.tls = from.listen().tls();
    this.proxies = from.listen().proxies();
    this.admin = from.listen().admin();
    this.tokens = from.tokens();
    this.loops = from.loops();
    this.seed = from.seed();
    this.policy = from.policy();
    this.models.clear();
    this.models.putAll(from.models());
    this.experiment = from.experiment();
    this.rules = from.rules();
    this.ranker = from.ranker();
    this.rankerBudgetMicros = from.rankerBudgetMicros();
    this.durability = from.durability();
    this.retention = from.retention();
    this.limits = from.limits();
    this.upkeep = from.upkeep();
    return this;
  }

  /** The choices as plain data. */
  public Configuration configuration() {
    if (catalogue == null) {
      throw new IllegalStateException("must be given: catalogue");
    }
    return new Configuration(
        catalogue,
        verify,
        data,
        durability,
        retention,
        sets,
        hlog,
        new Listen(host, port, origins, tls, proxies, admin),
        tokens,
        loops,
        seed,
        policy,
        models,
        experiment,
        rules,
        ranker,
        rankerBudgetMicros,
        limits,
        upkeep);
  }

  /** Starts the server and returns when it is ready; call it from a thread that may wait. */
  public PrivateFm start() {
    return PrivateFm.start(configuration(), vertx, clock);
  }
}
