package io.privatefm.server.table;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.Fingerprint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of the catalogues that spins were drawn from, as far as they are at hand. Whoever
 * opens it closes it.
 */
public final class Tracks implements AutoCloseable {
  private final Map<Long, Catalogue> byFingerprint = new HashMap<>();

  /** Opens the bases in force of these catalogues. */
  public static Tracks open(List<Path> directories) {
    Tracks tracks = new Tracks();
    try {
      for (Path directory : directories) {
        Catalogue catalogue = Catalogue.open(directory);
        Catalogue same =
            tracks.byFingerprint.putIfAbsent(Fingerprint.of(catalogue.version()), catalogue);
        if (same != null) {
          catalogue.close();
        }
      }
      return tracks;
    } catch (RuntimeException e) {
      tracks.close();
      throw e;
    }
  }

  /** Whether there is any. */
  public boolean any() {
    return !byFingerprint.isEmpty();
  }

  /** How a fingerprint is written: 16 hexadecimal digits. */
  public static String text(long fingerprint) {
    return HexFormat.of().toHexDigits(fingerprint);
  }

  /** Whether this catalogue is at hand. */
  public boolean knows(long fingerprint) {
    return byFingerprint.containsKey(fingerprint);
  }

  /** The id of a row of a catalogue; null when that is not at hand. */
  public @Nullable String id(long fingerprint, int row) {
    Catalogue catalogue = byFingerprint.get(fingerprint);
    return catalogue == null || row < 0 || row >= catalogue.size() ? null : catalogue.id(row);
  }

  /** The length of a track in milliseconds, 0 when unknown; -1 when no catalogue knows it. */
  long durationMs(long fingerprint, String track) {
    Catalogue catalogue = byFingerprint.get(fingerprint);
    int row = catalogue == null ? -1 : catalogue.row(track);
    return catalogue == null || row < 0 ? -1 : catalogue.durationMs(row);
  }

  @Override
  public void close() {
    byFingerprint.values().forEach(Catalogue::close);
  }
}
