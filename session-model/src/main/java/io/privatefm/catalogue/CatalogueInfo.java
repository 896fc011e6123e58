package io.privatefm.catalogue;

import java.nio.file.Path;
import java.util.List;

/**
 * What a catalogue says of itself.
 *
 * @param base the directory of the base in force
 * @param created ISO 8601, UTC
 * @param popularity {@code column} or {@code uniform}
 * @param traits the columns kept without a field of their own
 */
public record CatalogueInfo(
    Path base,
    int formatVersion,
    String version,
    String created,
    int tracks,
    int artists,
    int tags,
    int dimension,
    String vectorSpace,
    String popularity,
    List<String> traits,
    String tracksFrom,
    String vectorsFrom,
    List<File> sections) {

  /** One file of the base. */
  public record File(String name, long bytes, String crc32c) {}

  /** Bytes of all sections. */
  public long bytes() {
    return sections.stream().mapToLong(File::bytes).sum();
  }

  static CatalogueInfo of(Path base, Manifest manifest) {
    return new CatalogueInfo(
        base,
        manifest.formatVersion(),
        manifest.version(),
        manifest.created(),
        manifest.tracks(),
        manifest.artists(),
        manifest.tags(),
        manifest.dimension(),
        manifest.vectorSpace(),
        manifest.popularity(),
        manifest.traits(),
        manifest.sources().tracks(),
        manifest.sources().vectors(),
        manifest.sections().stream()
            .map(part -> new File(part.name(), part.bytes(), part.crc32c()))
            .toList());
  }
}
