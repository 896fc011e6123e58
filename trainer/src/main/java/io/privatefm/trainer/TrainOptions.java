package io.privatefm.trainer;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.trainer.graph.Walks;
import io.privatefm.trainer.log.Log;
import io.privatefm.trainer.vector.ImplicitFactors;
import io.privatefm.trainer.vector.WordVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a training can be told. */
final class TrainOptions {
  private static final int WORD_ITERATIONS = 40;
  private static final int ALS_ITERATIONS = 10;
  private static final int COLD_WALKS = 5;
  private static final int COLD_LENGTH = 10;
  private static final int COLD_WINDOW = 5;
  private static final int COLD_ITERATIONS = 3;

  @Option(
      names = "--sessions",
      paramLabel = "FILE",
      description = {
        "playlists, one a line, ids divided by spaces; or a TSV or CSV of listens with the columns",
        "track, and session or listener and time; plain or .gz"
      })
  @Nullable String sessions;

  @Option(
      names = "--journal",
      paramLabel = "FILE|DIR",
      description = {
        "what fm journal export wrote, as JSON Lines; or the data directory of a server that has",
        "stopped"
      })
  @Nullable String journal;

  @Option(
      names = "--ratings",
      paramLabel = "FILE",
      description = "ratings or rewards: a TSV or CSV with the columns listener, track, value")
  @Nullable String ratings;

  @Option(
      names = "--triples",
      paramLabel = "FILE",
      description = "more of the graph: a TSV or CSV with the columns head, relation, tail")
  @Nullable String triples;

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "FILE",
      description = "the tracks, as for fm catalogue build")
  Path tracks;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "made, or an earlier training replaced")
  Path out;

  @Option(
      names = "--method",
      paramLabel = "HOW",
      defaultValue = "graph",
      description = {
        "graph (default): Word2Vec over sessions and walks over the graph together; item2vec: over",
        "sessions alone; als: alternating least squares. Tracks that nobody heard are placed by walks"
      })
  Method method;

  @Option(
      names = "--dimension",
      paramLabel = "N",
      defaultValue = "64",
      description = "components of a vector (default: 64)")
  int dimension;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "3",
      description = "Word2Vec: tracks apart at most (default: 3)")
  int window;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "of Word2Vec over sessions, or of ALS (default: 40, ALS: 10)")
  @Nullable Integer iterations;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      defaultValue = "0.025",
      description = "of Word2Vec (default: 0.025)")
  double learningRate;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      defaultValue = "2",
      description = "a track heard more seldom is placed by the graph (default: 2)")
  int minCount;

  @Option(
      names = "--subsample",
      paramLabel = "T",
      defaultValue = "0",
      description =
          "Word2Vec: of tracks with a larger share of all listens fewer are kept; 0: all (default: 0)")
  double subsample;

  @Option(
      names = "--alpha",
      paramLabel = "X",
      defaultValue = "40",
      description = "ALS: confidence of a listen (default: 40)")
  double alpha;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "ALS: regularisation (default: 0.1)")
  double lambda;

  @Option(
      names = "--walks",
      paramLabel = "N",
      defaultValue = "2",
      description = "graph: walks that begin at each track (default: 2)")
  int walks;

  @Option(
      names = "--walk-length",
      paramLabel = "N",
      defaultValue = "8",
      description = "graph: nodes of a walk (default: 8)")
  int walkLength;

  @Option(
      names = "--walk-iterations",
      paramLabel = "N",
      defaultValue = "15",
      description = "graph: of Word2Vec over both (default: 15)")
  int walkIterations;

  @Option(
      names = "--heard-share",
      paramLabel = "X",
      defaultValue = "0.5",
      description = "of a walk's steps from a track that go where listening leads (default: 0.5)")
  double heardShare;

  @Option(
      names = "--half-life",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "in which a listen loses half its weight for popularity (default: 30)")
  double halfLifeDays;

  @Option(
      names = "--pause",
      paramLabel = "MINUTES",
      defaultValue = "30",
      description = "that divides sessions where the log does not name them (default: 30)")
  double pauseMinutes;

  @Option(
      names = "--co-listens",
      paramLabel = "N",
      defaultValue = "50",
      description = "kept for each track (default: 50)")
  int coListens;

  @Option(
      names = "--recent-sessions",
      paramLabel = "N",
      defaultValue = "100000",
      description = "kept for the session neighbours (default: 100000)")
  int recentSessions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of everything that is drawn by chance (default: 1)")
  long seed;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "in how many parts the data is worked on; another number, other rounding in ALS (default: 8)")
  int partitions;

  @Option(
      names = "--word2vec-partitions",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "1 (default): one task trains, the same seed gives the same bytes anywhere; more: that many",
        "side by side, averaged after each iteration: faster, a little worse, repeatable in local mode"
      })
  int wordPartitions;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "of a Spark cluster, such as spark://host:7077; without it local[*]")
  @Nullable String master;

  @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "a setting of Spark")
  Map<String, String> conf = new LinkedHashMap<>();

  @Option(
      names = "--space",
      paramLabel = "NAME",
      description =
          "names the vector space of the catalogue; without it the vectors' content names it")
  @Nullable String space;

  @Option(names = "--no-catalogue", description = "leaves the catalogue to fm catalogue build")
  boolean noCatalogue;

  /** Throws what cannot be as the user's mistake. */
  void check() {
    require(
        sessions != null || journal != null || ratings != null,
        "must be told what to learn from: --sessions, --journal or --ratings");
    require(
        dimension >= 1 && dimension <= CatalogueLimits.DIMENSION,
        "must be 1 to " + CatalogueLimits.DIMENSION + ": --dimension=" + dimension);
    atLeast(1, "--window", window);
    atLeast(1, "--iterations", iterations());
    atLeast(1, "--min-count", minCount);
    atLeast(1, "--walks", walks);
    atLeast(2, "--walk-length", walkLength);
    atLeast(1, "--walk-iterations", walkIterations);
    atLeast(1, "--co-listens", coListens);
    atLeast(0, "--recent-sessions", recentSessions);
    atLeast(1, "--partitions", partitions);
    atLeast(1, "--word2vec-partitions", wordPartitions);
    require(learningRate > 0, "must be > 0: --learning-rate=" + learningRate);
    require(subsample >= 0, "must be >= 0: --subsample=" + subsample);
    require(alpha > 0, "must be > 0: --alpha=" + alpha);
    require(lambda > 0, "must be > 0: --lambda=" + lambda);
    require(halfLifeDays > 0, "must be > 0: --half-life=" + halfLifeDays);
    require(pauseMinutes > 0, "must be > 0: --pause=" + pauseMinutes);
    require(heardShare >= 0 && heardShare <= 1, "must be 0 to 1: --heard-share=" + heardShare);
  }

  /** Looks for the files, which is quicker without Spark. */
  void checkFiles() {
    Stream.of(sessions, journal, ratings, triples)
        .filter(Objects::nonNull)
        .forEach(place -> Log.require(String.valueOf(place)));
    require(Files.isRegularFile(tracks), "must be a file that exists: file=" + tracks);
  }

  private static void atLeast(int least, String option, int value) {
    require(value >= least, "must be >= " + least + ": " + option + "=" + value);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new CatalogueException(message);
    }
  }

  private int iterations() {
    if (iterations != null) {
      return iterations;
    }
    return method == Method.ALS ? ALS_ITERATIONS : WORD_ITERATIONS;
  }

  WordVectors overSessions() {
    return new WordVectors(
        dimension, window, iterations(), minCount, learningRate, wordPartitions, seed);
  }

  WordVectors overBoth() {
    return new WordVectors(
        dimension, window, walkIterations, 1, learningRate, wordPartitions, seed);
  }

  WordVectors overWalks() {
    return new WordVectors(
        dimension, COLD_WINDOW, COLD_ITERATIONS, 1, learningRate, wordPartitions, seed);
  }

  ImplicitFactors factors() {
    return new ImplicitFactors(dimension, iterations(), lambda, alpha, partitions, seed);
  }

  Walks walks() {
    return new Walks(walks, walkLength, heardShare, seed);
  }

  /** To place what nobody heard: of these more, and longer. */
  Walks coldWalks() {
    return new Walks(COLD_WALKS, COLD_LENGTH, heardShare, seed);
  }

  long halfLifeMs() {
    return (long) (halfLifeDays * 24 * 60 * 60 * 1_000);
  }

  long pauseMs() {
    return (long) (pauseMinutes * 60 * 1_000);
  }

  /** What the outcome depends on, by the names of the options. */
  Map<String, Object> parameters() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("method", method.name().toLowerCase(java.util.Locale.ROOT));
    all.put("dimension", dimension);
    all.put("window", window);
    all.put("iterations", iterations());
    all.put("learning-rate", learningRate);
    all.put("min-count", minCount);
    all.put("subsample", subsample);
    all.put("alpha", alpha);
    all.put("lambda", lambda);
    all.put("walks", walks);
    all.put("walk-length", walkLength);
    all.put("walk-iterations", walkIterations);
    all.put("heard-share", heardShare);
    all.put("half-life", halfLifeDays);
    all.put("pause", pauseMinutes);
    all.put("co-listens", coListens);
    all.put("recent-sessions", recentSessions);
    all.put("partitions", partitions);
    all.put("word2vec-partitions", wordPartitions);
    return all;
  }
}
