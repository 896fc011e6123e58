package io.privatefm.catalogue;

import io.privatefm.catalogue.graph.Graph;
import io.privatefm.catalogue.graph.ToldEdges;
import io.privatefm.catalogue.graph.TrackNodes;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sections of relations, mapped and checked; what they hold ends with the sections. */
final class RelationSections {
  private RelationSections() {}

  /** The tracks' own part of the graph. */
  static TrackNodes tracks(Sections sections) {
    MemorySegment artists = sections.map(Section.TRACK_ARTISTS);
    return new TrackNodes(
        row -> artists.get(Layout.INT, (long) row * Integer.BYTES),
        sections.postings(Section.ARTIST_TRACKS_OFFSETS, Section.ARTIST_TRACKS),
        sections.postings(Section.TRACK_TAGS_OFFSETS, Section.TRACK_TAGS),
        sections.postings(Section.TAG_TRACKS_OFFSETS, Section.TAG_TRACKS));
  }

  static ToldEdges told(Sections sections) {
    Texts names = sections.texts(Section.RELATION_NAMES_OFFSETS, Section.RELATION_NAMES);
    Texts entities = sections.texts(Section.ENTITY_NAMES_OFFSETS, Section.ENTITY_NAMES);
    List<String> relations = new ArrayList<>();
    for (int relation = 0; relation < names.size(); relation++) {
      relations.add(names.text(relation));
    }
    return new ToldEdges(
        relations,
        sections.postings(Section.EDGE_OFFSETS, Section.EDGE_NODES),
        sections.postings(Section.EDGE_OFFSETS, Section.EDGE_RELATIONS),
        entities::text);
  }

  /**
   * Maps the sections.
   *
   * @throws CatalogueException naming the section, when their lengths do not fit each other
   */
  static ToldEdges open(Path base, Manifest manifest, Sections sections) {
    long relations = runs(base, manifest, Section.RELATION_NAMES_OFFSETS, Long.BYTES);
    long entities = runs(base, manifest, Section.ENTITY_NAMES_OFFSETS, Long.BYTES);
    long nodes = runs(base, manifest, Section.EDGE_OFFSETS, Integer.BYTES);
    require(
        relations <= CatalogueLimits.RELATIONS,
        base,
        Section.RELATION_NAMES_OFFSETS,
        "must be at most " + CatalogueLimits.RELATIONS + " relations",
        relations);
    long known = (long) manifest.tracks() + manifest.artists() + manifest.tags() + entities;
    require(nodes == known, base, Section.EDGE_OFFSETS, "must be of all nodes, " + known, nodes);
    long edges = manifest.part(Section.EDGE_NODES).bytes();
    require(
        manifest.part(Section.EDGE_RELATIONS).bytes() == edges,
        base,
        Section.EDGE_RELATIONS,
        "must be as long as " + Section.EDGE_NODES.file() + ", " + edges,
        manifest.part(Section.EDGE_RELATIONS).bytes());
    offsets(base, sections, Section.RELATION_NAMES_OFFSETS, Section.RELATION_NAMES);
    offsets(base, sections, Section.ENTITY_NAMES_OFFSETS, Section.ENTITY_NAMES);
    return told(sections);
  }

  private static long runs(Path base, Manifest manifest, Section offsets, int each) {
    long bytes = manifest.part(offsets).bytes();
    require(bytes >= each && bytes % each == 0, base, offsets, "must be whole numbers", bytes);
    return bytes / each - 1;
  }

  /** Names must be within their blob. */
  private static void offsets(Path base, Sections sections, Section offsets, Section blob) {
    Texts texts = sections.texts(offsets, blob);
    boolean rises = texts.offset(0) == 0 && texts.offset(texts.size()) == texts.blobBytes();
    for (int i = 0; i < texts.size(); i++) {
      rises &= texts.offset(i) <= texts.offset(i + 1);
    }
    require(rises, base, offsets, "must rise to the bytes of the names", texts.blobBytes());
  }

  /**
   * Reads the weights.
   *
   * @throws CatalogueException when there is not one a relation, 0 to 1
   */
  static float[] readWeights(Path base, Sections sections, int relations) {
    MemorySegment section = sections.map(Section.RELATION_WEIGHTS);
    require(
        section.byteSize() == (long) relations * Float.BYTES,
        base,
        Section.RELATION_WEIGHTS,
        "must be one a relation, " + relations,
        section.byteSize() / Float.BYTES);
    float[] weights = section.toArray(Layout.FLOAT);
    for (float weight : weights) {
      require(weight >= 0 && weight <= 1, base, Section.RELATION_WEIGHTS, "must be 0 to 1", weight);
    }
    return weights;
  }

  /** All numbers that point somewhere; the neighbours themselves by {@link Verification}. */
  static void verify(Path base, Graph graph) {
    for (int node = 0; node < graph.nodes(); node++) {
      for (int i = 0; i < graph.degree(node); i++) {
        int relation = graph.relation(node, i);
        boolean known = relation >= Graph.TOLD && relation < graph.relations();
        require(known, base, Section.EDGE_RELATIONS, "must be a relation", relation);
        int before = i == 0 ? -1 : graph.relation(node, i - 1);
        boolean rises =
            relation > before
                || (relation == before && graph.neighbour(node, i) > graph.neighbour(node, i - 1));
        require(rises, base, Section.EDGE_NODES, "must rise within a relation", "node " + node);
      }
    }
  }

  private static void require(
      boolean holds, Path base, Section section, String rule, Object value) {
    if (!holds) {
      throw Sections.damaged(base, section, rule, value);
    }
  }
}
