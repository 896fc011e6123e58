package io.privatefm.recall;

import io.privatefm.catalogue.graph.Graph;
import java.util.random.RandomGenerator;

/**
 * Spreads the chance of a walk from a track over the nodes around it, relation by relation:
 *
 * <pre>
 *   its artist            weight of artist
 *   each of its tags      weight of tag / its tags
 *   over a told relation  weight / edges of it, from the track, its artist and each of its tags;
 *                         from an entity on to the artists there, from an artist or a
 *                         tag on to the tracks told of it, 1 / its edges each
 * </pre>
 *
 * <p>Of more than {@value #EDGES} edges those from a random place on are followed. Work: {@value
 * #LOOKS} nodes looked at between two {@link #begin}.
 */
final class GraphSpread {
  private static final int EDGES = 16;
  private static final int LOOKS = 1_024;

  private final Graph graph;
  private final float[] weights;
  private final GraphNodes nodes;
  private final GraphPath path = new GraphPath();
  private int looks;

  /** Adds to the nodes by the weights of the relations. */
  GraphSpread(Graph graph, float[] weights, GraphNodes nodes) {
    this.graph = graph;
    this.weights = weights;
    this.nodes = nodes;
  }

  void begin() {
    looks = LOOKS;
  }

  /** From a praised track. */
  void from(int row, float chance, RandomGenerator random) {
    path.begin(row);
    spread(row, chance, random);
  }

  /** On from a track that a path led to. */
  void through(GraphPath before, int row, float chance, RandomGenerator random) {
    path.set(before);
    path.goOn(row);
    spread(row, chance, random);
  }

  private void spread(int row, float chance, RandomGenerator random) {
    if (looks <= 0) {
      return;
    }
    int artist = graph.artistNodeOf(row);
    path.over(Graph.ARTIST, artist);
    add(artist, chance * weights[Graph.ARTIST]);
    follow(row, chance, random);
    follow(artist, chance, random);
    int tags = graph.tagCount(row);
    for (int i = 0; i < tags; i++) {
      int tag = graph.tagNodeOf(row, i);
      path.over(Graph.TAG, tag);
      add(tag, chance * weights[Graph.TAG] / tags);
      follow(tag, chance / tags, random);
    }
  }

  /** Along what was told of a node. */
  private void follow(int node, float chance, RandomGenerator random) {
    int degree = graph.degree(node);
    int end;
    for (int start = 0; start < degree && looks > 0; start = end) {
      end = graph.endOfRelation(node, start);
      int relation = graph.relation(node, start);
      int edges = end - start;
      float each = chance * weights[relation] / edges;
      int from = edges > EDGES ? random.nextInt(edges) : 0;
      for (int i = 0; i < Math.min(EDGES, edges); i++) {
        int other = graph.neighbour(node, start + (from + i) % edges);
        path.over(relation, other);
        add(other, each);
        if (!graph.isTrack(other)) {
          goOn(other, each, random);
        }
      }
    }
  }

  /** From an entity to the artists there, and from an artist or a tag to tracks told of it. */
  private void goOn(int node, float chance, RandomGenerator random) {
    int edges = graph.degree(node);
    int from = edges > EDGES ? random.nextInt(edges) : 0;
    for (int i = 0; i < Math.min(EDGES, edges) && looks > 0; i++) {
      int other = graph.neighbour(node, (from + i) % edges);
      if (graph.isEntity(node) ? graph.isArtist(other) : graph.isTrack(other)) {
        add(other, chance / edges);
      }
    }
  }

  private void add(int node, float chance) {
    looks--;
    if (chance > 0) {
      nodes.add(node, chance, path);
    }
  }
}
