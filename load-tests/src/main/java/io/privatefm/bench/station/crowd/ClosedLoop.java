package io.privatefm.bench.station.crowd;

/** Every listener says the next thing as soon as the last is answered. Of the load's loop. */
public final class ClosedLoop implements Phase {
  private final Crowd crowd;
  private final long lastsNanos;
  private final Tally tally = new Tally();
  private long endNanos;

  public ClosedLoop(Crowd crowd, double seconds) {
    this.crowd = crowd;
    this.lastsNanos = (long) (seconds * 1e9);
  }

  @Override
  public void begin() {
    long now = System.nanoTime();
    endNanos = now + lastsNanos;
    crowd.listeners().stream().filter(Listener::free).forEach(free -> free.due(now));
  }

  @Override
  public void answered(Listener listener, Kind kind, long latencyNanos, long nowNanos) {
    if (nowNanos < endNanos) {
      tally.answered(kind, latencyNanos);
      if (kind != Kind.HELLO) { // after that it says what it had to say before
        listener.due(nowNanos);
      }
    }
  }

  @Override
  public boolean over(long nowNanos) {
    return nowNanos >= endNanos;
  }

  @Override
  public Measured measured() {
    return tally.measured(lastsNanos / 1e9);
  }
}
