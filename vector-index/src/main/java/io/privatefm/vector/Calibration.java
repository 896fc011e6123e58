package io.privatefm.vector;

import io.privatefm.vector.train.Parallel;
import io.privatefm.vector.train.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures which effort gives which recall, on a sample of an index's own vectors that are not to
 * find themselves, against the exact scan.
 *
 * <p>A neighbour counts as found if its score reaches the tenth exact one, so that equal vectors do
 * not count as errors.
 */
final class Calibration {
  private static final double[] RECALLS = {0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995};
  private static final int[] RESCORED = {20, 30, 40, 60, 90, 140, 220, 340, 500};
  private static final double STEP = 1.25;
  private static final int K = 10;

  /** What scoring one row costs, in vectors passed over in a list. */
  private static final int ROW_COST = 40;

  private final InvertedIndex index;
  private final int threads;
  private final Progress progress;
  private final int[] ids;
  private final float[] worst;
  private final Map<Effort, Double> measured = new HashMap<>();
  private final List<Integer> steps = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();

  private Calibration(InvertedIndex index, long seed, int threads, Progress progress) {
    this.index = index;
    this.threads = threads;
    this.progress = progress;
    ids =
        new SplittableRandom(seed)
            .ints(0, index.size())
            .distinct()
            .limit(Math.min(MeasuredEffort.SAMPLE, index.size()))
            .toArray();
    worst = new float[ids.length];
    for (double lists = 1; lists < index.lists().count(); lists = Math.ceil(lists * STEP)) {
      steps.add((int) lists);
    }
    steps.add(index.lists().count());
  }

  /** The cheapest effort for each of some recalls that can be reached. */
  static List<MeasuredEffort> measure(
      InvertedIndex index, long seed, int threads, Progress progress) {
    if (index.size() <= K) {
      return List.of();
    }
    return new Calibration(index, seed, threads, progress).measure();
  }

  private List<MeasuredEffort> measure() {
    findWorst();
    List<MeasuredEffort> efforts = new ArrayList<>();
    for (double recall : RECALLS) {
      Effort cheapest = cheapest(recall);
      if (cheapest == null) {
        break;
      }
      MeasuredEffort found = new MeasuredEffort(recall(cheapest), cheapest);
      if (efforts.isEmpty() || efforts.getLast().recall() < found.recall()) {
        efforts.add(found);
      }
    }
    return efforts;
  }

  private @org.jspecify.annotations.Nullable Effort cheapest(double recall) {
    Effort cheapest = null;
    for (int rescored : RESCORED) {
      int step = leastStep(recall, rescored);
      if (step < steps.size()) {
        Effort effort = new Effort(steps.get(step), rescored);
        cheapest = cheapest == null || cost(effort) < cost(cheapest) ? effort : cheapest;
      }
    }
    return cheapest;
  }

  private long cost(Effort effort) {
    return (long) effort.lists() * index.lists().meanSize() + (long) effort.rescored() * ROW_COST;
  }

  /** The first step of lists that gives the recall, by bisection: recall rises with lists. */
  private int leastStep(double recall, int rescored) {
    int low = 0;
    int high = steps.size();
    if (recall(new Effort(steps.getLast(), rescored)) < recall) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (recall(new Effort(steps.get(middle), rescored)) >= recall) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void findWorst() {
    Parallel.run(
        threads,
        ids.length,
        () -> {
          var search = new Search(index);
          return i -> {
            search.exact.search(search.query(ids[i]), search.others, search.found);
            worst[i] = search.found.score(search.found.count() - 1);
            progress.at("finding exact neighbours", done.incrementAndGet(), ids.length);
          };
        });
  }

  private double recall(Effort effort) {
    Double known = measured.get(effort);
    if (known != null) {
      return known;
    }
    AtomicLong hits = new AtomicLong();
    Parallel.run(
        threads,
        ids.length,
        () -> {
          var search = new Search(index);
          return i -> {
            search.lists.search(search.query(ids[i]), effort, search.others, search.found);
            hits.addAndGet(search.reaching(worst[i]));
          };
        });
    double recall = hits.get() / (double) (K * ids.length);
    measured.put(effort, recall);
    progress.at("measuring recall", measured.size(), measured.size());
    return recall;
  }

  /** One thread's scratch. */
  private static final class Search {
    private final InvertedIndex index;
    private final float[] query;
    final Searcher lists;
    final Searcher exact;
    final AllowedExcept others = Allowed.except();
    final Neighbours found = new Neighbours(K);

    Search(InvertedIndex index) {
      this.index = index;
      query = new float[index.dimension()];
      lists = index.searcher();
      exact = index.exactSearcher();
    }

    float[] query(int id) {
      others.allowAll();
      others.forbid(id);
      index.copyVector(id, query);
      return query;
    }

    int reaching(float score) {
      int reaching = 0;
      for (int i = 0; i < found.count(); i++) {
        reaching += found.score(i) >= score ? 1 : 0;
      }
      return reaching;
    }
  }
}
