package io.privatefm.load;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.engine.Change;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Feedback;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.vector.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * One feedback to the next pick over the demo catalogue: a skip or a completion is learned, every
 * channel recalls afresh, and a spin with its evidence is drawn. Sixteen listeners take turns, each
 * after 40 completed spins, so that stations have several interests.
 *
 * <p>The catalogue is made anew for every combination; a million tracks take minutes.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PickBenchmark {
  private static final int STATIONS = 16;

  /** Tracks in the catalogue. */
  @Param({"20000", "100000", "1000000"})
  int tracks;

  /** How their vectors are laid out. */
  @Param("COMPACT")
  Profile index;

  /** The bandit. */
  @Param({"THOMPSON", "SQUARE_CB"})
  PolicyKind policy;

  private final Station[] stations = new Station[STATIONS];
  private Path directory;
  private Catalogue catalogue;
  private Engine engine;
  private long nowMs = 1_795_300_000_000L;
  private int turn;

  /** Makes the catalogue and lets every listener find a taste. */
  @Setup
  public void tuneIn() throws IOException {
    directory = Files.createTempDirectory("pick");
    DemoCatalogue.of(tracks, DemoCatalogue.SEED).index(index).publish(directory);
    catalogue = Catalogue.open(directory);
    engine = new Engine(catalogue, EngineOptions.DEFAULT.withPolicy(policy));
    for (int i = 0; i < STATIONS; i++) {
      stations[i] = engine.tuneIn("listener-" + i, "s-" + i, nowMs);
      engine.play(stations[i], nowMs);
      for (int spin = 0; spin < 40; spin++) {
        nowMs += 1_000;
        tell(stations[i], new Feedback.Completed(current(stations[i]), nowMs));
      }
    }
  }

  /** Closes and removes the catalogue. */
  @TearDown
  public void close() throws IOException {
    catalogue.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String current(Station station) {
    return Objects.requireNonNull(station.current()).id();
  }

  private Change tell(Station station, Feedback feedback) {
    return engine.tell(station, feedback, nowMs);
  }

  /** A skip, or in every fourth turn a completion, and the pick that follows. */
  @Benchmark
  public Spin feedbackToNext() {
    Station station = stations[turn++ % STATIONS];
    nowMs += 1_000;
    String spin = current(station);
    if (turn % 4 == 0) {
      tell(station, new Feedback.Completed(spin, nowMs));
    } else {
      tell(station, new Feedback.Skipped(spin, 100_000, nowMs));
    }
    return Objects.requireNonNull(station.current());
  }
}
