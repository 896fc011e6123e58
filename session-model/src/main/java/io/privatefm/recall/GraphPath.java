package io.privatefm.recall;

import io.privatefm.catalogue.graph.Graph;

/**
 * How the graph came to a track: from a seed over a node that both have, or, in two hops, over a
 * node to a track between, and over another node on. Scratch, overwritten in place.
 *
 * <p>A node here is one of {@link Graph}: the artist or the tag of both tracks, the entity that
 * both, or their artists, are joined to; or else the artist, the tag or the track itself that the
 * relation leads to.
 */
public final class GraphPath {
  private static final int NONE = -1;

  private int seed = NONE;
  private int relation = NONE;
  private int node = NONE;
  private int between = NONE;
  private int relationBefore = NONE;
  private int nodeBefore = NONE;

  /** The row of the praised track where it begins; -1 when the graph did not lead here. */
  public int seed() {
    return seed;
  }

  /** The relation of the last hop. */
  public int relation() {
    return relation;
  }

  /** The node of the last hop. */
  public int node() {
    return node;
  }

  /** The row of the track between two hops; -1 for one hop. */
  public int between() {
    return between;
  }

  /** The relation of the first of two hops. */
  public int relationBefore() {
    return relationBefore;
  }

  /** The node of the first of two hops. */
  public int nodeBefore() {
    return nodeBefore;
  }

  void clear() {
    seed = NONE;
  }

  /** Begins at a praised track. */
  void begin(int row) {
    seed = row;
    relation = NONE;
    node = NONE;
    between = NONE;
  }

  /** Goes on from the track that it led to. */
  void goOn(int row) {
    between = row;
    relationBefore = relation;
    nodeBefore = node;
    relation = NONE;
    node = NONE;
  }

  /** Over this node, by this relation. */
  void over(int by, int which) {
    relation = by;
    node = which;
  }

  void set(GraphPath other) {
    seed = other.seed;
    relation = other.relation;
    node = other.node;
    between = other.between;
    relationBefore = other.relationBefore;
    nodeBefore = other.nodeBefore;
  }
}
