package io.privatefm.catalogue;

import io.privatefm.catalogue.graph.Graph;
import io.privatefm.catalogue.graph.RelationWeights;
import io.privatefm.catalogue.graph.TrackNodes;
import io.privatefm.catalogue.sessions.Sessions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The relations of a base: written at the build, opened by {@link RelationSections}. */
final class ToldRelations {
  private static final String WEIGHT = "relation-weight";

  private ToldRelations() {}

  /**
   * Writes the sections; none when there is neither a triple that joins something nor a weight by
   * hand.
   *
   * @param byHand weights that are not learned
   */
  static RelationCounts write(
      Path base,
      Sections sections,
      List<RelationSource> sources,
      Map<String, Float> byHand,
      Progress progress) {
    TrackNodes tracks = RelationSections.tracks(sections);
    Graph own = new Graph(tracks, null);
    TrackIds ids =
        new TrackIds(
            sections.map(Section.TRACK_IDS),
            sections.texts(Section.TRACK_OFFSETS, Section.TRACK_RECORDS));
    NodeNames names =
        new NodeNames(
            own,
            Math.addExact(Math.addExact(tracks.tracks(), tracks.artists()), tracks.tags()),
            ids,
            new ArtistNumbers(sections.texts(Section.ARTIST_NAMES_OFFSETS, Section.ARTIST_NAMES)),
            new ArtistNumbers(sections.texts(Section.TAG_NAMES_OFFSETS, Section.TAG_NAMES)));
    ToldTriples triples = new ToldTriples(names);
    sources.forEach(source -> triples.read(source, progress));
    Edges edges = triples.edges();
    if (edges.pairs() == 0 && byHand.isEmpty()) {
      return edges.counts();
    }
    writeNames(base, Section.RELATION_NAMES_OFFSETS, Section.RELATION_NAMES, triples.relations());
    writeNames(base, Section.ENTITY_NAMES_OFFSETS, Section.ENTITY_NAMES, edges.entities());
    edges.write(base);
    Graph graph = new Graph(tracks, RelationSections.told(sections));
    progress.at("weighing relations", 0, 1);
    float[] weights = weights(graph, HeardSessions.read(base, sections, tracks.tracks()));
    progress.at("weighing relations", 1, 1);
    writeWeights(base, graph, weights, byHand);
    return edges.counts();
  }

  private static void writeNames(Path base, Section offsets, Section blob, List<String> names) {
    try (SectionWriter starts = new SectionWriter(base, offsets);
        SectionWriter texts = new SectionWriter(base, blob)) {
      starts.putLong(0);
      for (String name : names) {
        texts.put(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
        starts.putLong(texts.bytes());
      }
    }
  }

  private static void writeWeights(
      Path base, Graph graph, float[] learned, Map<String, Float> byHand) {
    List<String> names = new ArrayList<>();
    for (int relation = 0; relation < graph.relations(); relation++) {
      names.add(graph.relationName(relation));
    }
    for (Map.Entry<String, Float> weight : byHand.entrySet()) {
      int relation = names.indexOf(weight.getKey());
      if (relation < 0) {
        throw new CatalogueException(
            "must be a relation of the catalogue, one of "
                + names
                + ": field="
                + WEIGHT
                + " value=\""
                + weight.getKey()
                + "\"");
      }
      learned[relation] = weight.getValue();
    }
    try (SectionWriter out = new SectionWriter(base, Section.RELATION_WEIGHTS)) {
      for (float weight : learned) {
        out.putFloat(weight);
      }
    }
  }

  /** What sessions make of each relation; all alike where there are none. */
  static float[] weights(Graph graph, @Nullable Sessions sessions) {
    return sessions == null ? RelationWeights.even(graph) : RelationWeights.learn(graph, sessions);
  }
}
