package io.privatefm.bench.ways;

import io.privatefm.bench.data.Dataset;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.Effort;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import io.privatefm.vector.VectorIndex;
import io.privatefm.vector.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Times ways of searching one index in turns and tells medians, their ratio to the plain search,
 * and recall against an exact scan of what is allowed.
 */
public final class Ways {
  private static final int QUERIES = 100;
  private static final int WARM_UP_ROUNDS = 10;
  private static final int TOGETHER = 5;
  private static final int K = 10;

  /** One query that asks for what a group of queries asks for together. */
  private static final int ALL = TOGETHER * K;

  /** Every so manieth neighbour is among the near vectors of which a mean is taken. */
  private static final int NEAR = 20;

  private static final double[] PARTS = {0.5, 0.1, 0.01, 0.001};
  private static final int[] FORBIDDEN = {30, 100, 1_000};

  private final VectorIndex index;
  private final Effort effort;

  /** All queries; those asked alone are the first of them. */
  private final float[][] queries;

  private final int asked;
  private final List<Way> ways = new ArrayList<>();

  private Ways(VectorIndex index, Effort effort, float[][] queries) {
    this.index = index;
    this.effort = effort;
    this.queries = queries;
    asked = Math.min(QUERIES, queries.length);
  }

  /**
   * A way of searching: groups of queries, asked together or one by one for k neighbours each, and
   * what is allowed.
   */
  private record Way(
      String name,
      int k,
      boolean together,
      List<float[][]> queries,
      List<Allowed> allowed,
      List<Double> medians) {}

  /** Opens the file, searches it in all ways and gives the table as Markdown. */
  public static String measure(
      Path file, Dataset data, double recall, int rounds, Consumer<String> say) throws IOException {
    say.accept("opening the index in fresh processes");
    double openMillis = Opening.medianMillis(file);
    try (VectorIndex index = VectorIndex.open(file)) {
      float[][] queries = new float[Math.min(TOGETHER * QUERIES, data.queries().size())][];
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
    add("plain", i -> Allowed.all());
    add("one query for " + ALL, ALL, false, this::alone, i -> Allowed.all());
    add("the mean of " + TOGETHER + " near vectors", K, false, this::near, i -> Allowed.all());
    add("between two unrelated queries", K, false, this::between, i -> Allowed.all());
    for (Filter filter : Filter.values()) {
      for (double part : PARTS) {
        String name = String.format(Locale.ROOT, "%.1f %% %s", 100 * part, filter.title());
        add(name, i -> filter.allowed(index, queries[i], part, i));
      }
    }
    add("a single id", i -> Filter.RANDOM.allowed(index, queries[i], 0, i));
    for (int nearest : FORBIDDEN) {
      double part = 1 - nearest / (double) index.size();
      String name = String.format(Locale.ROOT, "all but the %,d nearest", nearest);
      add(name, i -> Filter.AGAINST.allowed(index, queries[i], part, i));
    }
    addGroups(TOGETHER + " unrelated queries", this::unrelated);
    addGroups(TOGETHER + " queries near each other", this::related);
  }

  private float[][] alone(int i) {
    return new float[][] {queries[i]};
  }

  /** The mean of some of the vectors nearest to a query: as the interest of a station. */
  private float[][] near(int i) {
    Neighbours nearest = new Neighbours(NEAR * TOGETHER);
    index.searcher().search(queries[i], Allowed.all(), nearest);
    float[] mean = new float[index.dimension()];
    float[] vector = new float[index.dimension()];
    for (int rank = 0; rank < nearest.count(); rank += NEAR) {
      index.copyVector(nearest.id(rank), vector);
      Vectors.addScaledInPlace(mean, 1, vector);
    }
    Vectors.normaliseInPlace(mean);
    return new float[][] {mean};
  }

  private float[][] between(int i) {
    float[] middle = queries[i].clone();
    Vectors.addScaledInPlace(middle, 1, queries[(i + 1) % queries.length]);
    Vectors.normaliseInPlace(middle);
    return new float[][] {middle};
  }

  /** A query and others, of which as few as possible are asked by another group too. */
  private float[][] unrelated(int i) {
    float[][] group = new float[TOGETHER][];
    Arrays.setAll(group, j -> queries[(i + asked * j) % queries.length]);
    return group;
  }

  /** A query and those nearest to it. */
  private float[][] related(int i) {
    float[][] byNearness = queries.clone();
    Arrays.sort(byNearness, Comparator.comparingDouble(each -> -Vectors.dot(queries[i], each)));
    return Arrays.copyOf(byNearness, TOGETHER);
  }

  private void add(String name, IntFunction<Allowed> allowed) {
    add(name, K, false, this::alone, allowed);
  }

  private void addGroups(String name, IntFunction<float[][]> groups) {
    add(name + ", one by one", K, false, groups, i -> Allowed.all());
    add(name + ", together", K, true, groups, i -> Allowed.all());
  }

  private void add(
      String name,
      int k,
      boolean together,
      IntFunction<float[][]> groups,
      IntFunction<Allowed> allowed) {
    List<float[][]> eachGroup = IntStream.range(0, asked).mapToObj(groups).toList();
    List<Allowed> eachAllowed = IntStream.range(0, asked).mapToObj(allowed).toList();
    ways.add(new Way(name, k, together, eachGroup, eachAllowed, new ArrayList<>()));
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
    Neighbours[] found = new Neighbours[TOGETHER];
    Arrays.setAll(found, i -> new Neighbours(way.k));
    double[] micros = new double[asked];
    for (int i = 0; i < asked; i++) {
      float[][] group = way.queries.get(i);
      long began = System.nanoTime();
      if (way.together) {
        searcher.search(group, group.length, effort, way.allowed.get(i), found);
      } else {
        for (int each = 0; each < group.length; each++) {
          searcher.search(group[each], effort, way.allowed.get(i), found[each]);
        }
      }
      micros[i] = (System.nanoTime() - began) / 1e3;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }

  private double recall(Way way) {
    Searcher searcher = index.searcher();
    Effort everything = new Effort(Integer.MAX_VALUE, Integer.MAX_VALUE);
    Neighbours found = new Neighbours(way.k);
    Neighbours wanted = new Neighbours(way.k);
    int hits = 0;
    int all = 0;
    for (int i = 0; i < asked; i++) {
      float[] query = way.queries.get(i)[0];
      searcher.search(query, effort, way.allowed.get(i), found);
      searcher.search(query, everything, way.allowed.get(i), wanted);
      all += wanted.count();
      for (int rank = 0; rank < found.count(); rank++) {
        hits += found.score(rank) >= wanted.score(wanted.count() - 1) ? 1 : 0;
      }
    }
    return hits / (double) all;
  }

  private String table(double openMillis) {
    StringBuilder table = new StringBuilder();
    table.append("| search | recall | p50 µs | × the plain one |\n|---|---:|---:|---:|\n");
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
            "%n%,d vectors of %d components, %s profile, %s. Opened, with the first answer, in a"
                + " process that did nothing before: %.0f ms.%n",
            index.size(),
            index.dimension(),
            index.profile().name().toLowerCase(Locale.ROOT),
            effort,
            openMillis));
    return table.toString();
  }
}
