package io.privatefm.load;

import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.privatefm.load.LoadPlan.Usual;

/**
 * Listeners come all within the ramp, and stay. Counted is from a listener's coming to the first
 * spin; the arrivals do not wait for the server.
 */
public final class ConnectStorm extends StationSimulation {
  private static final Usual USUAL = new Usual(10, 1);

  public ConnectStorm() {
    super("connect-storm", USUAL);
    var stations =
        scenario("connect-storm")
            .exec(dueNow())
            .exec(connect(nextPlay()))
            .pause(plan.lasts())
            .exec(ws("close").close());
    setUp(stations.injectOpen(rampUsers(plan.listeners()).during(plan.ramp())))
        .protocols(protocol());
  }
}
