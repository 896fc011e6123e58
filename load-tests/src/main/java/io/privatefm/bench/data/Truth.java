package io.privatefm.bench.data;

import io.privatefm.vector.Allowed;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import io.privatefm.vector.VectorIndex;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The exact neighbours of every query, found by the exact scan, and the recall of an answer.
 *
 * <p>An answered id counts when its exact score is at least that of the k-th true neighbour: of
 * several equal vectors any is as right as another.
 */
public final class Truth {
  private static final int QUERIES_AT_ONCE = 16;

  private final VectorIndex exact;
  private final float[][] queries;
  private final float[] worst;
  private final int k;

  private Truth(VectorIndex exact, float[][] queries, float[] worst, int k) {
    this.exact = exact;
    this.queries = queries;
    this.worst = worst;
    this.k = k;
  }

  /**
   * The truth of the data, computed once and then kept in its folder.
   *
   * @param exact the exact index of the base, borrowed
   */
  public static Truth of(Dataset data, VectorIndex exact, int k, int threads, Consumer<String> say)
      throws IOException {
    float[][] queries = new float[data.queries().size()][];
    for (int query = 0; query < queries.length; query++) {
      queries[query] = data.queries().row(query);
    }
    int found = Math.min(k, exact.size());
    Path folder = data.folder().resolve("truth-" + k);
    Folders.fillOnce(
        folder,
        into -> {
          say.accept("scanning for the exact neighbours");
          write(into.resolve("worst"), scan(exact, queries, found, threads));
        });
    return new Truth(exact, queries, read(folder.resolve("worst"), queries.length), found);
  }

  /** All queries, {@code float32[dimension]} each. */
  public float[][] queries() {
    return queries;
  }

  /** How many neighbours there are to find. */
  public int k() {
    return k;
  }

  /** The share of the true neighbours of the query that are among the distinct ids, 0 to 1. */
  public double recall(int query, int[] ids) {
    long right =
        java.util.Arrays.stream(ids)
            .filter(id -> id >= 0)
            .distinct()
            .filter(id -> exact.score(id, queries[query]) >= worst[query])
            .count();
    return Math.min(1, right / (double) k);
  }

  private static float[] scan(VectorIndex exact, float[][] queries, int k, int threads) {
    float[] worst = new float[queries.length];
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(workers.submit(() -> scanShare(exact, queries, k, next, worst)));
      }
      for (Future<?> share : running) {
        share.get();
      }
      return worst;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void scanShare(
      VectorIndex exact, float[][] queries, int k, AtomicInteger next, float[] worst) {
    Searcher searcher = exact.searcher();
    Neighbours found = new Neighbours(k);
    for (int at = next.getAndAdd(QUERIES_AT_ONCE);
        at < queries.length;
        at = next.getAndAdd(QUERIES_AT_ONCE)) {
      for (int query = at; query < Math.min(queries.length, at + QUERIES_AT_ONCE); query++) {
        searcher.search(queries[query], Allowed.all(), found);
        worst[query] = found.score(found.count() - 1);
      }
    }
  }

  private static void write(Path file, float[] worst) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      for (float score : worst) {
        out.writeFloat(score);
      }
    }
  }

  private static float[] read(Path file, int count) throws IOException {
    float[] worst = new float[count];
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (int query = 0; query < count; query++) {
        worst[query] = in.readFloat();
      }
    }
    return worst;
  }
}
