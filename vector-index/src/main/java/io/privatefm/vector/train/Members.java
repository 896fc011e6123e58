package io.privatefm.vector.train;

import java.util.Arrays;

/** Which rows of a sample belong to which cluster: positions in ascending order. */
final class Members {
  private final int[] starts;
  private final int[] positions;

  Members(int[] assigned, int clusters) {
    starts = new int[clusters + 1];
    for (int cluster : assigned) {
      starts[cluster + 1]++;
    }
    for (int cluster = 0; cluster < clusters; cluster++) {
      starts[cluster + 1] += starts[cluster];
    }
    int[] next = starts.clone();
    positions = new int[assigned.length];
    for (int position = 0; position < assigned.length; position++) {
      positions[next[assigned[position]]++] = position;
    }
  }

  int count(int cluster) {
    return starts[cluster + 1] - starts[cluster];
  }

  /** The sample positions of a cluster's members. */
  int[] positions(int cluster) {
    return Arrays.copyOfRange(positions, starts[cluster], starts[cluster + 1]);
  }

  /** The sample position of a cluster's member. */
  int position(int cluster, int member) {
    return positions[starts[cluster] + member];
  }
}
