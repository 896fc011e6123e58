package io.privatefm.bench.run;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.Truth;
import io.privatefm.bench.peer.Contender;
import io.privatefm.bench.peer.Effort;
import io.privatefm.bench.peer.Pass;
import io.privatefm.bench.peer.Resident;
import io.privatefm.bench.peer.Searching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One open system with what has been measured of it so far. Owned by one thread. */
final class Runner implements AutoCloseable {
  private static final double ENOUGH_RECALL = 0.997;
  private static final double TOO_LITTLE_RECALL = 0.7;

  private final Built built;
  private final Truth truth;
  private final int vectors;
  private final Searching searching;
  private final float[][] queries;
  private final List<Effort> efforts = new ArrayList<>();
  private final List<Double> recalls = new ArrayList<>();
  private final List<List<double[]>> figures = new ArrayList<>();
  private final long residentBytes;

  /**
   * Opens the system, warms it up and looks at its recall at each effort; efforts with a uselessly
   * low recall are left out, and so are those beyond the first that finds nearly everything.
   *
   * @param plan tells the efforts to look at and how long to warm up
   */
  Runner(Built built, Dataset data, Truth truth, Plan plan) throws IOException {
    this.built = built;
    this.truth = truth;
    vectors = data.base().size();
    Contender contender = built.contender();
    queries =
        Arrays.copyOf(
            truth.queries(), Math.min(contender.queriesOfAPass(), truth.queries().length));
    long before = Resident.ofThisProcess();
    searching = contender.open(data, built.folder());
    List<Effort> asked = searching.efforts(plan.lengths());
    warmUp(asked.getFirst(), plan.warmUpSeconds());
    for (Effort effort : asked) {
      double recall = recall(searching.run(queries, truth.k(), effort.number()));
      if (recall >= TOO_LITTLE_RECALL || effort.equals(asked.getLast())) {
        efforts.add(effort);
        recalls.add(recall);
        figures.add(new ArrayList<>());
      }
      if (recall >= ENOUGH_RECALL) {
        break;
      }
    }
    residentBytes = searching.residentBytes(Math.max(0, Resident.ofThisProcess() - before));
  }

  private void warmUp(Effort effort, int seconds) throws IOException {
    long began = System.nanoTime();
    do {
      searching.run(queries, truth.k(), effort.number());
    } while (System.nanoTime() - began < seconds * 1_000_000_000L);
  }

  private double recall(Pass pass) {
    double sum = 0;
    for (int query = 0; query < queries.length; query++) {
      sum += truth.recall(query, pass.ids()[query]);
    }
    return sum / queries.length;
  }

  String system() {
    return built.contender().system();
  }

  /** How many efforts are measured. */
  int efforts() {
    return efforts.size();
  }

  /** Measures one pass at the effort with the number, from 0 to {@link #efforts()} − 1. */
  void measure(int number) throws IOException {
    Pass pass = searching.run(queries, truth.k(), efforts.get(number).number());
    figures.get(number).add(figures(pass.nanos()));
  }

  /** Queries per second, p50 and p99 in microseconds. */
  private static double[] figures(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    double seconds = Arrays.stream(sorted).sum() / 1e9;
    return new double[] {
      sorted.length / seconds, percentile(sorted, 0.50) / 1e3, percentile(sorted, 0.99) / 1e3
    };
  }

  private static long percentile(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  /** What has been measured. */
  Curve curve() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < efforts.size(); i++) {
      List<double[]> rounds = figures.get(i);
      points.add(
          new Point(
              efforts.get(i).parameters(),
              recalls.get(i),
              median(rounds, 0),
              median(rounds, 1),
              median(rounds, 2)));
    }
    Contender contender = built.contender();
    return new Curve(
        contender.system(),
        contender.parameters(),
        built.seconds(),
        searching.bytes() / (double) vectors,
        residentBytes,
        points);
  }

  private static double median(List<double[]> rounds, int figure) {
    double[] sorted = rounds.stream().mapToDouble(round -> round[figure]).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  public void close() throws IOException {
    searching.close();
  }
}
