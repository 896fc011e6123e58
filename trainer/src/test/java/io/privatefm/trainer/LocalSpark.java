package io.privatefm.trainer;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/** A Spark of this process for the tests of single steps. */
public final class LocalSpark {
  private LocalSpark() {}

  /** Two threads and three partitions, as the command would have them. */
  public static JavaSparkContext open() {
    return Cluster.open("local[2]", Map.of(), 3, new Phases(new PrintWriter(Writer.nullWriter())));
  }
}
