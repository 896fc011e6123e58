package io.privatefm.load;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.engine.Change;
import io.privatefm.station.Feedback;
import io.privatefm.station.Station;
import io.privatefm.vector.Profile;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One feedback that is learned and calls for no pick: a spin is heard out, and the one that was
 * announced follows. Beside {@link PickBenchmark} it tells what a pick costs alone. Bytes allocated
 * an operation include the pick before, which is not timed.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FeedbackBenchmark {
  private static final int TRACKS = 20_000;

  private WarmStations stations;
  private Station station;

  /** Makes the catalogue and lets every listener find a taste. */
  @Setup
  public void tuneIn() throws IOException {
    stations = new WarmStations(TRACKS, 0, Profile.COMPACT, PolicyKind.THOMPSON);
  }

  /** Closes and removes the catalogue. */
  @TearDown
  public void close() throws IOException {
    stations.close();
  }

  /** The spin begins, and the next is announced: that pick is not measured. */
  @Setup(Level.Invocation)
  public void start() {
    station = stations.next();
    String spin = WarmStations.current(station);
    stations.tell(station, new Feedback.Started(spin, stations.nowMs()));
  }

  /** The spin is heard out: it is learned, and the announced one follows. */
  @Benchmark
  public Change completed() {
    String spin = WarmStations.current(station);
    return stations.tell(station, new Feedback.Completed(spin, stations.nowMs()));
  }
}
