package io.privatefm.load;

import io.privatefm.bench.data.Folders;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Feedback;
import io.privatefm.station.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One station carried over from the demo catalogue to the next: what an event loop does for each of
 * its stations in a swap. 256 listeners take turns, each with 200 spins behind it.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CarryOverBenchmark {
  /** What the next catalogue is like. */
  public enum Next {
    /** The same tracks in the same space. */
    SAME,
    /** The same tracks in another space, where every interest is made anew. */
    SPACE,
    /** None of the tracks, so that everything is lost. */
    OTHER
  }

  private static final int STATIONS = 256;
  private static final int SPINS = 200;

  /** Tracks in each catalogue. */
  @Param("20000")
  int tracks;

  /** What the next catalogue is like. */
  @Param Next next;

  private final Station[] stations = new Station[STATIONS];
  private Path directory;
  private Catalogue before;
  private Catalogue after;
  private Engine engine;
  private long nowMs = 1_795_300_000_000L;
  private int turn;

  /** Makes both catalogues and lets every listener find a taste. */
  @Setup
  public void tuneIn() throws IOException {
    directory = Files.createTempDirectory("carry");
    DemoCatalogue.of(tracks, DemoCatalogue.SEED).publish(directory.resolve("before"));
    before = Catalogue.open(directory.resolve("before"));
    after = next();
    Engine playing = new Engine(before, EngineOptions.DEFAULT);
    for (int i = 0; i < STATIONS; i++) {
      stations[i] = playing.tuneIn("listener-" + i, "s-" + i, nowMs);
      playing.play(stations[i], nowMs);
      for (int spin = 0; spin < SPINS; spin++) {
        nowMs += 1_000;
        playing.tell(stations[i], reaction(stations[i], spin), nowMs);
      }
    }
    engine = new Engine(after, EngineOptions.DEFAULT);
  }

  private Feedback reaction(Station station, int spin) {
    String current = Objects.requireNonNull(station.current()).id();
    return spin % 3 == 0
        ? new Feedback.Completed(current, nowMs)
        : new Feedback.Skipped(current, 20_000, nowMs);
  }

  private Catalogue next() {
    List<Track> list = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int row = 0; row < before.size(); row++) {
      Track track = before.track(row);
      String id = next == Next.OTHER ? "other-" + row : track.id();
      list.add(Track.of(id, track.title(), track.artist(), track.tags().toArray(String[]::new)));
      vectors.add(new float[before.dimension()]);
      before.index().copyVector(row, vectors.getLast());
    }
    String space = next == Next.SAME ? before.vectorSpace() : "another";
    CatalogueBuilder.of(list, vectors).space(space).publish(directory.resolve("after"));
    return Catalogue.open(directory.resolve("after"));
  }

  /** Closes and removes the catalogues. */
  @TearDown
  public void close() throws IOException {
    before.close();
    after.close();
    Folders.delete(directory);
  }

  /** One station, ready to play from the next catalogue. */
  @Benchmark
  public Station carryOver() {
    return engine.carryOver(stations[turn++ % STATIONS]);
  }
}
