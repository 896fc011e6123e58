package io.privatefm.server.air;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.StationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Named sets of tracks that a station can be restricted to: playlists, licence regions,
 * experiments. Each is a text file of one track id a line; its name is the file's, without {@code
 * .txt}. Immutable.
 */
public final class TrackSets {
  private static final String SUFFIX = ".txt";
  private static final int MOST_TRACKS = StationOptions.DEFAULT.withinMost();
  private final Map<String, List<String>> idsByName;

  private TrackSets(Map<String, List<String>> idsByName) {
    this.idsByName = Map.copyOf(idsByName);
  }

  /** No sets at all. */
  public static TrackSets none() {
    return new TrackSets(Map.of());
  }

  /** The sets of a directory. A set of which the catalogue knows no track is refused. */
  public static TrackSets load(Path directory, Catalogue catalogue) {
    Map<String, List<String>> sets = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, Files::isRegularFile)) {
      for (Path file : files) {
        sets.put(name(file), known(file, catalogue));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("must be a readable directory: sets=" + directory, e);
    }
    return new TrackSets(sets);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static List<String> known(Path file, Catalogue catalogue) throws IOException {
    List<String> known =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(id -> !id.isEmpty() && catalogue.row(id) >= 0)
            .distinct()
            .toList();
    if (known.size() > MOST_TRACKS) {
      throw new IllegalArgumentException(
          "must name at most " + MOST_TRACKS + " tracks: sets=" + file);
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "must name at least one track of the catalogue: sets=" + file);
    }
    return known;
  }

  /** The ids of a set that the catalogue knows; null if there is no such set. */
  @Nullable List<String> ids(String name) {
    return idsByName.get(name);
  }

  /** How many there are. */
  public int count() {
    return idsByName.size();
  }
}
