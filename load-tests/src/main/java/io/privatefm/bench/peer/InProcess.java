package io.privatefm.bench.peer;

import java.io.IOException;
import java.util.Arrays;

/** A system that is searched within this process. */
abstract class InProcess implements Searching {
  private final long bytes;

  InProcess(long bytes) {
    this.bytes = bytes;
  }

  /** Answers one query; what is not found stays -1. */
  abstract void search(float[] query, int effort, int[] into) throws IOException;

  @Override
  public final Pass run(float[][] queries, int k, int effort) throws IOException {
    int[][] ids = new int[queries.length][k];
    long[] nanos = new long[queries.length];
    for (int query = 0; query < queries.length; query++) {
      Arrays.fill(ids[query], -1);
      long began = System.nanoTime();
      search(queries[query], effort, ids[query]);
      nanos[query] = System.nanoTime() - began;
    }
    return new Pass(ids, nanos);
  }

  @Override
  public final long bytes() {
    return bytes;
  }

  @Override
  public long residentBytes(long grown) {
    return grown;
  }
}
