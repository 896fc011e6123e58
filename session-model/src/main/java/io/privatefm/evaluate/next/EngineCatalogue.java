package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.RelationCounts;
import io.privatefm.catalogue.SessionSource;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.catalogue.reader.RelationFiles;
import io.privatefm.catalogue.reader.VectorReader;
import io.privatefm.catalogue.sessions.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogues that the engine is measured on: the caller's, or one of the tracks of each
 * training part, with the caller's vectors or {@link CoListening}'s. It is built once for a part,
 * in a folder of its own, which goes at the end. Owned by one thread.
 */
final class EngineCatalogue implements AutoCloseable {
  private final Tracks tracks;
  private final Vocabulary vocabulary;
  private final NextTrackRequest.About about;
  private final long seed;
  private final List<String> notes;
  private final Progress progress;
  private final IdentityHashMap<Sessions, Opened> open = new IdentityHashMap<>();

  EngineCatalogue(
      Tracks tracks,
      Vocabulary vocabulary,
      NextTrackRequest.About about,
      long seed,
      List<String> notes,
      Progress progress) {
    this.tracks = tracks;
    this.vocabulary = vocabulary;
    this.about = about;
    this.seed = seed;
    this.notes = notes;
    this.progress = progress;
  }

  @Override
  public void close() {
    open.values().forEach(Opened::close);
  }

  /** Whether the catalogues know nothing but their training part, as far as this command sees. */
  boolean isMadeHere() {
    return about.catalogue() == null && about.vectors() == null;
  }

  /** The one for these sessions. */
  Opened of(Sessions train) {
    return open.computeIfAbsent(train, this::open);
  }

  /**
   * An open catalogue.
   *
   * @param rows by track; -1 for one that the catalogue does not have
   * @param numbers of tracks by row; -1 for one that no session has
   * @param folder to be deleted; null when it is the caller's
   */
  @SuppressWarnings("ArrayRecordComponent") // read as they are, compared by nobody
  record Opened(Catalogue catalogue, int[] rows, int[] numbers, @Nullable Path folder) {
    void close() {
      catalogue.close();
      if (folder != null) {
        delete(folder);
      }
    }
  }

  private Opened open(Sessions train) {
    Path given = about.catalogue();
    if (given != null) {
      note("engine: catalogue " + given.getFileName() + ", taken to be of the training part alone");
      return opened(Catalogue.open(given), null);
    }
    try {
      Path folder = Files.createTempDirectory("fm-evaluate-");
      try {
        build(train, folder.resolve("catalogue"));
        return opened(Catalogue.open(folder.resolve("catalogue")), folder);
      } catch (RuntimeException e) {
        delete(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  private Opened opened(Catalogue catalogue, @Nullable Path folder) {
    int[] rows = new int[vocabulary.size()];
    int[] numbers = new int[catalogue.size()];
    Arrays.fill(numbers, -1);
    for (int track = 0; track < rows.length; track++) {
      rows[track] = catalogue.row(vocabulary.id(track));
      if (rows[track] >= 0) {
        numbers[rows[track]] = track;
      }
    }
    return new Opened(catalogue, rows, numbers, folder);
  }

  private void build(Sessions train, Path directory) {
    float[][] vectors = vectors(train);
    List<TrackSource.Row> rows = new ArrayList<>();
    List<float[]> with = new ArrayList<>();
    for (int track = 0; track < vectors.length; track++) {
      float[] vector = vectors[track];
      if (train.plays(track) > 0 && vector.length > 0) {
        rows.add(new TrackSource.Row(tracks.track(track), train.plays(track)));
        with.add(vector);
      }
    }
    note("engine: catalogue of " + rows.size() + " tracks of the training part");
    TrackSource source = TrackSource.ofRows("training part", rows.size(), rows.iterator());
    CatalogueBuilder builder =
        CatalogueBuilder.of(source, VectorSource.of(with))
            .match(io.privatefm.catalogue.Match.POSITION)
            .progress(progress)
            .sessions(sessions(train));
    try (RelationFiles relations = RelationFiles.open(about.relations())) {
      relations.tell(builder);
      noteRelations(builder.publish(directory).relations());
    }
  }

  private void noteRelations(RelationCounts told) {
    if (told.triples() > 0) {
      note(
          "engine: "
              + told.edges()
              + " edges of "
              + told.triples()
              + " triples over "
              + told.entities()
              + " entities");
    }
  }

  private SessionSource sessions(Sessions train) {
    int[] next = {0};
    return () ->
        next[0] == train.count()
            ? null
            : Arrays.stream(train.tracksOf(next[0]++)).mapToObj(vocabulary::id).toList();
  }

  /** Vectors by track; of length 0 for a track without one. */
  private float[][] vectors(Sessions train) {
    Path file = about.vectors();
    if (file == null) {
      note("engine: " + CoListening.TEXT + " of the training part");
      return CoListening.vectors(train, seed, progress);
    }
    note("engine: vectors " + file.getFileName() + ", taken to be of the training part alone");
    float[][] vectors = new float[vocabulary.size()][0];
    try (VectorSource source = VectorReader.open(file)) {
      float[] vector = new float[source.dimension()];
      for (int row = 0; source.next(vector); row++) {
        String id = source.hasIds() ? source.id() : null;
        int track = vocabulary.known(id == null ? Integer.toString(row) : id);
        if (track >= 0) {
          vectors[track] = vector.clone();
        }
      }
    }
    return vectors;
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
