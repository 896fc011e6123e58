package io.privatefm.recall;

import io.privatefm.catalogue.graph.Graph;
import java.util.Arrays;

/**
 * The nodes that walks from the praised tracks pass through, each with the chance to be there, and
 * with the path that brings most of it, the ones of one hop before those of two. At most {@value
 * #MOST}; further ones are passed over. Scratch of one engine, allocates nothing.
 */
final class GraphNodes {
  static final int MOST = 512;

  private static final int SLOTS = 2 * MOST;
  private static final int GOLDEN = 0x9E3779B9;
  private static final int FREE = -1;

  /** Low bits of a ranked node; a positive float's bits rise with it. */
  private static final int INDEX_BITS = 16;

  private final Graph graph;
  private final int[] slots = new int[SLOTS];
  private final int[] nodes = new int[MOST];
  private final float[] roots = new float[MOST];
  private final float[] most = new float[MOST];
  private final int[] members = new int[MOST];
  private final float[] each = new float[MOST];
  private final GraphPath[] paths = new GraphPath[MOST];
  private final long[] ranked = new long[MOST];
  private int count;

  GraphNodes(Graph graph) {
    this.graph = graph;
    Arrays.setAll(paths, i -> new GraphPath());
    Arrays.fill(slots, FREE);
  }

  void clear() {
    Arrays.fill(slots, FREE);
    count = 0;
  }

  int count() {
    return count;
  }

  /** Adds a chance to be at a node. */
  void add(int node, float chance, GraphPath path) {
    int slot = slot(node);
    int at = slots[slot];
    if (at == FREE) {
      if (count == MOST) {
        return;
      }
      at = count++;
      slots[slot] = at;
      nodes[at] = node;
      roots[at] = 0;
      most[at] = 0;
      members[at] = graph.members(node);
    }
    roots[at] += (float) Math.sqrt(chance);
    boolean hopsMore = path.between() >= 0 && paths[at].between() < 0 && most[at] > 0;
    if (chance > most[at] && !hopsMore) {
      most[at] = chance;
      paths[at].set(path);
    }
  }

  /** Where a node is; -1 where it is not. */
  int find(int node) {
    return slots[slot(node)];
  }

  int node(int at) {
    return nodes[at];
  }

  /** The chance to pass through a node, raised by how many ways lead there. */
  float chance(int at) {
    return roots[at] * roots[at];
  }

  /** The chances of the nodes from {@code first} on together. */
  float chances(int first) {
    float sum = 0;
    for (int at = first; at < count; at++) {
      sum += chance(at);
    }
    return sum;
  }

  /** The chance to leave a node for one given member of it, as of the last {@link #rank}. */
  float each(int at) {
    return each[at];
  }

  GraphPath path(int at) {
    return paths[at];
  }

  /** Ranks the nodes from {@code first} on by {@link #each}. */
  void rank(int first) {
    for (int at = 0; at < count; at++) {
      each[at] = chance(at) / members[at];
    }
    for (int at = first; at < count; at++) {
      ranked[at] = (long) Float.floatToRawIntBits(each(at)) << INDEX_BITS | (MOST - at);
    }
    Arrays.sort(ranked, first, count);
  }

  /** The i-th of the ranked, the likeliest first, of equals the first that came. */
  int ranked(int first, int i) {
    return MOST - (int) (ranked[count - 1 - (i - first)] & (1 << INDEX_BITS) - 1);
  }

  private int slot(int node) {
    int slot = ((node * GOLDEN) >>> 8) & (SLOTS - 1);
    while (slots[slot] != FREE && nodes[slots[slot]] != node) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
