package io.privatefm.server.air;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses that clients come from. One is forgotten when nothing is connected from it and its
 * rates have recovered, so that hanging up does not renew them. Thread-safe.
 */
public final class Addresses {
  /** More than this are not told apart any more: whoever comes from a new one has to wait. */
  private static final int MOST = 100_000;

  private final ConcurrentHashMap<String, Address> known = new ConcurrentHashMap<>();
  private final Limits limits;
  private final Counts counts;

  Addresses(Limits limits, Counts counts) {
    this.limits = limits;
    this.counts = counts;
  }

  /** One more connection from there; empty if that is too many, or too quickly. */
  public Optional<Address> connect(String name, long nowMs) {
    if (known.size() >= MOST && !known.containsKey(name)) {
      counts.addressRefused();
      return Optional.empty();
    }
    boolean[] taken = new boolean[1];
    Address address =
        known.compute(
            name,
            (_, there) -> {
              Address one = there == null ? new Address(limits, nowMs) : there;
              taken[0] = one.connect(nowMs);
              return one;
            });
    if (!taken[0]) {
      counts.addressRefused();
      return Optional.empty();
    }
    return Optional.of(address);
  }

  /** Forgets those of which nothing need be remembered. */
  void prune(long nowMs) {
    for (String name : known.keySet()) {
      known.computeIfPresent(name, (_, address) -> address.forgettable(nowMs) ? null : address);
    }
  }

  /** How many are told apart now. */
  public int size() {
    return known.size();
  }
}
