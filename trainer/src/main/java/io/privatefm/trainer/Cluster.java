package io.privatefm.trainer;

import io.privatefm.catalogue.CatalogueException;
import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.jspecify.annotations.Nullable;

/** Where the training runs: threads of this process, or a Spark cluster. */
final class Cluster {
  private static final String MASTER = "spark.master";
  private static final long TELL_EVERY_NANOS = 5_000_000_000L;

  /** Tells that it found no native library; held, or its level would be forgotten. */
  private static final Logger ALGEBRA = Logger.getLogger("dev.ludovic.netlib");

  private Cluster() {}

  /**
   * Connects.
   *
   * @param master null: what spark-submit says, else all processors here
   * @param settings of Spark
   */
  static JavaSparkContext open(
      @Nullable String master, Map<String, String> settings, int partitions, Phases phases) {
    SparkConf conf =
        new SparkConf()
            .setAppName("Private FM training")
            .setIfMissing("spark.ui.enabled", "false")
            .set("spark.serializer.extraDebugInfo", "false") // reads classes that JDK 24 has not
            .set("spark.default.parallelism", Integer.toString(partitions));
    ALGEBRA.setLevel(Level.OFF);
    settings.forEach(conf::set);
    if (master != null) {
      conf.setMaster(master);
    }
    conf.setIfMissing(MASTER, "local[*]");
    if (conf.get(MASTER).startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else if (!conf.contains("spark.jars")) {
      conf.setJars(ownJars());
    }
    JavaSparkContext spark = connect(conf);
    spark.sc().addSparkListener(new Teller(phases));
    return spark;
  }

  private static JavaSparkContext connect(SparkConf conf) {
    try {
      return new JavaSparkContext(conf);
    } catch (Exception e) { // Scala throws checked ones without saying so
      throw new CatalogueException(
          "must be a Spark master that answers: --master="
              + conf.get(MASTER)
              + " cause="
              + e.getMessage(),
          e);
    }
  }

  /** What the executors need beside Spark: the jars of the project. */
  private static String[] ownJars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            path ->
                new File(path).getName().matches("(trainer|session-model|vector-index)-.*\\.jar"))
        .toArray(String[]::new);
  }

  /** Says now and then how many steps a long phase has behind it. */
  private static final class Teller extends SparkListener {
    private final Phases phases;
    private String phase = "";
    private int steps;
    private long toldAtNanos = System.nanoTime();

    Teller(Phases phases) {
      this.phases = phases;
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd job) {
      String running = phases.running();
      steps = running.equals(phase) ? steps + 1 : 1;
      if (!running.equals(phase)) {
        toldAtNanos = System.nanoTime();
      }
      phase = running;
      if (System.nanoTime() - toldAtNanos > TELL_EVERY_NANOS) {
        toldAtNanos = System.nanoTime();
        phases.say(phase + ", step " + steps);
      }
    }
  }
}
