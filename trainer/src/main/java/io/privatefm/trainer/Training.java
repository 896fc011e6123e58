package io.privatefm.trainer;

import io.privatefm.catalogue.Track;
import io.privatefm.trainer.graph.Graph;
import io.privatefm.trainer.graph.Triple;
import io.privatefm.trainer.listen.CoListen;
import io.privatefm.trainer.listen.CoListens;
import io.privatefm.trainer.listen.Popularity;
import io.privatefm.trainer.log.Dropped;
import io.privatefm.trainer.log.KnownTracks;
import io.privatefm.trainer.log.Session;
import io.privatefm.trainer.log.TripleFile;
import io.privatefm.trainer.rank.PriorWeights;
import io.privatefm.trainer.vector.TrackVectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** One training, from the logs to the folder that holds all that came of them. */
final class Training {
  private static final int NAMED = 20;

  private final JavaSparkContext spark;
  private final TrainOptions options;
  private final Phases phases;
  private final List<String> notes = new ArrayList<>();

  Training(JavaSparkContext spark, TrainOptions options, Phases phases) {
    this.spark = spark;
    this.options = options;
    this.phases = phases;
  }

  /** Does all phases and writes what comes of them into the folder. */
  TrainReport run(Path folder) {
    Outcome outcome = new Outcome(folder, options);
    List<Track> tracks = phases.run("tracks", () -> Tracks.read(options.tracks));
    List<String> ids = tracks.stream().map(Track::id).toList();
    KnownTracks known = new KnownTracks(ids);
    Listening listening =
        phases.run("logs", () -> Listening.read(spark, options, spark.broadcast(known)));
    Popularity popularity =
        phases.run(
            "popularity",
            () -> Popularity.of(listening.liked(), tracks.size(), options.halfLifeMs()));
    noteTimes(popularity);
    JavaRDD<CoListen> heard =
        phases.run(
            "co-listens",
            () ->
                outcome.coListens(
                    CoListens.of(spark, listening.liked(), tracks.size(), options.coListens), ids));
    TripleFile more = options.triples == null ? null : TripleFile.open(spark, options.triples);
    JavaRDD<Triple> triples =
        phases.run("graph", () -> outcome.graph(Graph.of(spark, tracks, more)));
    VectorPhase vectoring = new VectorPhase(spark, options, phases, ids, known, popularity);
    TrackVectors vectors = vectoring.run(listening, triples, heard);
    phases.run("files", () -> outcome.tracks(tracks, vectors, popularity));
    phases.run("sessions", () -> outcome.sessions(listening.liked(), ids));
    phases.run("prior", () -> prior(listening, outcome));
    phases.run("catalogue", outcome::catalogue);
    TrainReport report =
        report(tracks, listening, more, popularity, vectors, vectoring.placed(), heard, triples);
    outcome.report(report);
    return report;
  }

  /** Weights of the ranker; none, and a note, where no spin tells its features. */
  private boolean prior(Listening listening, Outcome outcome) {
    JavaRDD<double[]> rewards = listening.rewards();
    if (rewards == null || rewards.isEmpty()) {
      notes.add("No prior weights of the ranker: only a journal tells the features of its arms.");
      return false;
    }
    outcome.prior(PriorWeights.fit(rewards));
    return true;
  }

  private void noteTimes(Popularity popularity) {
    if (popularity.newestMs() == 0) {
      notes.add("The logs tell no times: popularity counts every listen alike.");
    }
  }

  private TrainReport report(
      List<Track> tracks,
      Listening listening,
      @Nullable TripleFile more,
      Popularity popularity,
      TrackVectors vectors,
      int placed,
      JavaRDD<CoListen> heard,
      JavaRDD<Triple> triples) {
    List<Dropped> dropped = new ArrayList<>(listening.dropped());
    List<TrainReport.Input> inputs = new ArrayList<>(listening.inputs());
    if (more != null) {
      dropped.addAll(more.dropped());
      inputs.add(new TrainReport.Input(more.name(), "triples", more.rows().count()));
    }
    JavaRDD<Session> sessions = listening.liked();
    List<String> without =
        IntStream.range(0, tracks.size())
            .filter(row -> vectors.get(row) == null)
            .mapToObj(row -> tracks.get(row).id())
            .toList();
    if (!without.isEmpty()) {
      notes.add(
          "Tracks without a vector are left out of the catalogue: nobody heard them often enough,"
              + " and no artist, album, tag or triple joins them to one that was heard.");
    }
    return new TrainReport(
        spark.version(),
        Runtime.version().toString(),
        spark.master(),
        options.seed,
        options.parameters(),
        inputs,
        dropped,
        new TrainReport.Counts(
            tracks.size(),
            sessions.count(),
            sessions.filter(session -> session.length() == 1).count(),
            Arrays.stream(popularity.listens()).sum(),
            heard.count(),
            triples.count()),
        new TrainReport.Coverage(
            Arrays.stream(popularity.listens()).filter(listens -> listens > 0).count(),
            vectors.count() - placed,
            placed,
            without.size()),
        without.subList(0, Math.min(NAMED, without.size())),
        phases.seconds(),
        notes);
  }
}
