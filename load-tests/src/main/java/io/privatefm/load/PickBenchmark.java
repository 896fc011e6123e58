package io.privatefm.load;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.station.Feedback;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.vector.Profile;
import java.io.IOException;
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
 * One feedback to the next pick over the demo catalogue: a skip or a completion is learned, every
 * channel recalls afresh, and a spin with its evidence is drawn.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PickBenchmark {
  /** Tracks in the catalogue. */
  @Param({"20000", "100000", "1000000"})
  int tracks;

  /** Sessions of other people in the catalogue, which foretell. */
  @Param("0")
  int sessions;

  /** How their vectors are laid out: as a catalogue has them unless told otherwise. */
  @Param("FAST")
  Profile index;

  /** The bandit. */
  @Param({"THOMPSON", "SQUARE_CB"})
  PolicyKind policy;

  private WarmStations stations;

  /** Makes the catalogue and lets every listener find a taste. */
  @Setup
  public void tuneIn() throws IOException {
    stations = new WarmStations(tracks, sessions, index, policy);
  }

  /** Closes and removes the catalogue. */
  @TearDown
  public void close() throws IOException {
    stations.close();
  }

  /** A skip, or in every fourth turn a completion, and the pick that follows. */
  @Benchmark
  public Spin feedbackToNext() {
    Station station = stations.next();
    String spin = WarmStations.current(station);
    if (stations.turn() % 4 == 0) {
      stations.tell(station, new Feedback.Completed(spin, stations.nowMs()));
    } else {
      stations.tell(station, new Feedback.Skipped(spin, 100_000, stations.nowMs()));
    }
    return Objects.requireNonNull(station.current());
  }
}
