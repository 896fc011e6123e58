package io.privatefm.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.privatefm.rank.ArmModel;
import io.privatefm.server.air.Air;
import io.privatefm.server.air.LatencyTotals;
import io.privatefm.server.air.Limits;
import io.privatefm.server.web.Certificates;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/** What is measured of a server beside the counts of what happens on air. */
final class Measures {
  private static final double[] SHARES = {0.5, 0.9, 0.99, 0.999, 1.0};

  private Measures() {}

  static void register(MeterRegistry registry, Air air, Limits limits, LatencyTotals latencies) {
    latencies(registry, latencies);
    limits(registry, limits);
    Gauge.builder("fm.outbound.waiting", air, Air::outboundWaiting)
        .description("messages that wait for slow connections")
        .register(registry);
    Gauge.builder("fm.journal.waiting", air, Air::journalWaiting)
        .description("steps of stations that wait for the journal")
        .register(registry);
    Gauge.builder("fm.loop.lag.seconds", air, there -> there.lagMs() / 1e3)
        .description("how long work waits on the event loop that is furthest behind")
        .register(registry);
    Gauge.builder("fm.addresses", air, Air::addresses)
        .description("addresses of clients that are told apart now")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  /** What came of the draws that a loaded model was asked to score. */
  static void ranker(MeterRegistry registry, ArmModel ranker) {
    FunctionCounter.builder("fm.ranker.scored", ranker, ArmModel::scored)
        .description("draws that the loaded ranker scored")
        .register(registry);
    FunctionCounter.builder("fm.ranker.failed", ranker, ArmModel::failed)
        .description("draws that it could not score: the linear scores stood in")
        .register(registry);
  }

  /** How long the certificate in force is still good for. */
  static void certificate(MeterRegistry registry, Certificates certificates) {
    Gauge.builder("fm.certificate.until.seconds", certificates, held -> held.endsAtMs() / 1e3)
        .description("when the certificate in force ends, in epoch seconds")
        .register(registry);
  }

  private static void latencies(MeterRegistry registry, LatencyTotals latencies) {
    for (double share : SHARES) {
      Gauge.builder("fm.feedback.to.next.seconds", latencies, totals -> totals.seconds(share))
          .tag("quantile", Double.toString(share))
          .description("from a frame of feedback to the next play or upnext, the journal included")
          .register(registry);
    }
    FunctionCounter.builder("fm.feedback.to.next.count", latencies, LatencyTotals::count)
        .register(registry);
    FunctionCounter.builder("fm.feedback.to.next.sum.seconds", latencies, LatencyTotals::sumSeconds)
        .register(registry);
  }

  private static void limits(MeterRegistry registry, Limits limits) {
    for (RecordComponent limit : Limits.class.getRecordComponents()) {
      Gauge.builder("fm.limit", () -> value(limit, limits))
          .tag("name", limit.getName())
          .description("the bounds of this server")
          .register(registry);
    }
  }

  private static Number value(RecordComponent limit, Limits limits) {
    try {
      return (Number) limit.getAccessor().invoke(limits);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("must be readable: limit=" + limit.getName(), e);
    }
  }
}
