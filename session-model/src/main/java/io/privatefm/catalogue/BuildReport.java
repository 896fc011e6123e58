package io.privatefm.catalogue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a build made of its input.
 *
 * @param notOfUnitLength vectors that were scaled
 * @param told how many tracks tell each field
 * @param traits columns without a field of their own, kept with every track
 * @param sessions what was learned from, if anything
 * @param relations what was made of the triples, if there were any
 * @param bytes of the whole base
 */
public record BuildReport(
    Path directory,
    String version,
    String vectorSpace,
    int tracks,
    int artists,
    int tags,
    int dimension,
    int notOfUnitLength,
    boolean popularityTold,
    Map<String, Integer> told,
    List<String> traits,
    SessionCounts sessions,
    RelationCounts relations,
    long bytes) {

  public BuildReport {
    told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
    traits = List.copyOf(traits);
  }

  /** Tracks whose artist nobody told; each of them counts as an artist of its own. */
  public int tracksWithoutArtist() {
    return tracks - told.getOrDefault("artist", 0);
  }
}
