package io.privatefm.server.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a listener between sessions.
 *
 * @param station the station as its codec wrote it; borrowed, never changed after it was handed
 *     over
 * @param lastSeq per device the last sequence number that was used up
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by content below; a copy of every station saved would be
// waste
public record Saved(byte[] station, Map<String, Long> lastSeq) {
  public Saved {
    lastSeq = Map.copyOf(lastSeq);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Saved that
        && Arrays.equals(station, that.station)
        && lastSeq.equals(that.lastSeq);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(station), lastSeq);
  }

  @Override
  public String toString() {
    return "Saved[station=" + station.length + " bytes, lastSeq=" + lastSeq + "]";
  }
}
