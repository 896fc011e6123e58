package io.privatefm.evaluate.simulate;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.evaluate.simulate.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A truth, and the real catalogue that was built from what other listeners told of it. The row of a
 * track is its number. The catalogue lies in a temporary directory, which {@link #close} removes.
 */
final class Stage implements AutoCloseable {
  private final Truth truth;
  private final Catalogue catalogue;
  private final Path directory;
  private final double[] shares;
  private final long seed;

  private Stage(Truth truth, Catalogue catalogue, Path directory, double[] shares, long seed) {
    this.truth = truth;
    this.catalogue = catalogue;
    this.directory = directory;
    this.shares = shares;
    this.seed = seed;
  }

  /** Builds the catalogue and opens it. */
  static Stage of(Truth truth, Training training, long seed) {
    Path directory = null;
    try {
      directory = Files.createTempDirectory("fm-simulate-");
      List<float[]> vectors = ItemVectors.of(training, seed);
      CatalogueBuilder.of(tracks(truth, training), VectorSource.of(vectors))
          .threads(1)
          .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
          .publish(directory);
      Catalogue catalogue = Catalogue.open(directory);
      double[] shares = IntStream.range(0, truth.tracks()).mapToDouble(training::share).toArray();
      return new Stage(truth, catalogue, directory, shares, seed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      remove(directory);
      throw e;
    }
  }

  private static TrackSource tracks(Truth truth, Training training) {
    Iterator<TrackSource.Row> rows =
        IntStream.range(0, truth.tracks())
            .mapToObj(track -> new TrackSource.Row(track(truth, track), training.heardOut(track)))
            .iterator();
    return TrackSource.ofRows("simulation", truth.tracks(), rows);
  }

  private static Track track(Truth truth, int track) {
    return new Track(
        id(track),
        "Track " + track,
        truth.artist(track),
        null,
        truth.durationMs(track),
        truth.tags(track),
        null,
        0,
        null,
        Map.of());
  }

  /** The id of a track in the catalogue. */
  static String id(int track) {
    return "t-" + track;
  }

  Truth truth() {
    return truth;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The seed of this world. */
  long seed() {
    return seed;
  }

  /** How likely anybody heard the track out in training, 0 to 1. */
  double share(int track) {
    return shares[track];
  }

  @Override
  public void close() {
    catalogue.close();
    remove(directory);
  }

  private static void remove(@Nullable Path directory) {
    if (directory == null) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory)) {
      paths = new ArrayList<>(walk.sorted(Comparator.reverseOrder()).toList());
      for (Path path : paths) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
