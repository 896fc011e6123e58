package io.privatefm.bench.ways;

import io.privatefm.bench.data.Dataset;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.Effort;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import io.privatefm.vector.VectorIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Times ways of searching one index in turns and tells medians, their ratio to the plain search,
 * and recall against an exact scan of what is allowed.
 */
public final class Ways {
  private static final int QUERIES = 100;
  private static final int WARM_UP_ROUNDS = 10;
  private static final int TOGETHER = 5;
  private static final int K = 10;
  private static final double[] PARTS = {0.5, 0.1, 0.01, 0.001};

  private final VectorIndex index;
  private final Effort effort;
  private final float[][] queries;
  private final List<Way> ways = new ArrayList<>();

  private Ways(VectorIndex index, Effort effort, float[][] queries) {
    this.index = index;
    this.effort = effort;
    this.queries = queries;
  }

  /** A way of searching: what is allowed to each query, or several queries together. */
  private record Way(String name, List<Allowed> allowed, int together, List<Double> medians) {}

  /** Opens the file, searches it in all ways and gives the table as Markdown. */
  public static String measure(
      Path file, Dataset data, double recall, int rounds, Consumer<String> say) {
    long began = System.nanoTime();
    try (VectorIndex index = VectorIndex.open(file)) {
      float[] first = data.queries().row(0);
      index.searcher().search(first, Allowed.all(), new Neighbours(K));
      double openMillis = (System.nanoTime() - began) / 1e6;
      float[][] queries = new float[Math.min(QUERIES, data.queries().size())][];
      Arrays.setAll(queries, data.queries()::row);
      var ways = new Ways(index, index.effort(recall), queries);
      say.accept("choosing what filters allow");
      ways.plan();
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        say.accept(round < 0 ? "warming up" : "round " + (round + 1) + " of " + rounds);
        ways.round(round >= 0);
      }
      return ways.table(openMillis);
    }
  }

  private void plan() {
    add("plain", 1, query -> Allowed.all());
    for (Filter filter : Filter.values()) {
      for (double part : PARTS) {
        String name = String.format(Locale.ROOT, "%.1f %% %s", 100 * part, filter.title());
        add(name, 1, i -> filter.allowed(index, queries[i], part, i));
      }
    }
    add("a single id", 1, i -> Filter.RANDOM.allowed(index, queries[i], 0, i));
    add(TOGETHER + " unrelated queries together", TOGETHER, query -> Allowed.all());
  }

  private void add(String name, int together, java.util.function.IntFunction<Allowed> allowed) {
    Allowed[] each = new Allowed[queries.length];
    Arrays.setAll(each, allowed);
    ways.add(new Way(name, List.of(each), together, new ArrayList<>()));
  }

  private void round(boolean counts) {
    Searcher searcher = index.searcher();
    for (Way way : ways) {
      double micros = median(way, searcher);
      if (counts) {
        way.medians.add(micros);
      }
    }
  }

  private double median(Way way, Searcher searcher) {
    Neighbours[] found = new Neighbours[way.together];
    Arrays.setAll(found, i -> new Neighbours(K));
    float[][] asked = new float[way.together][];
    double[] micros = new double[queries.length];
    for (int i = 0; i < queries.length; i++) {
      for (int j = 0; j < way.together; j++) {
        asked[j] = queries[(i + 17 * j) % queries.length];
      }
      long began = System.nanoTime();
      searcher.search(asked, way.together, effort, way.allowed.get(i), found);
      micros[i] = (System.nanoTime() - began) / 1e3;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }

  private double recall(Way way) {
    Searcher searcher = index.searcher();
    Effort everything = new Effort(Integer.MAX_VALUE, Integer.MAX_VALUE);
    Neighbours found = new Neighbours(K);
    Neighbours wanted = new Neighbours(K);
    int hits = 0;
    int all = 0;
    for (int i = 0; i < queries.length; i++) {
      searcher.search(queries[i], effort, way.allowed.get(i), found);
      searcher.search(queries[i], everything, way.allowed.get(i), wanted);
      all += wanted.count();
      for (int rank = 0; rank < found.count(); rank++) {
        hits += found.score(rank) >= wanted.score(wanted.count() - 1) ? 1 : 0;
      }
    }
    return hits / (double) all;
  }

  private String table(double openMillis) {
    StringBuilder table = new StringBuilder();
    table.append("| search | recall@10 | p50 µs | × the plain one |\n|---|---:|---:|---:|\n");
    for (Way way : ways) {
      double[] ratios = new double[way.medians.size()];
      Arrays.setAll(ratios, i -> way.medians.get(i) / ways.getFirst().medians.get(i));
      Arrays.sort(ratios);
      double[] micros = way.medians.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.3f | %,.0f | %.2f |%n",
              way.name,
              recall(way),
              micros[micros.length / 2],
              ratios[ratios.length / 2]));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "%n%,d vectors of %d components, %s profile, %s. Opened, with the first answer of a cold"
                + " process: %.0f ms.%n",
            index.size(),
            index.dimension(),
            index.profile().name().toLowerCase(Locale.ROOT),
            effort,
            openMillis));
    return table.toString();
  }
}
