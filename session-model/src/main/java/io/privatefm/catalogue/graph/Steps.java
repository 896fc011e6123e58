package io.privatefm.catalogue.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The chance of a walk from one track to another along each relation:
 *
 * <pre>
 *   artist    1 / tracks of the artist, when they have one
 *   tag       Σ over common tags 1 / (tags of the first · tracks of the tag)
 *   told r    Σ over nodes n that r joins to the first track or its artist
 *                 1 / (edges of r there) · chance to leave n for the second
 *             which is 1 / tracks of n for an artist or a tag; for an entity 1 / edges of n, and as
 *             much less for an artist there as it has tracks; for a track told of an artist or a tag
 *             1 / edges of that
 * </pre>
 */
final class Steps {
  /** Edges of a track or an artist that are followed. */
  private static final int EDGES = 256;

  private final Graph graph;
  private final Map<Integer, Double> leaving = new HashMap<>();

  Steps(Graph graph) {
    this.graph = graph;
  }

  /** Writes the chance along each relation. */
  void chances(int from, int to, double[] into) {
    Arrays.fill(into, 0);
    int artist = graph.artistNodeOf(to);
    if (graph.artistNodeOf(from) == artist) {
      into[Graph.ARTIST] = 1.0 / graph.members(artist);
    }
    for (int i = 0; i < graph.tagCount(from); i++) {
      int tag = graph.tagNodeOf(from, i);
      for (int j = 0; j < graph.tagCount(to); j++) {
        if (graph.tagNodeOf(to, j) == tag) {
          into[Graph.TAG] += 1.0 / graph.tagCount(from) / graph.members(tag);
        }
      }
    }
    if (graph.relations() > Graph.TOLD) {
      leave(to, artist);
      follow(from, into);
      follow(graph.artistNodeOf(from), into);
    }
  }

  /** The chance to leave each node for a track. */
  private void leave(int to, int artist) {
    leaving.clear();
    leaving.put(to, 1.0);
    leaving.put(artist, 1.0 / graph.members(artist));
    for (int i = 0; i < graph.tagCount(to); i++) {
      int tag = graph.tagNodeOf(to, i);
      leaving.put(tag, 1.0 / graph.members(tag));
    }
    leaveTold(to, 1);
    leaveTold(artist, 1.0 / graph.members(artist));
  }

  private void leaveTold(int node, double share) {
    for (int i = 0; i < Math.min(EDGES, graph.degree(node)); i++) {
      int other = graph.neighbour(node, i);
      if (graph.isEntity(other) || (graph.isTrack(node) && !graph.isTrack(other))) {
        leaving.merge(other, share / graph.degree(other), Double::sum);
      }
    }
  }

  private void follow(int node, double[] into) {
    int degree = Math.min(EDGES, graph.degree(node));
    int end;
    for (int start = 0; start < degree; start = end) {
      end = graph.endOfRelation(node, start);
      int relation = graph.relation(node, start);
      for (int i = start; i < Math.min(end, degree); i++) {
        Double leave = leaving.get(graph.neighbour(node, i));
        into[relation] += leave == null ? 0 : leave / (end - start);
      }
    }
  }
}
