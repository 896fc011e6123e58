package io.privatefm.server.command;

import io.privatefm.catalogue.Base;
import io.privatefm.catalogue.BuildReport;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueInfo;
import io.privatefm.catalogue.Postings;
import io.privatefm.catalogue.RelationCounts;
import io.privatefm.catalogue.SessionCounts;
import io.privatefm.catalogue.foretell.Foresight;
import io.privatefm.engine.EngineOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Catalogues in words, for a person at a terminal. */
final class CatalogueText {
  private static final int NAMED = 8;

  private CatalogueText() {}

  /** What a build made of its input, and what came out. */
  static void tell(BuildReport report, PrintWriter out) {
    try (Catalogue catalogue = Catalogue.open(report.directory())) {
      tell(catalogue, out);
    }
    line(out, "told", told(report));
    if (report.tracksWithoutArtist() > 0) {
      line(
          out,
          "no artist",
          String.format("%,d tracks, each an artist of its own", report.tracksWithoutArtist()));
    }
    line(out, "scaled", String.format("%,d vectors to unit length", report.notOfUnitLength()));
    SessionCounts heard = report.sessions();
    if (heard.unknown() + heard.tooShort() > 0) {
      line(
          out,
          "passed over",
          String.format(
              "%,d plays of tracks that are not in the catalogue, %,d sessions of less than two tracks",
              heard.unknown(), heard.tooShort()));
    }
    RelationCounts related = report.relations();
    if (related.triples() > 0) {
      line(
          out,
          "triples",
          String.format(
              "%,d, of which %,d join nothing in the catalogue and %,d an entity of one neighbour;"
                  + " %,d edges",
              related.triples(), related.unknown(), related.alone(), related.edges()));
    }
  }

  /** Which base of a directory was put in force. */
  static void tellInForce(Path directory, Base base, PrintWriter out) {
    try (Catalogue catalogue = Catalogue.open(directory, base)) {
      out.printf(
          "%s: base %d is in force, %,d tracks, version %s, space %s%n",
          directory, base.number(), catalogue.size(), catalogue.version(), catalogue.vectorSpace());
    }
  }

  /** What a catalogue says of itself. */
  static void tell(Catalogue catalogue, PrintWriter out) {
    CatalogueInfo info = catalogue.info();
    out.printf("%s%n", info.base().getParent());
    line(out, "tracks", String.format("%,d", info.tracks()));
    line(
        out,
        "artists",
        String.format(
            "%,d: %s", info.artists(), most(catalogue.tracksOfArtist(), catalogue::artistName)));
    line(
        out,
        "tags",
        String.format("%,d: %s", info.tags(), most(catalogue.tracksOfTag(), catalogue::tagName)));
    line(
        out,
        "vectors",
        String.format("%d components, space %s", info.dimension(), info.vectorSpace()));
    line(out, "index", index(info.index()));
    line(out, "sessions", sessions(catalogue.foresight()));
    line(out, "relations", relations(info));
    line(
        out,
        "popularity",
        info.popularity().equals("column") ? "told" : "not told, the same for all");
    line(out, "traits", info.traits().isEmpty() ? "none" : String.join(", ", info.traits()));
    line(
        out,
        "made from",
        String.format("%s and %s, %s", info.tracksFrom(), info.vectorsFrom(), info.created()));
    line(out, "version", String.format("%s, %s", info.version(), size(info.bytes())));
  }

  private static String relations(CatalogueInfo info) {
    String weights =
        info.relations().stream()
            .map(each -> String.format(Locale.ROOT, "%s %.4f", each.name(), each.weight()))
            .collect(Collectors.joining(", "));
    return info.entities() == 0
        ? weights
        : weights + String.format(", over %,d entities", info.entities());
  }

  private static String sessions(@Nullable Foresight foresight) {
    return foresight == null
        ? "none, nothing foretells what comes next"
        : String.format(
            "%,d with %,d plays", foresight.sessions().count(), foresight.sessions().playCount());
  }

  /** The lists with the most members, and how many each has. */
  private static String most(Postings postings, IntFunction<String> name) {
    List<String> most =
        IntStream.range(0, postings.lists())
            .boxed()
            .sorted(Comparator.comparingInt(list -> -postings.count(list)))
            .limit(NAMED)
            .map(list -> name.apply(list) + " " + postings.count(list))
            .toList();
    return String.join(", ", most) + (postings.lists() > NAMED ? ", …" : "");
  }

  private static String index(CatalogueInfo.Index index) {
    String bytes = String.format("%,d bytes a track", index.bytesPerVector());
    if (index.lists() == 0) {
      return index.profile() + ", " + bytes;
    }
    return String.format("%s, %,d lists, %s", index.profile(), index.lists(), bytes)
        + usual(index.recalls())
            .map(
                usual ->
                    String.format(
                        Locale.ROOT,
                        ", recall@10 %.2f at %d lists (measured on %d tracks)",
                        usual.recall(),
                        usual.lists(),
                        index.sampled()))
            .orElse("");
  }

  /** What was measured for the recall that stations ask for, or else the most. */
  private static Optional<CatalogueInfo.Recall> usual(List<CatalogueInfo.Recall> recalls) {
    return recalls.stream()
        .filter(each -> each.recall() >= EngineOptions.DEFAULT.recall())
        .findFirst()
        .or(() -> recalls.isEmpty() ? Optional.empty() : Optional.of(recalls.getLast()));
  }

  /** Every effort that was measured, one a line. */
  static void tellEfforts(CatalogueInfo.Index index, PrintWriter out) {
    for (CatalogueInfo.Recall each : index.recalls()) {
      line(
          out,
          "effort",
          String.format(
              Locale.ROOT,
              "recall@10 %.3f: %d lists, %d rescored",
              each.recall(),
              each.lists(),
              each.rescored()));
    }
  }

  private static String told(BuildReport report) {
    return report.told().entrySet().stream()
        .map(
            field ->
                field.getKey()
                    + " "
                    + Math.round(100.0 * field.getValue() / report.tracks())
                    + " %")
        .collect(Collectors.joining(", "));
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static void line(PrintWriter out, String name, String text) {
    out.printf("  %-11s %s%n", name, text);
  }
}
