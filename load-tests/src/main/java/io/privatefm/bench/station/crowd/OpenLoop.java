package io.privatefm.bench.station.crowd;

import java.util.List;

/**
 * Messages become due at a fixed rate whether or not the server keeps up, listener by listener;
 * latencies count from the due times, so that no wait is left out (coordinated omission). Of the
 * load's loop, which it keeps busy looking at the clock when the next is due soon.
 */
public final class OpenLoop implements Phase {
  private static final int DUE_AT_ONCE = 64;

  /** So long before the next is due the loop stays awake: timers are late by less. */
  private static final long AWAKE_NANOS = 300_000;

  private final Crowd crowd;
  private final double nanosApart;
  private final long count;
  private final Tally tally = new Tally();
  private long beganNanos;
  private long said;
  private int turn;

  public OpenLoop(Crowd crowd, double perSecond, double seconds) {
    this.crowd = crowd;
    this.nanosApart = 1e9 / perSecond;
    this.count = Math.round(perSecond * seconds);
  }

  @Override
  public void begin() {
    beganNanos = System.nanoTime();
    sayWhatIsDue();
  }

  private void sayWhatIsDue() {
    for (int i = 0; i < DUE_AT_ONCE && said < count && nextDue() <= System.nanoTime(); i++) {
      nextOnline().due(nextDue());
      said++;
    }
    if (said < count) {
      crowd.soon(this::sayWhatIsDue, nextDue() - System.nanoTime() - AWAKE_NANOS);
    }
  }

  private long nextDue() {
    return beganNanos + (long) (said * nanosApart);
  }

  /** Round and round; those who just lost their connection have nothing to say. */
  private Listener nextOnline() {
    List<Listener> all = crowd.listeners();
    for (int i = 0; i < all.size(); i++) {
      Listener next = all.get(turn++ % all.size());
      if (next.online()) {
        return next;
      }
    }
    throw new IllegalStateException("must be connected: listeners=" + all.size());
  }

  @Override
  public void answered(Listener listener, Kind kind, long latencyNanos, long nowNanos) {
    tally.answered(kind, latencyNanos);
  }

  @Override
  public boolean over(long nowNanos) {
    return said == count;
  }

  @Override
  public Measured measured() {
    return tally.measured(count * nanosApart / 1e9);
  }
}
