package io.privatefm.trainer;

import io.privatefm.catalogue.BuildReport;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Match;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.catalogue.reader.SessionFile;
import io.privatefm.catalogue.reader.TrackReader;
import io.privatefm.catalogue.reader.VectorReader;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.trainer.graph.Triple;
import io.privatefm.trainer.listen.CoListen;
import io.privatefm.trainer.listen.Popularity;
import io.privatefm.trainer.log.Session;
import io.privatefm.trainer.out.NpyFile;
import io.privatefm.trainer.out.TextFile;
import io.privatefm.trainer.out.TrackLine;
import io.privatefm.trainer.out.TrainingFiles;
import io.privatefm.trainer.rank.PriorWeights;
import io.privatefm.trainer.vector.TrackVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** Writes what came of a training, file by file; docs/training.md tells their formats. */
final class Outcome {
  private final Path folder;
  private final TrainOptions options;

  Outcome(Path folder, TrainOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /** Writes the co-listens, sorted as they are, and keeps them for the walks. */
  JavaRDD<CoListen> coListens(JavaRDD<CoListen> heard, List<String> ids) {
    JavaRDD<CoListen> kept = heard.persist(StorageLevel.MEMORY_AND_DISK());
    TextFile.write(
        file(TrainingFiles.CO_LISTENS),
        "track\tother\tsessions\tscore",
        kept.toLocalIterator(),
        each ->
            ids.get(each.track())
                + "\t"
                + ids.get(each.other())
                + "\t"
                + each.sessions()
                + "\t"
                + each.score());
    return kept;
  }

  /** Writes the graph, and keeps it for the walks. */
  JavaRDD<Triple> graph(JavaRDD<Triple> triples) {
    JavaRDD<Triple> kept = triples.persist(StorageLevel.MEMORY_AND_DISK());
    TextFile.write(
        file(TrainingFiles.GRAPH),
        "head\trelation\ttail",
        kept.toLocalIterator(),
        triple -> triple.head() + "\t" + triple.relation() + "\t" + triple.tail());
    return kept;
  }

  /** Writes the tracks that have a vector, their vectors and ids, and the popularity of all. */
  int tracks(List<Track> tracks, TrackVectors vectors, Popularity popularity) {
    List<float[]> rows = new ArrayList<>();
    List<Track> placed = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    double[] shares = popularity.shares();
    for (int row = 0; row < tracks.size(); row++) {
      float[] vector = vectors.get(row);
      if (vector != null) {
        rows.add(vector);
        placed.add(tracks.get(row));
        lines.add(TrackLine.of(tracks.get(row), rounded(shares[row])));
      }
    }
    NpyFile.write(file(TrainingFiles.VECTORS), rows, vectors.dimension());
    TextFile.write(file(TrainingFiles.VECTOR_IDS), placed.iterator(), Track::id);
    TextFile.write(file(TrainingFiles.TRACKS), lines.iterator(), line -> line);
    TextFile.write(
        file(TrainingFiles.POPULARITY),
        "track\tlistens\tdecayed",
        IntStream.range(0, tracks.size()).iterator(),
        row ->
            tracks.get(row).id()
                + "\t"
                + popularity.listens()[row]
                + "\t"
                + popularity.decayed()[row]);
    return placed.size();
  }

  private static double rounded(double share) {
    return Math.round(share * 1e6) / 1e6;
  }

  /** Writes the newest sessions of two tracks or more, the oldest first. */
  long sessions(JavaRDD<Session> sessions, List<String> ids) {
    long most = options.recentSessions; // the executors need no more of this
    JavaRDD<Session> newest =
        sessions
            .filter(session -> session.length() > 1)
            .sortBy(session -> session, false, sessions.getNumPartitions())
            .zipWithIndex()
            .filter(session -> session._2() < most)
            .map(session -> session._1())
            .sortBy(session -> session, true, sessions.getNumPartitions());
    TextFile.write(
        file(TrainingFiles.SESSIONS), newest.toLocalIterator(), session -> line(session, ids));
    return newest.count();
  }

  private static String line(Session session, List<String> ids) {
    Map<String, Object> line = new LinkedHashMap<>();
    if (session.endMs() > 0) {
      line.put("endMs", session.endMs());
    }
    line.put("tracks", Arrays.stream(session.tracks()).mapToObj(ids::get).toList());
    return TrackLine.text(line);
  }

  /** Writes the prior weights of the ranker. */
  PriorWeights prior(PriorWeights prior) {
    JsonFile.write(prior, file(TrainingFiles.PRIOR));
    return prior;
  }

  /** Builds the catalogue of the files. */
  @Nullable BuildReport catalogue() {
    if (options.noCatalogue) {
      return null;
    }
    try (TrackSource from = TrackReader.open(file(TrainingFiles.TRACKS));
        VectorSource with = VectorReader.open(file(TrainingFiles.VECTORS));
        SessionFile heard = SessionFile.open(file(TrainingFiles.SESSIONS))) {
      CatalogueBuilder builder =
          CatalogueBuilder.of(from, with).match(Match.POSITION).sessions(heard);
      if (options.space != null) {
        builder.space(options.space);
      }
      return builder.publish(file(TrainingFiles.CATALOGUE));
    }
  }

  /** Writes the report, for programs and for people. */
  void report(TrainReport report) {
    JsonFile.write(report, file(TrainingFiles.REPORT));
    try {
      Files.writeString(file(TrainingFiles.REPORT_TEXT), ReportText.of(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
