package io.privatefm.bench.ways;

import io.privatefm.vector.Allowed;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.VectorIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Opens an index in a process that has done nothing before, and asks it once: what a server's start
 * or an edge node's wake-up waits for. The file is in the page cache, the code is cold.
 */
final class Opening {
  private static final int PROCESSES = 7;
  private static final int K = 10;

  private Opening() {}

  /** The process: prints the milliseconds from before the opening to the answer. */
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    long began = System.nanoTime();
    try (VectorIndex index = VectorIndex.open(file)) {
      float[] query = new float[index.dimension()];
      Arrays.fill(query, (float) (1 / Math.sqrt(query.length)));
      Neighbours found = new Neighbours(K);
      index.searcher().search(query, Allowed.all(), found);
      double millis = (System.nanoTime() - began) / 1e6;
      System.out.println(found.count() == Math.min(K, index.size()) ? millis : "incomplete");
    }
  }

  /** The median over several processes, with this one's flags. */
  static double medianMillis(Path file) throws IOException {
    double[] millis = new double[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
      millis[i] = inProcess(file);
    }
    Arrays.sort(millis);
    return millis[PROCESSES / 2];
  }

  private static double inProcess(Path file) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Opening.class.getName(), file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return Double.parseDouble(told.strip());
    } catch (NumberFormatException e) {
      throw new IOException("must be opened and asked in a process of its own: said=" + told, e);
    }
  }
}
