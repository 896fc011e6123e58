package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.engine.Experiment;
import io.privatefm.station.Evidence;
import io.privatefm.station.Feedback;
import io.privatefm.station.Mode;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.TuningChange;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many bytes a spin takes in the journal, all that is around it included. */
class SpinSizeTest {
  private static final int TRACKS = 3_000;
  private static final int DIMENSION = 32;
  private static final int SPINS = 400;
  private static final int MOST_BYTES = 1_024;

  private final ListenerKey key = KeySlot.key(1, new Tag(1, 2), new byte[KeySlot.KEY_BYTES], 0);
  private final Sealer sealer = new Sealer(new SecureRandom());
  private final Random random = new Random(1);
  private int most;
  private long sum;
  private int mostArms;

  /** Ids of 36 characters, titles of Chinese characters that take three bytes each. */
  private Catalogue catalogue(Path directory) {
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      tracks.add(
          new Track(
              id,
              "夜空中最亮的星".repeat(9) + i,
              "Artist " + i % 500,
              null,
              60_000 + random.nextInt(300_000),
              List.of("tag" + i % 17, "tag" + (100 + i % 5)),
              null,
              0,
              null,
              Map.of()));
      vectors.add(unit());
    }
    CatalogueBuilder.of(tracks, vectors).publish(directory);
    return Catalogue.open(directory);
  }

  private float[] unit() {
    float[] vector = new float[DIMENSION];
    double square = 0;
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] = (float) random.nextGaussian();
      square += vector[d] * vector[d];
    }
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  @Test
  void aSpinWithAllArmsAndLongNamesTakesAtMostOneKilobyte(@TempDir Path directory) {
    Experiment experiment = Experiment.parse("christmas: uniform 1, epsilon-greedy 1");
    String listener = new UUID(1, 2).toString();
    try (Catalogue catalogue = catalogue(directory)) {
      Engine engine = new Engine(catalogue, EngineOptions.DEFAULT.withExperiment(experiment));
      Station station = engine.tuneIn(listener, "s-1", 0);
      engine.play(station, 0);
      for (int i = 0; i < SPINS; i++) {
        long nowMs = 1_795_300_000_000L + i * 60_000L;
        Spin spin = Objects.requireNonNull(station.current());
        measure(new Entry.Spun(listener, nowMs, spin, Place.CURRENT));
        react(engine, station, spin, nowMs, i);
      }
    }
    System.out.printf("a sealed spin takes %d bytes on average, at most %d%n", sum / SPINS, most);
    assertEquals(Evidence.MOST_ARMS, mostArms);
    assertTrue(most <= MOST_BYTES, "bytes=" + most);
  }

  private void react(Engine engine, Station station, Spin spin, long nowMs, int i) {
    engine.tell(station, new Feedback.Started(spin.id(), nowMs), nowMs);
    if (i % 50 == 0) {
      Mode mode = List.of(Mode.values()).get(i / 50 % 3);
      engine.tune(station, new TuningChange(mode, null, null, null, nowMs), nowMs);
    }
    if (random.nextInt(4) == 0) {
      engine.tell(station, new Feedback.Liked(spin.id(), nowMs), nowMs);
    }
    engine.tell(
        station,
        random.nextInt(3) == 0
            ? new Feedback.Skipped(spin.id(), 5_000, nowMs)
            : new Feedback.Completed(spin.id(), nowMs),
        nowMs);
  }

  private void measure(Entry.Spun entry) {
    SealedEntry sealed = SealedEntry.of(entry, key, sealer);
    Entry.Spun read = (Entry.Spun) sealed.open(key, sealer);
    assertEquals(entry.spin().atRow(-1), read.spin());
    most = Math.max(most, sealed.record().length);
    sum += sealed.record().length;
    mostArms = Math.max(mostArms, Evidence.of(entry.spin().evidence()).count());
  }
}
