package io.privatefm.server.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.privatefm.server.air.Limits;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections there are that are no stations, those included that still shake hands over
 * TLS, over all loops. Thread-safe.
 */
public final class Visitors {
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();
  private final Limits limits;
  private final Counter refused;
  private final Counter timedOut;

  public Visitors(Limits limits, MeterRegistry registry) {
    this.limits = limits;
    this.refused = registry.counter("fm.visitors.refused");
    this.timedOut = registry.counter("fm.visitors.timed.out");
    registry.gauge("fm.visitors", all);
  }

  /**
   * One more; false: there is no room for it.
   *
   * @param address where it comes from, as far as that is limited
   */
  boolean come(Optional<String> address) {
    int most = limits.visitorsPerAddress();
    boolean many = all.incrementAndGet() > limits.visitors();
    boolean manyOfIt =
        address.isPresent() && byAddress.merge(address.get(), 1, Integer::sum) > most;
    if (many || manyOfIt) {
      go(address);
      refused.increment();
    }
    return !many && !manyOfIt;
  }

  /** One less. */
  void go(Optional<String> address) {
    all.decrementAndGet();
    address.ifPresent(
        name -> byAddress.computeIfPresent(name, (_, there) -> there == 1 ? null : there - 1));
  }

  /** One was waited for in vain. */
  void tooSlow() {
    timedOut.increment();
  }

  Limits limits() {
    return limits;
  }
}
