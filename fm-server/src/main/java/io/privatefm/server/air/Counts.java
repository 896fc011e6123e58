package io.privatefm.server.air;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.station.Assignment;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What happened on air, counted since the start; never by listener. Thread-safe. */
public final class Counts {
  private final MeterRegistry registry;
  private final Map<Class<?>, Counter> received = new ConcurrentHashMap<>();
  private final Map<Class<?>, Counter> sent = new ConcurrentHashMap<>();
  private final Map<CloseCode, Counter> closed = new ConcurrentHashMap<>();
  private final Map<Drawn, Counter> spins = new ConcurrentHashMap<>();
  private final Counter rejected;
  private final Counter duplicates;
  private final Counter gaps;
  private final Counter takeovers;
  private final Counter evicted;
  private final Counter journalFailures;
  private final Counter addressesRefused;
  private final Counter stationsRefused;
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger stations = new AtomicInteger();

  public Counts(MeterRegistry registry) {
    this.registry = registry;
    rejected = counter("fm.messages.rejected");
    duplicates = counter("fm.messages.duplicate");
    gaps = counter("fm.messages.gap");
    takeovers = counter("fm.takeovers");
    evicted = counter("fm.stations.evicted");
    journalFailures = counter("fm.journal.failures");
    addressesRefused = counter("fm.addresses.refused");
    stationsRefused = counter("fm.stations.refused");
    registry.gauge("fm.connections", connections);
    registry.gauge("fm.stations", stations);
  }

  private Counter closes(CloseCode code) {
    return counter("fm.closes", "code", code.name().toLowerCase(Locale.ROOT));
  }

  private Counter counter(String name, String... tags) {
    return Counter.builder(name).tags(tags).register(registry);
  }

  void received(ClientMessage message) {
    received
        .computeIfAbsent(message.getClass(), kind -> kind("fm.messages.received", kind))
        .increment();
  }

  void sent(ServerMessage message) {
    sent.computeIfAbsent(message.getClass(), kind -> kind("fm.messages.sent", kind)).increment();
  }

  private Counter kind(String name, Class<?> kind) {
    return counter(name, "type", kind.getSimpleName().toLowerCase(Locale.ROOT));
  }

  /** A spin was drawn, by a policy, under an arm of an experiment or none. */
  void drawn(String policy, @Nullable Assignment assignment) {
    spins.computeIfAbsent(new Drawn(policy, assignment), this::spins).increment();
  }

  private record Drawn(String policy, @Nullable Assignment assignment) {}

  private Counter spins(Drawn drawn) {
    Assignment assignment = drawn.assignment();
    return counter(
        "fm.spins",
        "policy",
        drawn.policy(),
        "experiment",
        assignment == null ? "none" : assignment.experiment(),
        "arm",
        assignment == null ? "none" : assignment.arm());
  }

  void closed(CloseCode code) {
    closed.computeIfAbsent(code, this::closes).increment();
  }

  void rejected() {
    rejected.increment();
  }

  void duplicate() {
    duplicates.increment();
  }

  void gap() {
    gaps.increment();
  }

  void takeover() {
    takeovers.increment();
  }

  void evicted() {
    evicted.increment();
  }

  void journalFailure() {
    journalFailures.increment();
  }

  void stationRefused() {
    stationsRefused.increment();
  }

  void addressRefused() {
    addressesRefused.increment();
  }
}
