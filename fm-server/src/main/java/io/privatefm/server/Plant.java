package io.privatefm.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.engine.Experiment;
import io.privatefm.rank.ArmModel;
import io.privatefm.rank.VectorSpace;
import io.privatefm.server.air.Air;
import io.privatefm.server.air.Counts;
import io.privatefm.server.air.LatencyTotals;
import io.privatefm.server.air.Studio;
import io.privatefm.server.profile.MemoryLimits;
import io.privatefm.server.profile.Store;
import io.privatefm.server.profile.StoreOptions;
import io.privatefm.server.security.TlsFiles;
import io.privatefm.server.security.Tokens;
import io.privatefm.server.web.AdminFront;
import io.privatefm.server.web.Certificates;
import io.privatefm.server.web.Front;
import io.privatefm.server.web.Listen;
import io.privatefm.server.web.MetricsPage;
import io.privatefm.server.web.OwnData;
import io.privatefm.server.web.Visitors;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a running server, put together in the order in which they need each other and taken
 * apart in the opposite one, also when putting them together fails half-way.
 */
final class Plant implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Plant.class);
  private static final long START_WITHIN_MS = 120_000;
  private static final long CLOSE_WITHIN_MS = 30_000;
  private static final long HLOG_EVERY_MS = 10_000;

  /**
   * Tells the loops of one server from those of another on the same Vert.x when any port will do.
   */
  private static final AtomicInteger SERVERS = new AtomicInteger();

  private final Configuration configuration;
  private final InstantSource clock;
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final AtomicInteger port = new AtomicInteger(Listen.NO_PORT);
  private final AtomicInteger adminPort = new AtomicInteger(Listen.NO_PORT);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final EngineOptions options;
  private final CatalogueSupply supply;
  private final Air air;

  private Plant(Configuration configuration, @Nullable Vertx callers, InstantSource clock) {
    this.configuration = configuration;
    this.clock = clock;
    try {
      options = engineOptions(configuration);
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      closing.push(registry::close);
      this.supply = new CatalogueSupply(configuration, clock, new SwapCounts(registry));
      closing.push(supply::close);
      this.air = assemble(callers, registry);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  static Plant start(Configuration configuration, @Nullable Vertx callers, InstantSource clock) {
    return new Plant(configuration, callers, clock);
  }

  private Air assemble(@Nullable Vertx callers, PrometheusMeterRegistry registry) {
    ArmModel ranker = ranker(supply.playing().catalogue(), registry);
    Store store = store(supply.playing().catalogue());
    closing.push(() -> Waiting.forResult("closing the store", store.close(), CLOSE_WITHIN_MS));
    Vertx vertx = callers == null ? ownVertx() : callers;
    Studio studio = studio(store, new Counts(registry));
    EngineOptions richer = options.withModel(ranker);
    Air made = new Air(studio, supply.playing(), richer, loops(), new SplittableRandom());
    LatencyTotals totals = latencies(vertx, made);
    Measures.register(registry, made, configuration.limits(), totals);
    deploy(vertx, made, front(vertx, made, store, registry));
    listenToTheOperator(new AdminFront(vertx, made, metrics(vertx, registry, totals)));
    supply.awaitPrepared();
    made.open();
    if (!configuration.verify()) {
      supply.checkBehind(made::tellDamaged);
    }
    supply.watch(made);
    closing.push(supply::stopWatching);
    return made;
  }

  private @Nullable ArmModel ranker(Catalogue catalogue, PrometheusMeterRegistry registry) {
    Path file = configuration.ranker();
    if (file == null) {
      return null;
    }
    VectorSpace space = new VectorSpace(catalogue.vectorSpace(), catalogue.dimension());
    ArmModel ranker = ArmModel.read(file, space, configuration.rankerBudgetMicros());
    closing.push(ranker::close);
    LOG.info("ranker loaded: {}", ranker.description());
    Measures.ranker(registry, ranker);
    return ranker;
  }

  private int loops() {
    int asked = configuration.loops();
    return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
  }

  /**
   * On disk an engine of its own replays what a crash left in the journal, before any loop starts.
   */
  private Store store(Catalogue catalogue) {
    Path data = configuration.data();
    return data == null
        ? Store.inMemory(MemoryLimits.DEFAULT)
        : Store.open(data, storeOptions(), new Engine(catalogue, options));
  }

  private StoreOptions storeOptions() {
    return StoreOptions.DEFAULT
        .withClock(clock)
        .withDurability(configuration.durability())
        .withRetention(configuration.retention());
  }

  private Vertx ownVertx() {
    VertxOptions options = new VertxOptions().setPreferNativeTransport(true);
    if (configuration.loops() > 0) {
      options.setEventLoopPoolSize(configuration.loops());
    }
    Vertx vertx = Vertx.vertx(options);
    closing.push(() -> Waiting.forResult("closing Vert.x", vertx.close(), CLOSE_WITHIN_MS));
    return vertx;
  }

  private Studio studio(Store store, Counts counts) {
    return new Studio(store, configuration.limits(), configuration.upkeep(), clock, counts);
  }

  private static EngineOptions engineOptions(Configuration configuration) {
    String experiment = configuration.experiment();
    return EngineOptions.DEFAULT
        .withSeed(configuration.seed())
        .withPolicy(PolicyKind.named(configuration.policy()))
        .withModels(configuration.models())
        .withRules(configuration.rules())
        .withExperiment(experiment == null ? null : Experiment.parse(experiment));
  }

  private LatencyTotals latencies(Vertx vertx, Air made) {
    LatencyTotals totals = new LatencyTotals(made, configuration.hlog(), clock.millis());
    long timer =
        vertx.setPeriodic(HLOG_EVERY_MS, _ -> vertx.executeBlocking(() -> refresh(totals)));
    closing.push(
        () -> {
          vertx.cancelTimer(timer);
          totals.refresh(clock.millis());
          totals.close();
        });
    return totals;
  }

  private LatencyTotals refresh(LatencyTotals totals) {
    totals.refresh(clock.millis());
    return totals;
  }

  private @Nullable Front front(
      Vertx vertx, Air made, Store store, PrometheusMeterRegistry registry) {
    if (!configuration.listen().open()) {
      return null;
    }
    Tokens tokens = Tokens.of(vertx, configuration.tokens());
    closing.push(tokens::close);
    return new Front(
        vertx,
        configuration.listen(),
        configuration.limits(),
        made,
        tokens,
        new OwnData(made, store, tokens, clock),
        new Visitors(configuration.limits(), registry),
        certificates(vertx, registry));
  }

  private @Nullable Certificates certificates(Vertx vertx, PrometheusMeterRegistry registry) {
    TlsFiles files = configuration.listen().tls();
    if (files == null) {
      return null;
    }
    Certificates certificates = new Certificates(vertx, files);
    closing.push(certificates::close);
    Measures.certificate(registry, certificates);
    return certificates;
  }

  private MetricsPage metrics(Vertx vertx, PrometheusMeterRegistry registry, LatencyTotals totals) {
    return new MetricsPage(vertx, registry, () -> refresh(totals));
  }

  private void listenToTheOperator(AdminFront front) {
    Listen.Admin admin = configuration.listen().admin();
    if (admin.open()) {
      HttpServer server = listening(admin.host(), admin.port(), front.listen(admin));
      adminPort.set(server.actualPort());
      closing.push(
          () -> Waiting.forResult("closing the admin port", server.close(), CLOSE_WITHIN_MS));
    }
  }

  /** Waits until it listens; an address that cannot be had is told by name. */
  private static <T> T listening(String host, int port, Future<T> listening) {
    String address = "host=" + host + " port=" + port;
    return Waiting.forResult(
        "listening at " + address,
        listening.recover(why -> Future.failedFuture(CannotListen.told(address, why))),
        START_WITHIN_MS);
  }

  private void deploy(Vertx vertx, Air made, @Nullable Front front) {
    int asked = configuration.listen().port();
    int shared = asked == Listen.ANY_PORT ? -SERVERS.incrementAndGet() : asked;
    String deployed =
        listening(
            configuration.listen().host(),
            asked,
            vertx.deployVerticle(
                () -> new LoopVerticle(made, front, shared, port),
                new DeploymentOptions().setInstances(loops())));
    closing.push(() -> Waiting.forResult("undeploying", vertx.undeploy(deployed), CLOSE_WITHIN_MS));
    closing.push(
        () ->
            Waiting.forResult(
                "saving every station", made.stop(), configuration.upkeep().stopWithinMs()));
  }

  /** Looks now whether another catalogue is in force. */
  void lookForCatalogue() {
    supply.look();
  }

  Air air() {
    return air;
  }

  int port() {
    return port.get();
  }

  int adminPort() {
    return adminPort.get();
  }

  /**
   * Closes what was opened, the newest first; one part that fails does not keep the others open.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      RuntimeException failure = null;
      while (!closing.isEmpty()) {
        try {
          closing.pop().run();
        } catch (RuntimeException e) {
          failure = e;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
