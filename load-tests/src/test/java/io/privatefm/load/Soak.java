package io.privatefm.load;

import io.privatefm.load.LoadPlan.Usual;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@link SteadyListening}, for long and, told minute by minute: latencies that stay flat, and,
 * where the admin port is known, a server whose memory and threads do.
 */
public final class Soak extends StationSimulation {
  private static final Usual USUAL = new Usual(1_800, 30);
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("soak-minutes").factory());

  public Soak() {
    super("soak", USUAL);
    setUp(listening(reacts())).protocols(protocol());
  }

  @Override
  public void before() {
    super.before();
    ServerMeasures server = new ServerMeasures(plan.admin());
    var told =
        minutes.scheduleAtFixedRate(
            () -> System.out.println(latency.lately() + server.now()), 1, 1, TimeUnit.MINUTES);
    if (told.isDone()) {
      throw new IllegalStateException("must go on: minutes");
    }
  }

  @Override
  public void after() {
    minutes.shutdownNow();
    super.after();
  }
}
