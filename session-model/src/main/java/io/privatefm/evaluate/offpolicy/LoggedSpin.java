package io.privatefm.evaluate.offpolicy;

import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A spin that was played, as the journal keeps it, with what it earned.
 *
 * <p>A spin that was withdrawn before it played is no round, and neither is one of which nothing
 * was ever heard.
 *
 * @param listener whose spin it is; any name that is the same for the same listener
 * @param track what was played, by id
 * @param drawnAtMs epoch milliseconds of the draw
 * @param reward sum of the rows of {@code Reward}, -1 to 1
 * @param evidence as {@link Evidence} reads it; borrowed
 */
@SuppressWarnings("ArrayRecordComponent") // handed through; equality is by content below
public record LoggedSpin(
    String listener, String track, long drawnAtMs, double reward, byte[] evidence) {

  public LoggedSpin {
    if (!(reward >= -1 && reward <= 1)) {
      throw new IllegalArgumentException("must be -1 to 1: reward=" + reward);
    }
    Evidence read = Evidence.of(evidence);
    if (!(read.propensity() > 0 && read.propensity() <= 1)) {
      throw new IllegalArgumentException("must be > 0 and <= 1: propensity=" + read.propensity());
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoggedSpin that
        && listener.equals(that.listener)
        && track.equals(that.track)
        && drawnAtMs == that.drawnAtMs
        && reward == that.reward
        && Arrays.equals(evidence, that.evidence);
  }

  @Override
  public int hashCode() {
    return Objects.hash(listener, track, drawnAtMs);
  }
}
