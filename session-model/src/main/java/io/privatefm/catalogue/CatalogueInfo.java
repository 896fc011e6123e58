package io.privatefm.catalogue;

import io.privatefm.catalogue.graph.Graph;
import io.privatefm.vector.MeasuredEffort;
import io.privatefm.vector.VectorIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a catalogue says of itself.
 *
 * @param base the directory of the base in force
 * @param created ISO 8601, UTC
 * @param index how the vectors are laid out for search
 * @param popularity {@code column} or {@code uniform}
 * @param traits the columns kept without a field of their own
 * @param relations of the graph: artist, tag, and what was told
 * @param entities nodes of the graph that are neither tracks nor artists nor tags
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
    Index index,
    String popularity,
    List<String> traits,
    List<Relation> relations,
    int entities,
    String tracksFrom,
    String vectorsFrom,
    List<File> sections) {

  /** One file of the base. */
  public record File(String name, long bytes, String crc32c) {}

  /**
   * A relation of the graph.
   *
   * @param weight how much it says, 0 to 1
   */
  public record Relation(String name, float weight) {}

  /**
   * How the vectors are laid out.
   *
   * @param profile {@code exact}, {@code compact} or {@code fast}
   * @param lists 0 for an exact index
   * @param bytesPerVector of the file, the vector itself included
   * @param sampled how many tracks the recall was measured on; 0 for an exact index
   * @param recalls what was measured, by rising recall; empty for an exact index
   */
  public record Index(
      String profile, int lists, long bytesPerVector, int sampled, List<Recall> recalls) {
    static Index of(VectorIndex index, long bytes) {
      List<Recall> recalls = index.efforts().stream().map(Recall::of).toList();
      return new Index(
          index.profile().name().toLowerCase(Locale.ROOT),
          index.listCount(),
          bytes / Math.max(1, index.size()),
          recalls.isEmpty() ? 0 : Math.min(MeasuredEffort.SAMPLE, index.size()),
          recalls);
    }
  }

  /** A recall@10 that reading so many lists and rescoring so many vectors was measured to give. */
  public record Recall(double recall, int lists, int rescored) {
    private static final double DIGITS = 1e4;

    static Recall of(MeasuredEffort measured) {
      return new Recall(
          Math.round(measured.recall() * DIGITS) / DIGITS,
          measured.effort().lists(),
          measured.effort().rescored());
    }
  }

  /** Bytes of all sections. */
  public long bytes() {
    return sections.stream().mapToLong(File::bytes).sum();
  }

  static CatalogueInfo of(
      Path base, Manifest manifest, VectorIndex index, Graph graph, float[] weights) {
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
        Index.of(index, manifest.part(Section.VECTORS).bytes()),
        manifest.popularity(),
        manifest.traits(),
        IntStream.range(0, weights.length)
            .mapToObj(number -> new Relation(graph.relationName(number), weights[number]))
            .toList(),
        graph.entities(),
        manifest.sources().tracks(),
        manifest.sources().vectors(),
        manifest.sections().stream()
            .map(part -> new File(part.name(), part.bytes(), part.crc32c()))
            .toList());
  }
}
