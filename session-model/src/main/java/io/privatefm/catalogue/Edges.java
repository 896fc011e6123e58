package io.privatefm.catalogue;

import io.privatefm.catalogue.graph.Graph;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Edges in both directions, each node's by relation and then by rising neighbour, each once.
 *
 * <pre>
 *   ends    int32[nodes]   where the edges of a node end
 *   edges   int64[…]       relation · 2³² + neighbour
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // written as it is, compared by nobody
record Edges(int[] starts, int[] ends, long[] edges, List<String> entities, RelationCounts counts) {

  static Edges of(int nodes, int[] heads, int[] tails, byte[] relations, int count) {
    int[] starts = new int[nodes];
    for (int i = 0; i < count; i++) {
      starts[heads[i]]++;
      starts[tails[i]]++;
    }
    int sum = 0;
    for (int node = 0; node < nodes; node++) {
      int its = starts[node];
      starts[node] = sum;
      sum += its;
    }
    int[] ends = starts.clone();
    long[] edges = new long[sum];
    for (int i = 0; i < count; i++) {
      edges[ends[heads[i]]++] = edge(relations[i], tails[i]);
      edges[ends[tails[i]]++] = edge(relations[i], heads[i]);
    }
    for (int node = 0; node < nodes; node++) {
      ends[node] = sortedOnce(edges, starts[node], ends[node]);
    }
    return new Edges(starts, ends, edges, List.of(), RelationCounts.NONE);
  }

  private static long edge(int relation, int neighbour) {
    return (long) relation << Integer.SIZE | neighbour;
  }

  private static int sortedOnce(long[] edges, int start, int end) {
    Arrays.sort(edges, start, end);
    int to = start;
    for (int i = start; i < end; i++) {
      if (i == start || edges[i] != edges[i - 1]) {
        edges[to++] = edges[i];
      }
    }
    return to;
  }

  Edges with(List<String> names, RelationCounts of) {
    return new Edges(starts, ends, edges, names, of);
  }

  /** How many there are, both directions taken as one. */
  int pairs() {
    long sum = 0;
    for (int node = 0; node < ends.length; node++) {
      sum += ends[node] - starts[node];
    }
    return (int) (sum / 2);
  }

  void write(Path base) {
    try (SectionWriter offsets = new SectionWriter(base, Section.EDGE_OFFSETS);
        SectionWriter nodes = new SectionWriter(base, Section.EDGE_NODES);
        SectionWriter relations = new SectionWriter(base, Section.EDGE_RELATIONS)) {
      offsets.putInt(0);
      int written = 0;
      for (int node = 0; node < ends.length; node++) {
        for (int i = starts[node]; i < ends[node]; i++) {
          nodes.putInt((int) edges[i]);
          relations.putInt(Graph.TOLD + (int) (edges[i] >>> Integer.SIZE));
        }
        written += ends[node] - starts[node];
        offsets.putInt(written);
      }
    }
  }
}
