package io.privatefm.server.web;

import io.privatefm.server.security.Proxies;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP connections of one loop that are no stations, or not yet. Each has to ask for something
 * soon after it was opened, however slowly it sends, and has to take the answer and ask again
 * within the idle time; one sweep for all of them closes those that do not. Of one loop.
 */
final class Visits {
  private static final long SWEEP_MS = 250;
  private final Visitors visitors;
  private final Proxies proxies;
  private final IdentityHashMap<HttpConnection, Visit> there = new IdentityHashMap<>();

  Visits(Visitors visitors, Proxies proxies) {
    this.visitors = visitors;
    this.proxies = proxies;
  }

  private static final class Visit {
    private final Optional<String> address;
    private long untilNanos;

    private Visit(Optional<String> address) {
      this.address = address;
    }
  }

  /** Begins to sweep, until the verticle that calls is undeployed. */
  void sweepOn(Vertx vertx) {
    vertx.setPeriodic(SWEEP_MS, _ -> sweep(System.nanoTime()));
  }

  /** A connection was opened, and has sent nothing yet. */
  void opened(HttpConnection connection) {
    Visit visit = new Visit(proxies.client(connection.remoteAddress().hostAddress(), List.of()));
    if (visitors.come(visit.address)) {
      visit.untilNanos = in(visitors.limits().helloWithinMs());
      there.put(connection, visit);
      connection.closeHandler(_ -> ended(connection));
    } else {
      connection.close();
    }
  }

  /** A whole request has come. */
  void asked(RoutingContext context) {
    Visit visit = there.get(context.request().connection());
    if (visit != null) {
      visit.untilNanos = in(visitors.limits().idleAfterMs());
    }
    context.next();
  }

  /** The connection is closed, or has become a station. */
  void ended(HttpConnection connection) {
    Visit visit = there.remove(connection);
    if (visit != null) {
      visitors.go(visit.address);
    }
  }

  private void sweep(long nowNanos) {
    List<HttpConnection> late = new ArrayList<>();
    there.forEach(
        (connection, visit) -> {
          if (visit.untilNanos - nowNanos < 0) {
            late.add(connection);
          }
        });
    for (HttpConnection connection : late) {
      visitors.tooSlow();
      ended(connection);
      connection.close();
    }
  }

  private static long in(int millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
