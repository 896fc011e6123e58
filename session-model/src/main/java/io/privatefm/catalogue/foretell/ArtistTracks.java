package io.privatefm.catalogue.foretell;

import io.privatefm.catalogue.sessions.Sessions;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The tracks of each artist that sessions hold, the most played first. Immutable.
 *
 * <pre>
 *   offsets  int32[artists + 1]
 *   tracks   int32[tracks]
 * </pre>
 */
final class ArtistTracks {
  private final int[] offsets;
  private final int[] tracks;

  ArtistTracks(Sessions sessions, int[] artistOf) {
    tracks =
        IntStream.range(0, artistOf.length)
            .filter(track -> artistOf[track] >= 0 && sessions.plays(track) > 0)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer track) -> artistOf[track])
                    .thenComparingInt(track -> -sessions.plays(track))
                    .thenComparingInt(track -> track))
            .mapToInt(Integer::intValue)
            .toArray();
    offsets = new int[IntStream.of(artistOf).max().orElse(-1) + 2];
    for (int track : tracks) {
      offsets[artistOf[track] + 1]++;
    }
    for (int artist = 1; artist < offsets.length; artist++) {
      offsets[artist] += offsets[artist - 1];
    }
  }

  int count(int artist) {
    return artist < 0 ? 0 : offsets[artist + 1] - offsets[artist];
  }

  int track(int artist, int i) {
    return tracks[offsets[artist] + i];
  }
}
